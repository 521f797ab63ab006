package shop.shipping.carrier.tracker;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import shop.shipping.dispatching.Carrier;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("shipping.carrier.tracker.client-id")
@EnableConfigurationProperties(TrackerSettings.class)
class TrackerConfiguration {

    @Bean(defaultCandidate = false)
    TrackerCarrier trackerCarrier(TrackerSettings settings) {
        return new TrackerCarrier(settings);
    }

    /** @param others the carrier of the ship-froms that are not named */
    @Bean
    @Primary
    CarrierPerShipFrom carrierPerShipFrom(
            TrackerSettings settings, @Qualifier("trackerCarrier") TrackerCarrier tracker, Carrier others) {
        return new CarrierPerShipFrom(settings.shipFroms(), tracker, others, settings.addressesChecked());
    }
}
