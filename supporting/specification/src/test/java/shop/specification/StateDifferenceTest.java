package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two states of an aggregate")
class StateDifferenceTest {

    /** A part without an equality of its own, as aggregates keep them. */
    private static final class Shelf {

        private final int books;
        private final List<Object> above = new ArrayList<>();

        Shelf(int books) {
            this.books = books;
        }

        @Override
        public String toString() {
            return "shelf of " + books;
        }
    }

    private record Library(
            Map<String, Shelf> shelves, List<Shelf> row, Set<Shelf> corner, Optional<Shelf> desk, int[] floors) {}

    private static Library library(int shelved, int inRow, int inCorner, int onDesk, int floor) {
        return new Library(
                Map.of("sea", new Shelf(shelved)),
                List.of(new Shelf(inRow)),
                Set.of(new Shelf(inCorner)),
                Optional.of(new Shelf(onDesk)),
                new int[] {floor});
    }

    @Test
    @DisplayName("are the same if all their parts are, whatever their identity")
    void same() {
        assertThat(StateDifference.between(library(1, 1, 1, 1, 1), library(1, 1, 1, 1, 1)))
                .isEmpty();
    }

    @Test
    @DisplayName("differ in a part inside a collection")
    void parts() {
        assertThat(differenceFrom(library(2, 1, 1, 1, 1)))
                .hasValueSatisfying(starts("Library.shelves[sea].books is 1"));
        assertThat(differenceFrom(library(1, 2, 1, 1, 1))).hasValueSatisfying(starts("Library.row[0].books is 1"));
        assertThat(differenceFrom(library(1, 1, 2, 1, 1))).hasValueSatisfying(starts("Library.corner is [shelf of 1]"));
        assertThat(differenceFrom(library(1, 1, 1, 2, 1))).hasValueSatisfying(starts("Library.desk.books is 1"));
        assertThat(differenceFrom(library(1, 1, 1, 1, 2))).hasValueSatisfying(starts("Library.floors[0] is 1"));
    }

    @Test
    @DisplayName("differ in what one has and the other has not")
    void missing() {
        record Desk(String clerk, List<String> papers, Map<String, String> drawers) {}
        Desk desk = new Desk("Ana", List.of("a"), Map.of("top", "pen"));
        assertThat(StateDifference.between(desk, new Desk(null, desk.papers(), desk.drawers())))
                .hasValue("Desk.clerk is Ana after the command, but null when its events are replayed");
        assertThat(StateDifference.between(desk, new Desk("Ana", List.of(), desk.drawers())))
                .hasValueSatisfying(starts("Desk.papers is [a]"));
        assertThat(StateDifference.between(desk, new Desk("Ana", desk.papers(), Map.of())))
                .hasValueSatisfying(starts("Desk.drawers is [top]"));
    }

    @Test
    @DisplayName("may refer back to themselves")
    void cycles() {
        Shelf one = new Shelf(1);
        one.above.add(one);
        Shelf other = new Shelf(1);
        other.above.add(other);
        assertThat(StateDifference.between(one, other)).isEmpty();
    }

    private static Optional<String> differenceFrom(Library replayed) {
        return StateDifference.between(library(1, 1, 1, 1, 1), replayed);
    }

    private static Consumer<String> starts(String beginning) {
        return difference -> assertThat(difference).startsWith(beginning);
    }
}
