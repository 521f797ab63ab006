package shop.gateway.routing;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.FormFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import shop.http.client.HttpRequests;

@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    ProxyExchange proxyExchange(
            RestClient.Builder client,
            GatewayMvcProperties gateway,
            RoutingProperties properties,
            OpenStreams streams,
            Instances instances,
            Breakers breakers,
            Traffic traffic) {
        ClientHttpRequestFactory inTime = HttpRequests.within(properties.connectTimeout(), properties.answerTimeout());
        ClientHttpRequestFactory atLeisure = HttpRequests.atLeisure(properties.connectTimeout());
        ProxyExchange one = new TimeoutPerRoute(
                new FaithfulExchange(client.clone().requestFactory(inTime).build(), gateway, streams),
                new FaithfulExchange(client.clone().requestFactory(atLeisure).build(), gateway, streams),
                properties.streams());
        return new BalancedExchange(one, instances, breakers, traffic, properties.attempts());
    }

    @Bean
    Instances instances(
            RoutingProperties properties,
            ObjectProvider<DiscoveryClient> registry,
            ObjectProvider<LoadBalancerClient> balancer) {
        return properties.byName()
                ? new RegisteredInstances(registry.getObject(), balancer.getObject())
                : new FixedInstances();
    }

    @Bean
    Breakers breakers(RoutingProperties properties) {
        return new Breakers(properties.breaker());
    }

    @Bean
    Traffic traffic() {
        return new Traffic();
    }

    /** Keeps what a form says out of addresses; also when its body was taken first, and it comes by another dispatch. */
    @Bean
    FilterRegistrationBean<FormFilter> formsStayInTheBody(FormFilter forms) {
        var registration = new FilterRegistrationBean<>(forms);
        registration.setOrder(forms.getOrder());
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    @Bean
    RouterFunction<ServerResponse> otherMethods(GatewayMvcProperties gateway) {
        return OtherMethods.of(gateway);
    }

    @Bean
    OpenStreams openStreams() {
        return new OpenStreams();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RequestHttpHeadersFilter callerAsSeenHere() {
        return new CallerAsSeenHere();
    }

    @Bean
    AbsentServices absentServices(RoutingProperties properties) {
        return new AbsentServices(properties.retryAfter());
    }
}
