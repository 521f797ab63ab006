package shop.node.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.node.EmbeddedNode;

@DisplayName("A test with one node")
class NodeParameterTest {

    @RegisterExtension
    static final NodeExtension NODE = NodeExtension.inMemory();

    @Test
    @DisplayName("may take it as a parameter")
    void parameter(EmbeddedNode node) {
        assertThat(node).isSameAs(NODE.node());
    }
}
