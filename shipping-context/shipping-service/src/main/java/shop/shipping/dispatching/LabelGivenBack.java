package shop.shipping.dispatching;

/** The wish that a carrier takes a label back, whether a parcel was to go or to come back with it (SHP-02). */
public sealed interface LabelGivenBack extends CarrierRequest permits LabelVoidRequested, ReturnLabelVoidRequested {

    /** The carrier's id of the label. */
    String labelId();
}
