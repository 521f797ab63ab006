package shop.importer;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.OrderStage;
import shop.importer.files.FileStatus;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;

/**
 * Cancels what the files cancel: each order when its parcels have their labels and none has left, so that there is both
 * money to give back and a parcel to stop.
 */
final class Cancelling {

    private static final String REASON = "ANOTHER_REASON";

    private final Shop shop;
    private final Map<String, ExpectedOrder> waiting = new ConcurrentHashMap<>();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();

    Cancelling(Shop shop) {
        this.shop = shop;
    }

    /** Will cancel the order, if that is what the files say; one of which no unit is left ends by itself. */
    void watch(ExpectedOrder order) {
        if (order.expected().stage() == OrderStage.CANCELLED && order.order().status() == FileStatus.CANCELED) {
            waiting.put(order.orderId(), order);
        }
    }

    /** Cancels whatever can be cancelled now. */
    void goOn() {
        for (String orderId : waiting.keySet()) {
            shop.order(orderId).filter(this::isToBeAsked).ifPresent(this::cancel);
        }
    }

    private boolean isToBeAsked(OrderView order) {
        if (order.status().equals("CANCELLED")) {
            waiting.remove(order.orderId());
            return false;
        }
        return order.status().equals("CONFIRMED")
                && !order.parcels().isEmpty()
                && order.parcels().stream().noneMatch(parcel -> parcel.state().equals("PREPARING"));
    }

    private void cancel(OrderView order) {
        waiting.remove(order.orderId());
        shop.cancel(order.orderId(), REASON)
                .ifPresent(why -> remarks.add(order.orderId() + " was not cancelled: " + why));
    }

    /** What could not be cancelled, and why. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
