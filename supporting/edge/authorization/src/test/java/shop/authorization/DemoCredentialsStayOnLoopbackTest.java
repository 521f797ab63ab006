package shop.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;
import shop.starting.CannotStart;

@DisplayName("Demo credentials")
class DemoCredentialsStayOnLoopbackTest {

    private static final List<AuthorizationProperties.Client> DEMO =
            List.of(new AuthorizationProperties.Client("demo-shop", "demo-shop-secret", "shop"));

    private static final List<AuthorizationProperties.Client> OWN =
            List.of(new AuthorizationProperties.Client("web-shop", "k3-Xw9-secret", "shop"));

    @Test
    @DisplayName("are refused on an address that others can reach, in one sentence")
    void areRefusedElsewhere() throws Exception {
        assertThatThrownBy(() -> DemoCredentialsStayOnLoopback.check(InetAddress.getByName("192.0.2.1"), DEMO))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The authorisation server would listen on 192.0.2.1 with demo credentials (demo-shop),"
                        + " which everybody knows.");
    }

    @Test
    @DisplayName("are refused when no address is named, which means all")
    void areRefusedEverywhere() {
        assertThatThrownBy(() -> DemoCredentialsStayOnLoopback.check(null, DEMO))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("every address");
    }

    @Test
    @DisplayName("are fine on loopback, and clients of one's own anywhere")
    void areFineOnLoopback() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        InetAddress open = InetAddress.getByName("0.0.0.0");
        assertThatCode(() -> DemoCredentialsStayOnLoopback.check(loopback, DEMO))
                .doesNotThrowAnyException();
        assertThatCode(() -> DemoCredentialsStayOnLoopback.check(open, OWN)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("stop the whole server before it answers anybody")
    void stopTheServer(@TempDir Path data) {
        assertThatThrownBy(() -> RunningAuthorization.start(data, "--server.address=0.0.0.0"))
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(CannotStart.class));
    }
}
