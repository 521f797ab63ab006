package shop.payment.provider.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.payment.provider.OnlyWithProvider;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@OnlyWithProvider("stripe")
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    @Bean
    StripeProvider stripeProvider(StripeSettings settings, Clock clock) {
        return new StripeProvider(client(settings), settings, clock);
    }

    @Bean
    StripeDisputes stripeDisputes(StripeSettings settings) {
        return new StripeDisputes(client(settings));
    }

    @Bean
    StripeBooks stripeBooks(StripeSettings settings, JsonMapper json) {
        return new StripeBooks(client(settings), json);
    }

    /** It never asks again by itself: what has no answer is asked again under its key, when that is due (PAY-06). */
    static V1Services client(StripeSettings settings) {
        // It would tell Stripe how long its former answers took.
        Stripe.enableTelemetry = false;
        return StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.address().toString())
                .setConnectTimeout(Math.toIntExact(settings.connectWithin().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.answerWithin().toMillis()))
                .setMaxNetworkRetries(0)
                .build()
                .v1();
    }
}
