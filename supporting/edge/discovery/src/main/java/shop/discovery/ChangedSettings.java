package shop.discovery;

import java.util.Set;
import java.util.function.Consumer;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has the running service look at settings that have changed. The library does so with those that the store says, and not with
 * those that it says no more; and a level of logging that nobody says any more it leaves as it was.
 */
final class ChangedSettings implements Consumer<Set<String>> {

    private static final String LEVEL = "logging.level.";
    private static final String ROOT = LEVEL + "root";

    private final ConfigurableApplicationContext service;
    private final LoggingSystem logging;

    ChangedSettings(ConfigurableApplicationContext service, LoggingSystem logging) {
        this.service = service;
        this.logging = logging;
    }

    @Override
    public void accept(Set<String> changed) {
        changed.stream()
                .filter(setting -> setting.startsWith(LEVEL) && !setting.equals(ROOT))
                .filter(setting -> !service.getEnvironment().containsProperty(setting))
                .forEach(setting -> logging.setLogLevel(setting.substring(LEVEL.length()), null));
        service.publishEvent(new EnvironmentChangeEvent(service, changed));
    }
}
