package shop.importer.files;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
 * @param changes what people do about it afterwards
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
        Map<String, Mishap> parcelMishaps,
        Changes changes) {

    public FileOrder {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
        parcelMishaps = Map.copyOf(parcelMishaps);
    }

    /** An order that stays as it was placed. */
    public FileOrder(
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
        this(
                id,
                customer,
                status,
                purchasedAt,
                handedOverAt,
                deliveredAt,
                promised,
                items,
                payments,
                parcelMishaps,
                Changes.NONE);
    }

    /** The same order, with which people do something else. */
    public FileOrder with(Changes others) {
        return new FileOrder(
                id,
                customer,
                status,
                purchasedAt,
                handedOverAt,
                deliveredAt,
                promised,
                items,
                payments,
                parcelMishaps,
                others);
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
    public record Payment(int number, PaymentType type, int instalments, Money value, Optional<Mishap> mishap) {

        public boolean isDeclined() {
            return mishap.filter(Mishap::isDecline).isPresent();
        }
    }

    /** Who sends something of it, in the order of the items; each sends one parcel. */
    public List<String> sellers() {
        return items.stream().map(Item::seller).distinct().toList();
    }

    /** Whether its payments are worth what its items and their freight cost, which ORD-02 wants. */
    public boolean isPaidExactly() {
        return !items.isEmpty()
                && payments.stream()
                        .map(Payment::value)
                        .reduce(Money::plus)
                        .filter(total()::equals)
                        .isPresent();
    }

    /** Whether one of its payments was declined, and nothing was given in its place: then it is rejected (ORD-04). */
    public boolean isRejected() {
        return payments.stream()
                .anyMatch(
                        payment -> payment.isDeclined() && !changes.replacedBy().containsKey(payment.number()));
    }

    /** Whether the parcel of a seller leaves, and does not reach the customer. */
    public boolean isAstray(String seller) {
        return (status == FileStatus.SHIPPED || status == FileStatus.DELIVERED)
                && Optional.ofNullable(parcelMishaps.get(seller))
                        .filter(Mishap::isAstray)
                        .isPresent();
    }

    /** Whether what a seller sends arrives, be it at the second time. */
    public boolean arrives(String seller) {
        return status == FileStatus.DELIVERED
                && (!isAstray(seller)
                        || changes.resolution(seller)
                                .filter(Resolution.REPLACED::equals)
                                .isPresent());
    }

    /** Whether all that is sent of it arrives, or is made good. */
    public boolean arrivesInFull() {
        return status == FileStatus.DELIVERED
                && items.stream()
                        .filter(this::isSent)
                        .map(Item::seller)
                        .allMatch(seller ->
                                !isAstray(seller) || changes.resolution(seller).isPresent());
    }

    /** What is given back, by seller, reason and wish: in the order of the sellers, and of the others as they are listed. */
    public List<FileReturn> returns() {
        return sellers().stream()
                .flatMap(seller -> Arrays.stream(UnitReturn.Reason.values())
                        .flatMap(reason -> Arrays.stream(UnitReturn.Wish.values())
                                .map(wish -> new FileReturn(
                                        seller,
                                        reason,
                                        wish,
                                        itemsOf(
                                                seller,
                                                item -> changes.unitReturn(item.number())
                                                        .filter(unit -> unit.reason() == reason && unit.wants() == wish)
                                                        .isPresent())))))
                .filter(given -> !given.items().isEmpty())
                .toList();
    }

    /** What is made good although it has arrived, by seller, fault and resolution. */
    public List<FileClaim> claims() {
        return sellers().stream()
                .flatMap(seller -> Arrays.stream(UnitFault.Kind.values())
                        .flatMap(kind ->
                                Arrays.stream(Resolution.values()).map(resolution -> new UnitFault(kind, resolution)))
                        .map(fault -> new FileClaim(
                                seller,
                                fault,
                                itemsOf(
                                        seller,
                                        item -> changes.fault(item.number())
                                                .filter(fault::equals)
                                                .isPresent()))))
                .filter(claim -> !claim.items().isEmpty())
                .toList();
    }

    private List<Item> itemsOf(String seller, Predicate<Item> which) {
        return items.stream()
                .filter(item -> item.seller().equals(seller))
                .filter(which)
                .toList();
    }

    /** Whether somebody has to look at what comes back, because it is not all as was told (ORD-15). */
    public boolean needsInspection(FileReturn given) {
        return !given.items().stream()
                .allMatch(item -> changes.unitReturn(item.number())
                        .filter(UnitReturn::isAsTold)
                        .isPresent());
    }

    /** Whether the unit comes back and its money goes back for it. */
    public boolean isTakenBack(Item item) {
        return changes.unitReturn(item.number())
                .filter(unit -> unit.accepted() && unit.wants() == UnitReturn.Wish.REFUND)
                .isPresent();
    }

    /** Whether its money goes back though the customer has it: it did not arrive as it should have. */
    public boolean isPaidBack(Item item) {
        return changes.fault(item.number())
                .filter(fault -> fault.resolution() == Resolution.REFUNDED)
                .isPresent();
    }

    /** What is paid and not given back in the end, before goodwill. */
    public Money kept() {
        Money kept = items.stream()
                .filter(item -> isSent(item) && !isTakenBack(item) && !isPaidBack(item))
                .filter(item -> changes.resolution(item.seller())
                        .filter(Resolution.REFUNDED::equals)
                        .isEmpty())
                .map(item -> item.price().plus(item.freight()))
                .reduce(Money.zero(total().currency()), Money::plus);
        Money withheld = changes.returns().values().stream()
                .flatMap(unit -> unit.withheld().stream())
                .reduce(kept, Money::plus);
        return changes.added().stream().map(Amendment.Addition::costs).reduce(withheld, Money::plus);
    }

    /** Whether the unit is sent with the rest. */
    public boolean isSent(Item item) {
        return changes.fate(item.number()).isEmpty();
    }

    /** What the items and their freight cost; only to be asked of an order with items. */
    public Money total() {
        return items.stream()
                .map(item -> item.price().plus(item.freight()))
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalStateException(id + " has no items"));
    }
}
