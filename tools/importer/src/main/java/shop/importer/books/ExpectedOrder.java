package shop.importer.books;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where an order has to stand in the end, computed from the files alone.
 *
 * @param group what the report lists it under: the files' status, or what the shop must make of the order instead
 */
public record ExpectedOrder(FileOrder order, String group, BookedOrder expected) {

    private static final String CURRENCY = "BRL";

    /** @param clocks by which the files tell time and days of delivery are told */
    public static ExpectedOrder of(FileOrder order, Clocks clocks) {
        OrderStage stage = stage(order);
        BookedOrder expected = stage.isRefusal()
                ? BookedOrder.without(idOf(order).value(), stage)
                : new BookedOrder(
                        idOf(order).value(),
                        stage,
                        Optional.of(order.total()),
                        payments(order, stage),
                        parcels(order, stage, clocks));
        return new ExpectedOrder(order, group(order, stage), expected);
    }

    /** All that the files say, as a book. */
    public static OrderBook book(List<ExpectedOrder> orders) {
        return OrderBook.of(
                OrderBook.Keeper.FILES,
                orders.stream().map(ExpectedOrder::expected).collect(toMap(BookedOrder::orderId, order -> order)));
    }

    /** The id that the shop knows it by: the files' own, so that placing it twice is placing it once. */
    public static OrderId idOf(FileOrder order) {
        return OrderId.of("order-" + order.id());
    }

    public static String paymentId(FileOrder order, int tender) {
        return "payment-" + order.id() + "-" + tender;
    }

    public static String shipmentId(FileOrder order, String seller) {
        return "shipment-" + order.id() + "-" + seller;
    }

    public String orderId() {
        return expected.orderId();
    }

    private static OrderStage stage(FileOrder order) {
        if (order.items().isEmpty()) {
            return OrderStage.REFUSED_BY_ORD_01;
        }
        if (!paid(order).equals(order.total())) {
            return OrderStage.REFUSED_BY_ORD_02;
        }
        if (order.payments().stream().anyMatch(ExpectedOrder::isDeclined)) {
            return OrderStage.REJECTED;
        }
        return switch (order.status()) {
            case CANCELED -> OrderStage.CANCELLED;
            case SHIPPED -> OrderStage.UNDER_WAY;
            // A parcel that does not arrive keeps its order open, for a person to decide.
            case DELIVERED ->
                order.sellers().stream()
                                .allMatch(seller ->
                                        parcelStage(order, seller, FileStatus.DELIVERED) == ParcelStage.DELIVERED)
                        ? OrderStage.DELIVERED
                        : OrderStage.UNDER_WAY;
            case CREATED, APPROVED, INVOICED, PROCESSING, UNAVAILABLE -> OrderStage.NOT_HANDED_OVER;
        };
    }

    private static String group(FileOrder order, OrderStage stage) {
        if (stage.isRefusal()) {
            return stage.toString();
        }
        if (stage == OrderStage.REJECTED) {
            return "declined";
        }
        if (order.status() == FileStatus.DELIVERED && stage == OrderStage.UNDER_WAY) {
            return "delivered in part";
        }
        return order.status() == FileStatus.CANCELED
                ? "cancelled"
                : order.status().word();
    }

    private static Money paid(FileOrder order) {
        return order.payments().stream().map(FileOrder.Payment::value).reduce(Money.zero(CURRENCY), Money::plus);
    }

    private static SortedMap<String, BookedPayment> payments(FileOrder order, OrderStage stage) {
        List<FileOrder.Payment> tenders = order.payments();
        return IntStream.range(0, tenders.size())
                .boxed()
                .collect(toMap(
                        index -> paymentId(order, index + 1),
                        index -> payment(tenders.get(index), stage),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static BookedPayment payment(FileOrder.Payment tender, OrderStage stage) {
        Method method = method(tender);
        Money all = tender.value();
        Money none = Money.zero(all.currency());
        boolean givenUp = stage == OrderStage.CANCELLED || stage == OrderStage.REJECTED;
        if (isDeclined(tender)) {
            return BookedPayment.nothing(method, all.currency());
        }
        if (method.paysAtOnce()) {
            return new BookedPayment(method, all, all, givenUp ? all : none, none);
        }
        boolean captured = stage == OrderStage.DELIVERED || stage == OrderStage.UNDER_WAY;
        return new BookedPayment(method, all, captured ? all : none, none, givenUp ? all : none);
    }

    private static Method method(FileOrder.Payment tender) {
        return switch (tender.type()) {
            case CREDIT_CARD -> Method.CARD;
            case DEBIT_CARD -> Method.DEBIT;
            case VOUCHER -> Method.VOUCHER;
            case BOLETO -> Method.BANK_SLIP;
        };
    }

    private static boolean isDeclined(FileOrder.Payment tender) {
        return tender.mishap().filter(Mishap::isDecline).isPresent();
    }

    /** Nothing is prepared for an order that is not paid. */
    private static SortedMap<String, BookedParcel> parcels(FileOrder order, OrderStage stage, Clocks clocks) {
        SortedMap<String, BookedParcel> parcels = new TreeMap<>();
        if (stage != OrderStage.REJECTED) {
            for (String seller : order.sellers()) {
                ParcelStage parcel = parcelStage(order, seller, order.status());
                parcels.put(shipmentId(order, seller), new BookedParcel(parcel, punctuality(order, parcel, clocks)));
            }
        }
        return parcels;
    }

    private static ParcelStage parcelStage(FileOrder order, String seller, FileStatus status) {
        return switch (status) {
            case CANCELED -> ParcelStage.CANCELLED;
            case SHIPPED, DELIVERED ->
                Optional.ofNullable(order.parcelMishaps().get(seller))
                        .map(mishap -> afterwards(mishap, status))
                        .orElse(arrived(status));
            case CREATED, APPROVED, INVOICED, PROCESSING, UNAVAILABLE -> ParcelStage.NOT_HANDED_OVER;
        };
    }

    private static ParcelStage afterwards(Mishap mishap, FileStatus status) {
        return switch (mishap) {
            case LOST -> ParcelStage.LOST;
            case RETURNED_TO_SENDER -> ParcelStage.RETURNED;
            case DAMAGED -> ParcelStage.DAMAGED;
            default -> arrived(status);
        };
    }

    private static ParcelStage arrived(FileStatus status) {
        return status == FileStatus.DELIVERED ? ParcelStage.DELIVERED : ParcelStage.UNDER_WAY;
    }

    private static Punctuality punctuality(FileOrder order, ParcelStage parcel, Clocks clocks) {
        return order.deliveredAt()
                .filter(when -> parcel == ParcelStage.DELIVERED)
                .map(when -> clocks.punctuality(order, clocks.instant(order, when)))
                .orElse(Punctuality.OPEN);
    }
}
