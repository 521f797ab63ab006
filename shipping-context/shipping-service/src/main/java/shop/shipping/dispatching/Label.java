package shop.shipping.dispatching;

import shop.shipping.api.ShipmentId;

/** The one label that a shipment has asked for last, and what became of it (SHP-02). */
final class Label {

    private enum State {
        ASKED_FOR,
        REFUSED,
        BOUGHT,
        VOID_ASKED_FOR,
        VOIDED,
        /** The carrier has seen the parcel, or may have, so the label stays good. */
        VOID_REFUSED
    }

    private State state = State.REFUSED;
    private int number;
    private String labelId = "";
    private String trackingCode = "";

    /** The key under which a carrier is asked for a label: one label is sold for it. */
    static String purchaseKey(ShipmentId shipment, int number) {
        return shipment + "-label-" + number;
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

    String trackingCode() {
        return trackingCode;
    }

    /** Whether the carrier was asked for a label and has not been heard to answer: there may be one. */
    boolean isAskedFor() {
        return state == State.ASKED_FOR;
    }

    boolean isAskedFor(int labelNumber) {
        return isAskedFor() && number == labelNumber;
    }

    boolean isVoidAskedFor(int labelNumber) {
        return state == State.VOID_ASKED_FOR && number == labelNumber;
    }

    /** Whether it was ever sold, also if it was taken back since. */
    boolean wasBought() {
        return !isAskedFor() && state != State.REFUSED;
    }

    void on(LabelRequested event) {
        number = event.labelNumber();
        state = State.ASKED_FOR;
    }

    void on(LabelBought event) {
        labelId = event.labelId();
        trackingCode = event.trackingCode();
        state = State.BOUGHT;
    }

    void on(LabelRefused event) {
        state = State.REFUSED;
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
