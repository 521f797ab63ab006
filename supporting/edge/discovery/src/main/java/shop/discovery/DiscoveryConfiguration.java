package shop.discovery;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

@AutoConfiguration(after = RefreshAutoConfiguration.class)
class DiscoveryConfiguration {

    @Bean
    @ConditionalOnProperty(JoinTheOthers.STORE)
    SettingsWatch settingsWatch(
            ContextRefresher running,
            ConfigurableEnvironment environment,
            @Value("${" + JoinTheOthers.STORE + "}") String store,
            @Value("${" + JoinTheOthers.STORE_TOKEN + ":}") String token,
            @Value("${shop.configuration.every:3s}") Duration every,
            @Value("${spring.application.name}") String service) {
        return new SettingsWatch(StoreIsAsked.store(store, token), service, every, running::refresh, environment);
    }

    @Bean
    @ConditionalOnProperty(JoinTheOthers.REGISTRY)
    static RefusalsOfTheRegistry refusalsOfTheRegistry() {
        return new RefusalsOfTheRegistry();
    }
}
