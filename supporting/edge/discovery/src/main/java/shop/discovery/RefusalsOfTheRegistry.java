package shop.discovery;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;

/**
 * Says once that the registry refuses this service, until it takes it. Its library's own words are switched off, since it has
 * many for a registry that is away.
 */
final class RefusalsOfTheRegistry implements BeanPostProcessor, ClientHttpRequestInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalsOfTheRegistry.class);
    private static final Set<HttpStatusCode> REFUSED = Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN);

    private final AtomicBoolean isTold = new AtomicBoolean();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EurekaClientHttpRequestFactorySupplier library) {
            return (EurekaClientHttpRequestFactorySupplier)
                    (tls, names) -> new InterceptingClientHttpRequestFactory(library.get(tls, names), List.of(this));
        }
        return bean;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(request, body);
        if (!REFUSED.contains(answer.getStatusCode())) {
            isTold.set(false);
        } else if (!isTold.getAndSet(true)) {
            LOG.error(
                    "The registry refuses this service, which nobody finds, and which finds nobody new: {} is to be the"
                            + " token that the registry has",
                    JoinTheOthers.REGISTRY_TOKEN);
        }
        return answer;
    }
}
