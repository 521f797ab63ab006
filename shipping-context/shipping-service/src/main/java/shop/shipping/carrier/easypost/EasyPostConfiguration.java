package shop.shipping.carrier.easypost;

import com.easypost.exception.General.MissingParameterError;
import com.easypost.service.EasyPostClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "shipping.carrier.kind", havingValue = "easypost")
@EnableConfigurationProperties(EasyPostSettings.class)
class EasyPostConfiguration {

    @Bean
    EasyPostCarrier easyPostCarrier(EasyPostSettings settings, Clock clock) throws MissingParameterError {
        return new EasyPostCarrier(client(settings), settings, clock);
    }

    static EasyPostClient client(EasyPostSettings settings) throws MissingParameterError {
        return new EasyPostClient(
                settings.apiKey(),
                Math.toIntExact(settings.connectWithin().toMillis()),
                Math.toIntExact(settings.answerWithin().toMillis()),
                settings.address().toString());
    }
}
