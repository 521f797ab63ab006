package shop.order.market;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One market per running service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Market.class)
class MarketConfiguration {

    @Bean
    BusinessCalendar businessCalendar(Market market) {
        return new BusinessCalendar(market);
    }
}
