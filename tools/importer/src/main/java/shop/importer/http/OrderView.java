package shop.importer.http;

import java.time.Instant;
import java.util.List;
import shop.kernel.Money;

/** An order as the shop shows it, as far as it matters here. */
public record OrderView(
        String orderId,
        String status,
        Money total,
        Instant placedAt,
        List<Tender> tenders,
        List<Parcel> parcels,
        List<Units> units,
        Sums money,
        List<Return> returns,
        List<Amended> amendments,
        List<Goodwill> goodwill,
        List<Entry> timeline) {

    /** The payment of a tender, by the id that it has in the payment context. */
    public String paymentId(Tender tender) {
        return "payment-" + orderId.substring("order-".length()) + "-" + tender.number();
    }

    /** Whether something is told in its history. */
    public boolean hasHappened(String event) {
        return timeline.stream().anyMatch(entry -> entry.event().equals(event));
    }

    /** Whether the unit of a line came back, and not to be sent once more. */
    public boolean isGivenBack(int line) {
        return returns.stream()
                .filter(each -> !each.isExchanged())
                .flatMap(each -> each.returned().stream())
                .anyMatch(units -> units.line() == line);
    }

    /** One return. */
    public record Return(int number, String returnShipmentId, String state, List<Back> returned) {

        /** Whether it is decided, and nothing more is done about it. */
        public boolean hasEnded() {
            return state.equals("RETURNED") || state.equals("REFUSED") || isExchanged();
        }

        /** Whether the same is sent once more for it. */
        public boolean isExchanged() {
            return state.equals("EXCHANGED");
        }

        /** So many units of a line that were taken back. */
        public record Back(int line, int quantity) {}
    }

    /** One change of what is ordered. */
    public record Amended(int number, String state) {

        public boolean isApplied() {
            return state.equals("APPLIED");
        }
    }

    /** What was given back without a return. */
    public record Goodwill(String goodwillId, Money amount) {}

    /** One tender. */
    public record Tender(int number, String method, String state, Money authorised, Money captured, Money refunded) {}

    /** How far the units of one line are. */
    public record Units(int line, int ordered, int cancelled, int sent, int delivered, int refunded) {}

    /** Its money, all tenders together. */
    public record Sums(Money taken, Money givenBack, Money owedToCustomer, Money owedByCustomer) {}

    /** One parcel. */
    public record Parcel(String shipmentId, String state) {}

    /** One line of its history: when which event happened. */
    public record Entry(Instant at, String event) {}
}
