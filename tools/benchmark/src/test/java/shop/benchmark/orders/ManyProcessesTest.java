package shop.benchmark.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The status of many processes")
class ManyProcessesTest {

    @Test
    @DisplayName("tells of each that is ready what it holds and has taken")
    void isRead() {
        assertThat(ManyProcesses.instances("""
                        instance         address            process     memory      CPU s  ready after
                        node             127.0.0.1:8124        4711     118 MB        3.5        1.2 s
                        order-1          127.0.0.1:8081        4712          -       21.0        9.8 s
                        order-2          127.0.0.1:8181        4713     201 MB        4.0     starting
                        in all           3 processes                     319 MB
                        """))
                .containsExactly(
                        new ManyProcesses.Instance("node", 118, 3.5, 1.2),
                        new ManyProcesses.Instance("order-1", 0, 21.0, 9.8));
    }

    @Test
    @DisplayName("is no measurement of nothing where it cannot be read")
    void isNotRead() {
        assertThatThrownBy(() -> ManyProcesses.instances("everything is fine"))
                .isInstanceOf(SystemAway.class)
                .hasMessageContaining("everything is fine");
    }
}
