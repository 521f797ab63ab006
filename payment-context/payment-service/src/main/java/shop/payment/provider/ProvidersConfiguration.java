package shop.payment.provider;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentProvider;
import shop.payment.disputing.DisputeDesk;

/**
 * The providers at work, as the one that everybody asks. A room is found by the names of its beans: {@code
 * stripeProvider}, {@code stripeBooks}, {@code stripeDisputes}.
 */
@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {

    /**
     * Rule: a service that is told to work with a provider that it does not know says so, before anything of it is
     * there.
     */
    @Bean
    static BeanFactoryPostProcessor providersAreKnown(Environment environment) {
        ProvidersAtWork atWork = ProvidersAtWork.in(environment);
        return beans -> atWork.all().forEach(name -> {
            if (!beans.containsBeanDefinition(name + "Provider")) {
                throw new InvalidConfigurationPropertyValueException(
                        "payment.provider",
                        name,
                        "This service has no room for it: start the one that has, such as payment-" + name + ".");
            }
        });
    }

    @Bean
    ProvidersAtWork providersAtWork(Environment environment) {
        return ProvidersAtWork.in(environment);
    }

    @Bean
    @Primary
    PaymentProvider paymentProvider(ProvidersAtWork atWork, ListableBeanFactory beans) {
        return new ProvidersSideBySide(atWork, rooms(atWork, beans, "Provider", PaymentProvider.class));
    }

    @Bean
    @Primary
    ProviderBooks providerBooks(ProvidersAtWork atWork, ListableBeanFactory beans) {
        return new BooksSideBySide(atWork, rooms(atWork, beans, "Books", ProviderBooks.class));
    }

    @Bean
    @Primary
    DisputeDesk disputeDesk(ProvidersAtWork atWork, ListableBeanFactory beans) {
        Map<String, DisputeDesk> rooms = rooms(atWork, beans, "Disputes", DisputeDesk.class);
        return atWork.beside().isEmpty()
                ? rooms.get(atWork.home())
                : new DesksSideBySide(atWork.all().stream().map(rooms::get).toList());
    }

    /** How the adapter of a provider that tells something by itself writes whose a payment is. */
    @Bean
    WhosePayments whosePayments(ProvidersAtWork atWork) {
        return new WhosePayments(atWork);
    }

    private static <T> Map<String, T> rooms(
            ProvidersAtWork atWork, ListableBeanFactory beans, String what, Class<T> type) {
        return atWork.all().stream().collect(toMap(name -> name, name -> beans.getBean(name + what, type)));
    }
}
