package shop.importer.books;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.kernel.Money;

/**
 * An order as one book has it.
 *
 * @param total what it costs; nothing where the book cannot tell
 * @param payments by payment id
 * @param parcels by shipment id
 * @param money all payments together; nothing where the book cannot tell
 * @param units by the number of the line; nothing where the book cannot tell, and none where it has none
 */
public record BookedOrder(
        String orderId,
        OrderStage stage,
        Optional<Money> total,
        SortedMap<String, BookedPayment> payments,
        SortedMap<String, BookedParcel> parcels,
        Optional<BookedMoney> money,
        Optional<SortedMap<Integer, UnitStage>> units) {

    public BookedOrder {
        payments = Collections.unmodifiableSortedMap(new TreeMap<>(payments));
        parcels = Collections.unmodifiableSortedMap(new TreeMap<>(parcels));
        units = units.map(byLine -> Collections.unmodifiableSortedMap(new TreeMap<>(byLine)));
    }

    /**
     * Where it is expected to stand in another's book. What the shop refuses, the world outside never hears of; and whether a
     * parcel that went astray is still awaited, it cannot know.
     */
    OrderStage stageFor(OrderBook.Keeper keeper) {
        if (keeper != OrderBook.Keeper.LEDGERS) {
            return stage;
        }
        if (stage.isRefusal()) {
            return OrderStage.UNKNOWN;
        }
        return stage == OrderStage.DELIVERED
                        && parcels.values().stream()
                                .anyMatch(parcel -> parcel.stage().isAstray())
                ? OrderStage.UNDER_WAY
                : stage;
    }

    /** An order of which a book knows no more than that it is refused, or not even that. */
    public static BookedOrder without(String orderId, OrderStage stage) {
        return new BookedOrder(
                orderId, stage, Optional.empty(), new TreeMap<>(), new TreeMap<>(), Optional.empty(), Optional.empty());
    }
}
