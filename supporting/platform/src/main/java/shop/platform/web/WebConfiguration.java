package shop.platform.web;

import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Problems and reads for the HTTP interface of a service. */
@AutoConfiguration(after = AxonAutoConfiguration.class)
@Import({Problems.class, CardNumbersStayOutside.InBodies.class})
public class WebConfiguration {

    @Bean
    CardNumbersStayOutside.InAddressAndHeaders cardNumbersStayOutside() {
        return new CardNumbersStayOutside.InAddressAndHeaders();
    }

    @Bean
    ValidationConfigurationCustomizer sizesInCharacters() {
        return SizesInCharacters.instead();
    }

    @Bean
    Reads reads(QueryGateway queries) {
        return new Reads(queries);
    }
}
