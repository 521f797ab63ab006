package shop.importer.books;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import shop.importer.files.Amendment;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.Resolution;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where an order has to stand in the end, computed from the files alone.
 *
 * @param group what the report lists it under: the files' status, or what the shop must make of the order instead
 */
public record ExpectedOrder(FileOrder order, String group, BookedOrder expected) {

    /** @param clocks by which the files tell time and days of delivery are told */
    public static ExpectedOrder of(FileOrder order, Clocks clocks) {
        OrderStage stage = stage(order);
        return new ExpectedOrder(
                order,
                group(order, stage),
                stage.isRefusal() ? BookedOrder.without(idOf(order).value(), stage) : accepted(order, stage, clocks));
    }

    private static BookedOrder accepted(FileOrder order, OrderStage stage, Clocks clocks) {
        SortedMap<String, BookedPayment> payments = ExpectedMoney.payments(order, stage);
        return new BookedOrder(
                idOf(order).value(),
                stage,
                Optional.of(order.changes().added().stream()
                        .map(Amendment.Addition::costs)
                        .reduce(order.total(), Money::plus)),
                payments,
                parcels(order, stage, clocks),
                Optional.of(ExpectedMoney.ofAll(payments.values())),
                Optional.of(units(order, stage)));
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
        if (!order.isPaidExactly()) {
            return OrderStage.REFUSED_BY_ORD_02;
        }
        if (order.isRejected()) {
            return OrderStage.REJECTED;
        }
        if (order.items().stream().noneMatch(order::isSent)) {
            return OrderStage.CANCELLED;
        }
        return switch (order.status()) {
            case CANCELED -> OrderStage.CANCELLED;
            // A parcel that does not arrive keeps its order open until a person has decided.
            case SHIPPED, DELIVERED ->
                order.sellers().stream().allMatch(seller -> hasEnded(order, seller))
                                && (order.status() == FileStatus.DELIVERED
                                        || order.changes().added().isEmpty())
                        ? OrderStage.DELIVERED
                        : OrderStage.UNDER_WAY;
            case CREATED, APPROVED, INVOICED, PROCESSING, UNAVAILABLE -> OrderStage.NOT_HANDED_OVER;
        };
    }

    private static boolean hasEnded(FileOrder order, String seller) {
        return parcelStage(order, seller) == ParcelStage.CANCELLED
                || order.arrives(seller)
                || isRefunded(order, seller);
    }

    static boolean isRefunded(FileOrder order, String seller) {
        return order.changes()
                .resolution(seller)
                .filter(Resolution.REFUNDED::equals)
                .isPresent();
    }

    static boolean isReplaced(FileOrder order, String seller) {
        return order.changes()
                .resolution(seller)
                .filter(Resolution.REPLACED::equals)
                .isPresent();
    }

    /** The parcels that a seller sends in place of others, or of units of them, in the order in which they are asked for. */
    public static List<String> sentAgainIds(FileOrder order, String seller) {
        int first = order.changes().sellersOfAdded().contains(seller) ? 3 : 2;
        long claims = order.claims().stream()
                .filter(claim -> claim.seller().equals(seller) && claim.isReplaced())
                .count();
        long exchanges = order.returns().stream()
                .filter(given -> given.seller().equals(seller) && given.isExchange())
                .count();
        return LongStream.range(0, (isReplaced(order, seller) ? 1 : 0) + claims + exchanges)
                .mapToObj(number -> parcelId(order, seller, first + (int) number))
                .toList();
    }

    /** The parcel of a seller in which what was ordered has arrived, by its name in the order. */
    public static String arrivedIn(FileOrder order, String seller) {
        String id = isReplaced(order, seller) ? sentAgainIds(order, seller).get(0) : shipmentId(order, seller);
        return id.substring(shipmentId(order, "").length());
    }

    /** The parcel in which a seller sends what is added. */
    public static String addedId(FileOrder order, String seller) {
        return parcelId(order, seller, order.sellers().contains(seller) ? 2 : 1);
    }

    /** The parcel that a seller sends as this one, from 1. */
    private static String parcelId(FileOrder order, String seller, int number) {
        return shipmentId(order, seller) + (number == 1 ? "" : "." + number);
    }

    /** The way back of a return. */
    public static String returnShipmentId(FileOrder order, int number) {
        return "returnshipment-" + order.id() + "-" + number;
    }

    private static String group(FileOrder order, OrderStage stage) {
        if (stage.isRefusal()) {
            return stage.toString();
        }
        if (stage == OrderStage.REJECTED) {
            return "declined";
        }
        String group = order.status() == FileStatus.DELIVERED && stage == OrderStage.UNDER_WAY
                ? "delivered in part"
                : stage == OrderStage.CANCELLED ? "cancelled" : order.status().word();
        return order.changes().isNothing() ? group : group + ", changed";
    }

    /** Nothing is prepared for an order that is not paid. */
    private static SortedMap<String, BookedParcel> parcels(FileOrder order, OrderStage stage, Clocks clocks) {
        SortedMap<String, BookedParcel> parcels = new TreeMap<>();
        if (stage != OrderStage.REJECTED) {
            for (String seller : order.sellers()) {
                ParcelStage parcel = parcelStage(order, seller);
                parcels.put(shipmentId(order, seller), new BookedParcel(parcel, punctuality(order, parcel, clocks)));
                // Nothing was promised for them.
                sentAgainIds(order, seller)
                        .forEach(id -> parcels.put(id, new BookedParcel(arrived(order.status()), Punctuality.OPEN)));
            }
        }
        if (stage != OrderStage.REJECTED) {
            order.changes()
                    .sellersOfAdded()
                    .forEach(seller -> parcels.put(
                            addedId(order, seller), new BookedParcel(added(order.status()), Punctuality.OPEN)));
        }
        return parcels;
    }

    private static ParcelStage added(FileStatus status) {
        return status == FileStatus.SHIPPED || status == FileStatus.DELIVERED
                ? arrived(status)
                : ParcelStage.NOT_HANDED_OVER;
    }

    /** How far each unit is; of what is rejected, nothing was ever to be sent. */
    private static SortedMap<Integer, UnitStage> units(FileOrder order, OrderStage stage) {
        SortedMap<Integer, UnitStage> units = new TreeMap<>();
        if (stage != OrderStage.REJECTED) {
            for (FileOrder.Item item : order.items()) {
                units.put(units.size() + 1, order.isSent(item) ? unit(order, item) : UnitStage.CANCELLED);
            }
        }
        order.changes().added().forEach(more -> units.put(units.size() + 1, unit(added(order.status()))));
        return units;
    }

    private static UnitStage unit(FileOrder order, FileOrder.Item item) {
        if (isRefunded(order, item.seller()) || order.isPaidBack(item)) {
            return UnitStage.REFUNDED;
        }
        if (order.isTakenBack(item)) {
            return UnitStage.GIVEN_BACK;
        }
        ParcelStage last =
                isReplaced(order, item.seller()) ? arrived(order.status()) : parcelStage(order, item.seller());
        return unit(last);
    }

    private static UnitStage unit(ParcelStage parcel) {
        return switch (parcel) {
            case DELIVERED -> UnitStage.DELIVERED;
            case CANCELLED -> UnitStage.CANCELLED;
            case NOT_HANDED_OVER, ON_HOLD, LABELLED_TWICE -> UnitStage.NOT_HANDED_OVER;
            case UNDER_WAY, LOST, RETURNED, DAMAGED -> UnitStage.SENT;
        };
    }

    private static ParcelStage parcelStage(FileOrder order, String seller) {
        if (order.items().stream()
                .filter(order::isSent)
                .noneMatch(item -> item.seller().equals(seller))) {
            return ParcelStage.CANCELLED;
        }
        FileStatus status = order.status();
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
