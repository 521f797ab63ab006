package shop.order.ordering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.HoldOrder;
import shop.order.api.OrderHoldReason;

/** What persons keep from being sent (ORD-21): the order as a whole, or single parcels, each until it is released. */
final class Holds {

    private Optional<Hold> ofAll = Optional.empty();
    private final Map<String, Hold> ofParcels = new LinkedHashMap<>();
    private boolean moneyTurnedBack;

    private record Hold(OrderHoldReason reason, Optional<String> note) {}

    /** Whether the order is held as a whole. */
    boolean areOnAll() {
        return ofAll.isPresent();
    }

    /** Of an order that is held as a whole: that a parcel is to be kept, too, which is prepared only now. */
    Optional<OrderHeld> keeping(OrderId order, String parcel) {
        return ofAll.map(hold -> new OrderHeld(order, Optional.empty(), hold.reason(), hold.note(), List.of(parcel)));
    }

    /** That a parcel which is sent beside another is to be kept, as that one is. */
    Optional<OrderHeld> keeping(OrderId order, String parcel, String beside) {
        return keeping(order, beside)
                .or(() -> Optional.ofNullable(ofParcels.get(parcel))
                        .map(hold -> new OrderHeld(
                                order, Optional.of(beside), hold.reason(), hold.note(), List.of(beside))));
    }

    /** Whether a parcel is held for itself. */
    boolean areOn(String parcel) {
        return ofParcels.containsKey(parcel);
    }

    /** The parcels that are held for themselves. */
    List<String> parcels() {
        return List.copyOf(ofParcels.keySet());
    }

    /** Whether it is held as somebody asks, already. */
    boolean areSo(HoldOrder command) {
        Optional<Hold> held = command.parcel()
                .map(parcel -> Optional.ofNullable(ofParcels.get(parcel)))
                .orElse(ofAll);
        return held.equals(Optional.of(new Hold(command.reason(), command.note())));
    }

    /** Whether money has turned back that nobody has seen to, since the order is held for another reason (ORD-27). */
    boolean hideThatMoneyTurnedBack() {
        return moneyTurnedBack
                && ofAll.filter(hold -> hold.reason() != OrderHoldReason.PAYMENT_TURNED_BACK)
                        .isPresent();
    }

    /** Until a person has seen to it. */
    void moneyTurnedBack() {
        moneyTurnedBack = true;
    }

    void on(OrderHeld event) {
        Hold hold = new Hold(event.reason(), event.note());
        event.parcel().ifPresentOrElse(parcel -> ofParcels.put(parcel, hold), () -> ofAll = Optional.of(hold));
    }

    void on(OrderReleased event) {
        event.parcel().ifPresentOrElse(ofParcels::remove, this::releaseAll);
    }

    private void releaseAll() {
        moneyTurnedBack &= hideThatMoneyTurnedBack();
        ofAll = Optional.empty();
    }

    /** Nothing more of the order is sent, so there is nothing to keep. */
    void end() {
        ofAll = Optional.empty();
        ofParcels.clear();
    }

    /** The parcel has left, or stays for good. */
    void end(String parcel) {
        ofParcels.remove(parcel);
    }
}
