package shop.shipping.tracking;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(DestinationCalendars.class)
class TrackingConfiguration {}
