package shop.platform.start;

import com.mongodb.ConnectionString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Before anything of a service is made, so that a service that waits can still be stopped: waits for Axon Server and for
 * MongoDB, unless {@code shop.start.await} is false.
 */
final class WaitForServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(WaitForServers.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        // Nothing but a service imports platform.yml, which says so; others may share its classpath.
        if (!environment.getProperty("shop.start.await", Boolean.class, false)) {
            return;
        }
        Servers servers = new Servers(LOG::info);
        if (environment.getProperty("axon.axonserver.enabled", Boolean.class, true)) {
            servers.await(new Servers.AxonServer(
                    environment.getRequiredProperty("axon.axonserver.servers"),
                    environment.getProperty("axon.axonserver.token", ""),
                    environment.getProperty("axon.axonserver.context", "default"),
                    environment.getProperty("axon.axonserver.ssl-enabled", Boolean.class, false)));
        }
        String mongo = environment.getProperty("spring.mongodb.uri");
        if (mongo != null) {
            servers.await(new ConnectionString(mongo));
        }
    }
}
