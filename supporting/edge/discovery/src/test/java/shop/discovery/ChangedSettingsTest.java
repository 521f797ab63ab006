package shop.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

@DisplayName("Settings that have changed while a service runs")
class ChangedSettingsTest {

    private static final String ROOM = "shop.discovery.made.up";

    private final LoggingSystem logging = LoggingSystem.get(ChangedSettingsTest.class.getClassLoader());

    @Test
    @DisplayName("are told to the service; a level of logging that nobody says any more is as it was before")
    void areTold() {
        List<Set<String>> told = new ArrayList<>();
        try (GenericApplicationContext service = new GenericApplicationContext()) {
            service.addApplicationListener(
                    (ApplicationListener<EnvironmentChangeEvent>) event -> told.add(event.getKeys()));
            service.refresh();
            logging.setLogLevel(ROOM, LogLevel.TRACE);

            new ChangedSettings(service, logging).accept(Set.of("logging.level." + ROOM, "order.admission.waiting"));
        }
        assertThat(told).containsExactly(Set.of("logging.level." + ROOM, "order.admission.waiting"));
        assertThat(logging.getLoggerConfiguration(ROOM).getConfiguredLevel()).isNull();
    }
}
