package shop.platform.web;

import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Problems and reads for the HTTP interface of a service. */
@AutoConfiguration(after = AxonAutoConfiguration.class)
@Import(Problems.class)
public class WebConfiguration {

    @Bean
    Reads reads(QueryGateway queries) {
        return new Reads(queries);
    }
}
