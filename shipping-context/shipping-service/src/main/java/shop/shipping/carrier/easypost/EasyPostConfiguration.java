package shop.shipping.carrier.easypost;

import com.easypost.exception.General.MissingParameterError;
import com.easypost.service.EasyPostClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.vital.Turns;
import shop.shipping.dispatching.CarrierDidNotAnswer;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "shipping.carrier.kind", havingValue = "easypost")
@EnableConfigurationProperties(EasyPostSettings.class)
class EasyPostConfiguration {

    /** Looked for, made, made unchecked, rated, bought, and looked for again. */
    private static final int QUESTIONS = 6;

    @Bean
    EasyPostCarrier easyPostCarrier(EasyPostSettings settings, Turns turns, Clock clock) throws MissingParameterError {
        return new EasyPostCarrier(client(settings), settings, amongInstances(turns, settings), clock);
    }

    /** For as long as all that is asked for one label may take. */
    private static OneAtATime amongInstances(Turns turns, EasyPostSettings settings) {
        Duration longest =
                settings.connectWithin().plus(settings.answerWithin()).multipliedBy(QUESTIONS);
        return (key, asking) -> turns.alone("easypost " + key, longest, asking)
                .orElseThrow(() -> new CarrierDidNotAnswer(key + ": another instance is asking for it"));
    }

    static EasyPostClient client(EasyPostSettings settings) throws MissingParameterError {
        return new EasyPostClient(
                settings.apiKey(),
                Math.toIntExact(settings.connectWithin().toMillis()),
                Math.toIntExact(settings.answerWithin().toMillis()),
                settings.address().toString());
    }
}
