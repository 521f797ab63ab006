package shop.importer.files;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;

/**
 * An order as the files tell it. All moments are by the clocks of the marketplace, without a zone.
 *
 * @param id as the files have it
 * @param handedOverAt when the carrier got it
 * @param deliveredAt when the customer got it
 * @param promised the day by which delivery was promised
 * @param items in the order of their numbers
 * @param payments in the order of their numbers
 * @param parcelMishaps by seller
 */
public record FileOrder(
        String id,
        Customer customer,
        FileStatus status,
        LocalDateTime purchasedAt,
        Optional<LocalDateTime> handedOverAt,
        Optional<LocalDateTime> deliveredAt,
        Optional<LocalDate> promised,
        List<Item> items,
        List<Payment> payments,
        Map<String, Mishap> parcelMishaps) {

    public FileOrder {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        parcelMishaps = Map.copyOf(parcelMishaps);
    }

    /** Who ordered, and where to. */
    public record Customer(String id, String zip, String city, String state) {}

    /** One unit of a product. */
    public record Item(int number, String product, String seller, Money price, Money freight) {}

    /**
     * One row of payment; positive, for a row of zero value moves no money.
     *
     * @param instalments 1 or more
     */
    public record Payment(int number, PaymentType type, int instalments, Money value, Optional<Mishap> mishap) {}

    /** Who sends something of it, in the order of the items; each sends one parcel. */
    public List<String> sellers() {
        return items.stream().map(Item::seller).distinct().toList();
    }

    /** What the items and their freight cost; only to be asked of an order with items. */
    public Money total() {
        return items.stream()
                .map(item -> item.price().plus(item.freight()))
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalStateException(id + " has no items"));
    }
}
