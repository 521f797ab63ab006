package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The book of the shop's events")
class EventsBookTest {

    private static final int ORDERS = 100_000;

    @Test
    @DisplayName("loses no order that several threads write at once")
    void losesNothing() {
        EventsBook events = new EventsBook();

        IntStream.range(0, ORDERS).parallel().forEach(number -> events.hasNot("order-" + number));

        assertThat(events.book().orders()).hasSize(ORDERS);
    }
}
