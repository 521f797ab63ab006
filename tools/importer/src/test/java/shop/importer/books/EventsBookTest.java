package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.http.OrderView;
import shop.importer.http.ShipmentView;
import shop.kernel.Money;

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

    @Test
    @DisplayName("takes no state and no verdict that it does not know for one that it knows")
    void takesNothingForWhatItIsNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> has(new ShipmentView("shipment-mugs-pottery", "ON_THE_MOON", Optional.empty())))
                .withMessage("shipment-mugs-pottery is ON_THE_MOON");
        assertThatIllegalStateException()
                .isThrownBy(() -> has(new ShipmentView("shipment-mugs-pottery", "DELIVERED", Optional.of("HALVED"))))
                .withMessage("The promise of shipment-mugs-pottery is HALVED");
    }

    private static void has(ShipmentView shipment) {
        Money nothing = Money.zero("BRL");
        new EventsBook()
                .has(
                        new OrderView(
                                "order-mugs",
                                "CONFIRMED",
                                nothing,
                                Instant.EPOCH,
                                List.of(),
                                List.of(),
                                List.of(),
                                new OrderView.Sums(nothing, nothing, nothing, nothing),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        List.of(),
                        List.of(shipment));
    }
}
