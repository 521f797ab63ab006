package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/** One label that a shipment has asked for, and what became of it (SHP-02). */
final class Label {

    private enum State {
        ASKED_FOR,
        REFUSED,
        /** Whoever packs has one, and has not told its number. */
        NUMBER_AWAITED,
        BOUGHT,
        VOID_ASKED_FOR,
        VOIDED,
        /** The carrier has seen the parcel, or may have, so the label stays good. */
        VOID_REFUSED
    }

    private final int number;
    private State state = State.ASKED_FOR;
    private boolean ofPacker;
    private String labelId = "";
    private String carrier = "";
    private String trackingCode = "";

    Label(LabelRequested event) {
        number = event.labelNumber();
    }

    /** The key under which a carrier is asked for a label: one label is sold for it. */
    static String purchaseKey(ShipmentId shipment, int number) {
        return shipment + "-label-" + number;
    }

    static String interceptKey(ShipmentId shipment) {
        return shipment.value() + "-intercept";
    }

    static String voidKey(ShipmentId shipment, int number) {
        return purchaseKey(shipment, number) + "-void";
    }

    int number() {
        return number;
    }

    String labelId() {
        return labelId;
    }

    String carrier() {
        return carrier;
    }

    String trackingCode() {
        return trackingCode;
    }

    /** Whether the carrier was asked for it and has not been heard to answer: it may be out. */
    boolean isAskedFor() {
        return state == State.ASKED_FOR;
    }

    boolean isVoidAskedFor() {
        return state == State.VOID_ASKED_FOR;
    }

    boolean isVoidRefused() {
        return state == State.VOID_REFUSED;
    }

    /** Whether it was ever sold, also if it was taken back since. */
    boolean wasBought() {
        return !isAskedFor() && state != State.REFUSED && state != State.NUMBER_AWAITED;
    }

    boolean isScannedAs(String code) {
        return wasBought() && trackingCode.equals(code);
    }

    void on(LabelBought event) {
        labelId = event.labelId();
        carrier = event.carrier();
        trackingCode = event.trackingCode();
        state = State.BOUGHT;
    }

    void on(LabelRefused event) {
        state = State.REFUSED;
    }

    /** Whether whoever packs prints it and tells its number. */
    boolean isOfPacker() {
        return ofPacker;
    }

    boolean isNumberAwaited() {
        return state == State.NUMBER_AWAITED;
    }

    boolean isKnownAs(String id) {
        return wasBought() && state != State.VOIDED && labelId.equals(id);
    }

    void on(TrackingNumberAwaited event) {
        state = State.NUMBER_AWAITED;
        ofPacker = true;
    }

    void on(LabelVoidRequested event) {
        state = State.VOID_ASKED_FOR;
    }

    void on(LabelVoided event) {
        state = State.VOIDED;
    }

    void on(LabelVoidRefused event) {
        state = State.VOID_REFUSED;
    }
}
