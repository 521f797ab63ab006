package shop.importer.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import shop.importer.files.FileOrder;
import shop.importer.http.CarrierEntry;
import shop.importer.http.PspEntry;
import shop.kernel.Money;

/**
 * The book of the world outside: what the provider did with money and the carrier with parcels, by their own ledgers. They
 * do not know orders; which order a payment or shipment belongs to is read from its id. What belongs to no order of the
 * folder is somebody else's.
 */
public final class LedgersBook {

    private static final String PAYMENT = "payment-";
    private static final String SHIPMENT = "shipment-";

    private final Map<String, FileOrder> orders = new HashMap<>();
    private final Clocks clocks;
    private final Map<String, Map<String, Account>> accounts = new HashMap<>();
    private final Map<String, Map<String, Parcel>> parcels = new HashMap<>();

    /** @param clocks by which a day of delivery is told */
    public LedgersBook(Collection<FileOrder> orders, Clocks clocks) {
        orders.forEach(order -> this.orders.put(order.id(), order));
        this.clocks = clocks;
    }

    /** What the provider wrote of one payment. */
    private static final class Account {

        private final Method method;
        private Money asked;
        private BookedPayment booked;
        private Money pending;
        private boolean declined;

        Account(PspEntry first) {
            method = Method.valueOf(first.method());
            asked = pending = Money.zero(first.amount().currency());
            booked = BookedPayment.nothing(method, first.amount().currency());
        }

        void take(PspEntry entry) {
            Money amount = entry.amount();
            switch (entry.type()) {
                case "authorization" -> {
                    asked = asked.plus(amount);
                    outcome(entry);
                }
                case "customer_decision" -> {
                    pending = pending.minus(amount);
                    outcome(entry);
                }
                case "capture" -> {
                    if (entry.status().equals("captured")) {
                        move(none(), amount, none(), none());
                    }
                }
                case "void" -> {
                    if (pending.isPositive()) {
                        pending = pending.minus(amount);
                    } else {
                        move(none(), none(), none(), amount);
                    }
                }
                case "refund" -> move(none(), none(), amount, none());
                case "refund_failure" -> move(none(), none(), none().minus(amount), none());
                default -> {}
            }
        }

        private void outcome(PspEntry entry) {
            switch (entry.status()) {
                case "authorized" -> move(entry.amount(), none(), none(), none());
                case "paid" -> move(entry.amount(), entry.amount(), none(), none());
                case "pending" -> pending = pending.plus(entry.amount());
                case "declined" -> declined = true;
                default -> throw new IllegalStateException(entry.reference() + " is " + entry.status());
            }
        }

        private void move(Money authorised, Money captured, Money refunded, Money released) {
            booked = booked.plus(new BookedPayment(method, authorised, captured, refunded, released));
        }

        private Money none() {
            return Money.zero(asked.currency());
        }
    }

    /** What the carrier wrote of one shipment. */
    private static final class Parcel {

        private final Set<String> labels = new LinkedHashSet<>();
        private final Set<String> statuses = new LinkedHashSet<>();
        private Optional<Instant> deliveredAt = Optional.empty();

        void take(CarrierEntry entry) {
            switch (entry.type()) {
                case "label_bought" -> entry.labelId().ifPresent(labels::add);
                case "label_voided" -> entry.labelId().ifPresent(labels::remove);
                case "scanned" -> {
                    entry.status().ifPresent(statuses::add);
                    if (entry.status().filter("delivered"::equals).isPresent()) {
                        deliveredAt = entry.carrierTime();
                    }
                }
                default -> {}
            }
        }

        ParcelStage stage() {
            if (labels.isEmpty()) {
                return ParcelStage.CANCELLED;
            }
            if (labels.size() > 1) {
                return ParcelStage.LABELLED_TWICE;
            }
            if (statuses.contains("delivered")) {
                return ParcelStage.DELIVERED;
            }
            if (statuses.contains("lost")) {
                return ParcelStage.LOST;
            }
            if (statuses.contains("returned_to_sender")) {
                return ParcelStage.RETURNED;
            }
            if (statuses.contains("damaged")) {
                return ParcelStage.DAMAGED;
            }
            return statuses.isEmpty() ? ParcelStage.NOT_HANDED_OVER : ParcelStage.UNDER_WAY;
        }

        Punctuality punctuality(FileOrder order, Clocks clocks) {
            return deliveredAt.map(moment -> clocks.punctuality(order, moment)).orElse(Punctuality.OPEN);
        }
    }

    /** Takes one line of the provider's ledger. */
    public void take(PspEntry entry) {
        orderOf(PAYMENT, entry.reference())
                .ifPresent(order -> accounts.computeIfAbsent(order, first -> new TreeMap<>())
                        .computeIfAbsent(entry.reference(), first -> new Account(entry))
                        .take(entry));
    }

    /** Takes one line of the carrier's ledger. A script is what the importer itself foretold, so it proves nothing. */
    public void take(CarrierEntry entry) {
        if (!entry.type().equals("script_written")) {
            orderOf(SHIPMENT, entry.reference())
                    .ifPresent(order -> parcels.computeIfAbsent(order, first -> new TreeMap<>())
                            .computeIfAbsent(entry.reference(), first -> new Parcel())
                            .take(entry));
        }
    }

    public OrderBook book() {
        Map<String, BookedOrder> booked = new HashMap<>();
        Set<String> known = new LinkedHashSet<>(accounts.keySet());
        known.addAll(parcels.keySet());
        known.forEach(id -> {
            BookedOrder order = order(id);
            booked.put(order.orderId(), order);
        });
        return OrderBook.of(OrderBook.Keeper.LEDGERS, booked);
    }

    private BookedOrder order(String id) {
        Map<String, Account> money = accounts.getOrDefault(id, Map.of());
        FileOrder order = orders.get(id);
        TreeMap<String, BookedPayment> payments = new TreeMap<>();
        money.forEach((payment, account) -> payments.put(payment, account.booked));
        TreeMap<String, BookedParcel> shipped = new TreeMap<>();
        parcels.getOrDefault(id, Map.of())
                .forEach((shipment, parcel) ->
                        shipped.put(shipment, new BookedParcel(parcel.stage(), parcel.punctuality(order, clocks))));
        return new BookedOrder(
                ExpectedOrder.idOf(order).value(),
                stage(money.values(), shipped.values(), isCovered(order, money)),
                money.entrySet().stream()
                        .filter(payment -> !isGivenForAnother(order, payment.getKey()))
                        .map(Map.Entry::getValue)
                        .map(account -> account.asked)
                        .reduce(Money::plus),
                payments,
                shipped,
                Optional.empty(),
                Optional.empty());
    }

    /** What is given in place of declined payments has the numbers behind those of the order; it pays nothing beside them. */
    private static boolean isGivenForAnother(FileOrder order, String payment) {
        int first = order.payments().size() + 1;
        return IntStream.range(first, first + order.changes().replacedBy().size())
                .mapToObj(number -> ExpectedOrder.paymentId(order, number))
                .anyMatch(payment::equals);
    }

    /** Whether all that the order costs was once paid, or set aside, whatever was declined. */
    private static boolean isCovered(FileOrder order, Map<String, Account> money) {
        Money asked = order.payments().stream()
                .map(FileOrder.Payment::value)
                .reduce(Money::plus)
                .orElseThrow();
        return money.values().stream()
                .map(account -> account.booked.authorised())
                .reduce(Money::plus)
                .filter(setAside -> setAside.compareTo(asked) >= 0)
                .isPresent();
    }

    private static OrderStage stage(Collection<Account> money, Collection<BookedParcel> parcels, boolean wasCovered) {
        boolean givenBack = money.stream().allMatch(account -> account.booked.holdsNothing());
        boolean nothingSent = parcels.stream().allMatch(parcel -> parcel.stage() == ParcelStage.CANCELLED);
        if (nothingSent) {
            if (givenBack) {
                return !wasCovered && money.stream().anyMatch(account -> account.declined)
                        ? OrderStage.REJECTED
                        : OrderStage.CANCELLED;
            }
            return OrderStage.AWAITING_PAYMENT;
        }
        if (parcels.stream()
                .allMatch(
                        parcel -> parcel.stage() == ParcelStage.DELIVERED || parcel.stage() == ParcelStage.CANCELLED)) {
            return OrderStage.DELIVERED;
        }
        return parcels.stream()
                        .allMatch(parcel -> parcel.stage() == ParcelStage.NOT_HANDED_OVER
                                || parcel.stage() == ParcelStage.CANCELLED)
                ? OrderStage.NOT_HANDED_OVER
                : OrderStage.UNDER_WAY;
    }

    /** An id of the shop begins with the order's own part; a hyphen ends it. */
    private Optional<String> orderOf(String prefix, String reference) {
        if (!reference.startsWith(prefix)) {
            return Optional.empty();
        }
        List<String> candidates = new ArrayList<>();
        for (int hyphen = reference.indexOf('-', prefix.length());
                hyphen >= 0;
                hyphen = reference.indexOf('-', hyphen + 1)) {
            candidates.add(reference.substring(prefix.length(), hyphen));
        }
        return candidates.stream().filter(orders::containsKey).findFirst();
    }
}
