package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.starting.CannotStart;

@DisplayName("A running system that is told something from another terminal")
class ControlTest {

    @TempDir
    private Path data;

    @Test
    @DisplayName("does it")
    void does() {
        try (Control control = new Control(data, 0, system(() -> "order-2 is started."))) {
            control.open();

            assertThat(new RemoteControl(data).scale("order=2")).isEqualTo("order-2 is started.");
        }
    }

    @Test
    @DisplayName("refuses so that whoever says it fails as well: what it cannot do, and anything before it has started")
    void refuses() {
        try (Control control = new Control(data, 0, system(() -> {
            throw new CannotStart("There is no such service.", null);
        }))) {
            control.open();
            assertThatThrownBy(() -> new RemoteControl(data).scale("orders=2"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no such service");
        }
        try (Control control = new Control(data, 0, system(() -> {
            throw new Control.StillStarting();
        }))) {
            control.open();
            assertThatThrownBy(() -> new RemoteControl(data).scale("order=2"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("still being started");
        }
    }

    @Test
    @DisplayName("takes what is said of a setting in the place of what it would say itself")
    void saidTwice() {
        assertThat(Plan.unlessSaid(
                        List.of("shop.aggregates.cached=checked", "server.port=8081"),
                        List.of("--shop.aggregates.cached=false")))
                .containsExactly("server.port=8081");
    }

    private static Control.RunningSystem system(java.util.function.Supplier<String> scaling) {
        return new Control.RunningSystem() {
            @Override
            public String status() {
                return "";
            }

            @Override
            public String scale(String wanted) {
                return scaling.get();
            }

            @Override
            public void stop() {
                // Not asked here.
            }
        };
    }
}
