package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.starting.CannotStart;

@DisplayName("What a person says when starting many processes")
class OptionsTest {

    @Test
    @DisplayName("is nothing: then one of each, at its usual place")
    void nothing() {
        Options options = Options.of(List.of("--instances=", ""));

        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.port(Role.GATEWAY)).isEqualTo(8080);
        assertThat(options.viewer()).isEqualTo(8024);
        assertThat(List.of(Role.values()))
                .allSatisfy(role -> assertThat(options.instances().of(role)).isEqualTo(1));
    }

    @Test
    @DisplayName("is how many there are to be of a service, and leaves the others as they are")
    void instances() {
        WantedInstances instances = Options.of(List.of("--instances=order=3, shipping=0,gateway=2,psp=0"))
                .instances();

        assertThat(instances.of(Role.ORDER)).isEqualTo(3);
        assertThat(instances.of(Role.SHIPPING)).isZero();
        assertThat(instances.of(Role.PAYMENT)).isEqualTo(1);
        assertThat(instances.of(Role.GATEWAY)).isEqualTo(2);
        assertThat(instances.of(Role.PSP)).isZero();
        assertThat(instances.of(Role.REGISTRY)).isEqualTo(1);
    }

    @Test
    @DisplayName("is for this system as a whole, or for every application")
    void forWhom() {
        Options options = Options.of(
                List.of("--shop.data=elsewhere", "--shop.port.order=9081", "--shop.time.day=20s", "--a=b=c"));

        assertThat(options.data()).isEqualTo(Path.of("elsewhere"));
        assertThat(options.port(Role.ORDER)).isEqualTo(9081);
        assertThat(options.forAll()).containsExactly("--shop.time.day=20s", "--a=b=c");
    }

    @Test
    @DisplayName("is whose logs are told, and how much of them; unless it is said, the last lines of all")
    void logs() {
        Options said = Options.of(List.of("--of=order-2, payment", "--last=7", "--follow=true"));
        Options unsaid = Options.of(List.of("--of=", "--last=50", "--follow=false"));

        assertThat(said.of()).containsExactly("order-2", "payment");
        assertThat(said.last()).isEqualTo(7);
        assertThat(said.isToFollow()).isTrue();
        assertThat(unsaid.of()).isEmpty();
        assertThat(unsaid.last()).isEqualTo(50);
        assertThat(unsaid.isToFollow()).isFalse();
        assertThat(Options.of(List.of("--last=10000")).last()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "-1", "10001", "999999", "9999999999"})
    @DisplayName("is no number of lines, or more of them than are told:")
    void noNumberOfLines(String said) {
        assertThatThrownBy(() -> Options.of(List.of("--last=" + said)).last())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("'" + said + "'")
                .hasMessageContaining("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--instances=orders=2",
                "--instances=order=-1",
                "--instances=order=10",
                "--instances=order",
                "--instances=node=2",
                "--instances=psp=2",
                "--shop.port.order=port",
                "--shop.port.order=0",
                "--shop.port.order=99999",
                "order=2"
            })
    @DisplayName("is refused in a sentence when it cannot be done:")
    void refused(String said) {
        assertThatThrownBy(() -> {
                    Options options = Options.of(List.of(said));
                    options.instances();
                    options.port(Role.ORDER);
                })
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(said.replaceFirst("--instances=(\\w+).*", "$1"));
    }
}
