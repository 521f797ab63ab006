package shop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import shop.quickstart.Quickstart.Application;
import shop.starting.CannotStart;

@DisplayName("Another Axon Server that is named to the quickstart")
class OtherServerTest {

    @TempDir
    static Path data;

    @Test
    @DisplayName("is none when none is named: the quickstart runs a node of its own")
    void isNone() {
        Settings settings = settings();

        assertThat(settings.otherServer()).isEmpty();
        assertThat(argumentsOf("order", settings)).contains("--axon.axonserver.servers=127.0.0.1:8124");
        assertThat(argumentsOf("gateway", settings)).contains("--shop.links.viewer=http://127.0.0.1:8024");
    }

    @Test
    @DisplayName("is told to every service, with its token, and the front page leads to its pages")
    void isToldToAll() {
        Settings settings = settings("--shop.node.address=axon.example:9124", "--shop.node.token=t0k3n");

        for (String service : List.of("order", "payment", "shipping")) {
            assertThat(argumentsOf(service, settings))
                    .contains("--axon.axonserver.servers=axon.example:9124", "--axon.axonserver.token=t0k3n");
        }
        assertThat(argumentsOf("gateway", settings))
                .contains("--shop.links.viewer=http://axon.example:8024")
                .noneMatch(argument -> argument.contains("The node's viewer"));
    }

    @Test
    @DisplayName("may have its pages elsewhere")
    void pagesElsewhere() {
        Settings settings =
                settings("--shop.node.address=axon.example:9124", "--shop.node.dashboard=https://console.example");

        assertThat(argumentsOf("gateway", settings)).contains("--shop.links.viewer=https://console.example");
    }

    @Test
    @DisplayName("leaves the ports of a node alone, which it may listen at itself")
    void leavesPortsAlone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String viewer = "--shop.port.viewer=" + taken.getLocalPort();
            assertThatThrownBy(() -> onFreePorts(viewer).checkPorts()).hasMessageContaining("--shop.port.viewer");

            onFreePorts(viewer, "--shop.node.address=127.0.0.1:9124").checkPorts();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "axon.example", "http://axon.example:8124", "axon.example:8124,", "axon.example:eight"})
    @DisplayName("is refused when it is no address")
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> settings("--shop.node.address=" + address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--shop.node.address=" + address + " is not host:port");
    }

    @ParameterizedTest
    @CsvSource({
        "axon.axonserver.servers=127.0.0.1:9124, --shop.node.address=host:port",
        "axon.axonserver.token=t0k3n, --shop.node.token=",
        "spring.mongodb.uri=mongodb://127.0.0.1/order, --shop.mongo.uri=",
        "server.port=80, --shop.port.gateway=",
        "shop.security.issuer=https://issuer.example, --shop.port.authorization="
    })
    @DisplayName("is named by the quickstart's own options only: what would reach one service is refused, naming them")
    void refusesWhatReachesOneService(String argument, String option) {
        assertThatThrownBy(() -> settings("--" + argument))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not take " + argument.split("=")[0])
                .hasMessageContaining(option);
    }

    @Test
    @DisplayName("and what a person says of a service counts instead of what the quickstart would have said")
    void whatIsSaidCounts() {
        Application order = Applications.of(settings()).get(0);

        assertThat(Quickstart.argumentsOf(order, List.of("--shop.processing.segments=7")))
                .contains("--shop.processing.segments=7")
                .doesNotContain("--shop.processing.segments=2");
    }

    private static Settings onFreePorts(String... arguments) {
        return settings(Stream.concat(
                        Stream.of(Settings.Part.values()).map(part -> "--" + part.property() + "=0"),
                        Stream.of(arguments))
                .filter(argument -> !argument.equals("--shop.port.viewer=0"))
                .toArray(String[]::new));
    }

    private static List<String> argumentsOf(String name, Settings settings) {
        Optional<Application> application = Applications.of(settings).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        return application.orElseThrow().arguments();
    }

    private static Settings settings(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return Settings.from(data, environment);
    }
}
