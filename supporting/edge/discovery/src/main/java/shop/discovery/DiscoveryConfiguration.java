package shop.discovery;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.client.ConditionalOnDiscoveryEnabled;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClient;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClientConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@AutoConfiguration(after = RefreshAutoConfiguration.class, before = EurekaDiscoveryClientConfiguration.class)
class DiscoveryConfiguration {

    @Bean
    @ConditionalOnProperty(JoinTheOthers.STORE)
    SettingsWatch settingsWatch(
            ContextRefresher running,
            ConfigurableApplicationContext context,
            LoggingSystem logging,
            ConfigurableEnvironment environment,
            @Value("${" + JoinTheOthers.STORE + "}") String store,
            @Value("${" + JoinTheOthers.STORE_TOKEN + ":}") String token,
            @Value("${shop.configuration.every:3s}") Duration every,
            @Value("${spring.application.name}") String service) {
        return new SettingsWatch(
                StoreIsAsked.store(store, token),
                service,
                every,
                running::refresh,
                new ChangedSettings(context, logging),
                environment);
    }

    @Bean
    @ConditionalOnProperty(JoinTheOthers.REGISTRY)
    static RefusalsOfTheRegistry refusalsOfTheRegistry() {
        return new RefusalsOfTheRegistry();
    }

    /** Whoever does not look where others are, as a gateway that is told their addresses, is not registered either. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(JoinTheOthers.REGISTRY)
    @ConditionalOnDiscoveryEnabled
    static class Registered {

        @Bean
        ReadinessIsTold readinessIsTold(ObjectProvider<HealthEndpoint> health, ApplicationInfoManager registered) {
            return new ReadinessIsTold(health, registered);
        }

        @Bean
        EurekaDiscoveryClient readyInstances(EurekaClient registry, EurekaClientConfig config) {
            return new ReadyInstances(registry, config);
        }
    }
}
