package shop.node.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;

/**
 * Starts a node before tests and stops it after them: registered in a static field, once for all tests of the class; in
 * an instance field, anew for each. A test may also take the {@link EmbeddedNode} as a parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NodeExtension NODE = NodeExtension.inMemory();
 *
 * // axon.axonserver.servers = NODE.address()
 * }</pre>
 */
public final class NodeExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final NodeConfiguration configuration;
    private Optional<EmbeddedNode> running = Optional.empty();
    private boolean forAll;

    private NodeExtension(NodeConfiguration configuration) {
        this.configuration = configuration;
    }

    /** A node that keeps everything in memory, on any free port of the loopback address. */
    public static NodeExtension inMemory() {
        return with(NodeConfiguration.inMemory());
    }

    public static NodeExtension with(NodeConfiguration configuration) {
        return new NodeExtension(configuration);
    }

    /** The running node. */
    public EmbeddedNode node() {
        return running.orElseThrow(() -> new IllegalStateException("The node runs only during tests"));
    }

    /** Where clients connect, as host:port. */
    public String address() {
        return node().host() + ":" + node().port();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forAll = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forAll) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forAll) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void start() {
        running = Optional.of(EmbeddedNode.start(configuration));
    }

    private void stop() {
        running.ifPresent(EmbeddedNode::close);
        running = Optional.empty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedNode.class;
    }

    @Override
    public EmbeddedNode resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return node();
    }
}
