package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two books that are held against each other")
class ComparisonTest {

    private static final Map<Integer, UnitStage> TWO = Map.of(1, UnitStage.DELIVERED, 2, UnitStage.CANCELLED);

    @Test
    @DisplayName("differ on each line where one of them has no unit of it")
    void hasNone() {
        assertThat(compared(Optional.of(TWO), Optional.of(Map.of())))
                .containsExactly(
                        "line 1: the files say delivered, nothing", "line 2: the files say cancelled, nothing");
        assertThat(compared(Optional.of(Map.of()), Optional.of(Map.of(1, UnitStage.SENT))))
                .containsExactly("line 1: the files say nothing, sent");
    }

    @Test
    @DisplayName("do not differ on lines of which one of them cannot tell")
    void cannotTell() {
        assertThat(compared(Optional.of(TWO), Optional.empty())).isEmpty();
        assertThat(compared(Optional.of(TWO), Optional.of(TWO))).isEmpty();
    }

    private static Iterable<String> compared(
            Optional<Map<Integer, UnitStage>> files, Optional<Map<Integer, UnitStage>> events) {
        return Comparison.of(book(OrderBook.Keeper.FILES, files), book(OrderBook.Keeper.EVENTS, events)).stream()
                .map(it -> it.subject() + ": " + it.expected() + ", " + it.found())
                .toList();
    }

    private static OrderBook book(OrderBook.Keeper keeper, Optional<Map<Integer, UnitStage>> units) {
        return OrderBook.of(
                keeper,
                Map.of(
                        "order-mugs",
                        new BookedOrder(
                                "order-mugs",
                                OrderStage.DELIVERED,
                                Optional.empty(),
                                new TreeMap<>(),
                                new TreeMap<>(),
                                Optional.empty(),
                                units.map(TreeMap::new))));
    }
}
