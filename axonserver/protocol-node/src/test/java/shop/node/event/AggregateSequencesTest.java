package shop.node.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The last sequences of aggregates")
class AggregateSequencesTest {

    private static final int MANY = 200_000;

    private final List<String> asked = new ArrayList<>();
    private final AggregateSequences sequences = new AggregateSequences(aggregate -> {
        asked.add(aggregate);
        return -1;
    });

    @Test
    @DisplayName("are remembered for as long as they are not in the store yet, however many they are")
    void remembersWhatIsNotStored() {
        for (int aggregate = 0; aggregate < MANY; aggregate++) {
            sequences.advance("mug-" + aggregate, 7);
        }

        assertThat(sequences.last("mug-0")).isEqualTo(7);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("are asked of the store again once they are in it and others came later")
    void forgetsTheEldest() {
        for (int aggregate = 0; aggregate < MANY; aggregate++) {
            sequences.advance("mug-" + aggregate, 7);
        }
        sequences.trim();

        assertThat(sequences.last("mug-0")).isEqualTo(-1);
        assertThat(sequences.last("mug-" + (MANY - 1))).isEqualTo(7);
        assertThat(asked).containsExactly("mug-0");
    }
}
