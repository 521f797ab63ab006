package shop.shipping.dispatching;

/**
 * The wish that a carrier takes a label back, whether a parcel was to go or to come back with it, or it was sold without having
 * been asked for (SHP-02).
 */
public sealed interface LabelGivenBack extends CarrierRequest
        permits LabelVoidRequested, SpareLabelVoidRequested, ReturnLabelVoidRequested, SpareReturnLabelVoidRequested {

    /** The carrier's id of the label. */
    String labelId();
}
