package shop.node.junit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.node.EmbeddedNode;

@DisplayName("A node for tests")
class NodeExtensionTest {

    @RegisterExtension
    static final NodeExtension SHARED = NodeExtension.inMemory();

    @RegisterExtension
    final NodeExtension own = NodeExtension.inMemory();

    @RepeatedTest(2)
    @DisplayName("that is a test's own is empty each time")
    void startsAnew() throws Exception {
        AxonServerConnectionFactory client = AxonServerConnectionFactory.forClient("test")
                .routingServers(new ServerAddress(own.node().host(), own.node().port()))
                .build();
        assertThat(client.connect("default").eventChannel().getLastToken().get(60, SECONDS))
                .isEqualTo(-1);
        client.connect("default")
                .eventChannel()
                .appendEvents(Event.newBuilder().setMessageIdentifier("one").build())
                .get(60, SECONDS);
        client.shutdown();
    }

    @Test
    @DisplayName("that is shared has its own address")
    void address() {
        assertThat(SHARED.address())
                .isEqualTo("127.0.0.1:" + SHARED.node().port())
                .isNotEqualTo(own.address());
    }

    @Test
    @DisplayName("stops with the test")
    void stops() {
        NodeExtension other = NodeExtension.inMemory();
        other.beforeEach(null);
        EmbeddedNode node = other.node();
        assertThat(node.port()).isPositive();
        other.afterEach(null);

        assertThatThrownBy(other::node).isInstanceOf(IllegalStateException.class);
    }
}
