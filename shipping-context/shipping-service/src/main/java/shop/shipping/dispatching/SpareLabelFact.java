package shop.shipping.dispatching;

/** What becomes of a label that a carrier has sold besides the one that was asked for (SHP-02). */
public sealed interface SpareLabelFact {

    /** The carrier's id of it. */
    String labelId();

    /** It was sold. */
    sealed interface Sold extends SpareLabelFact permits SecondLabelSold, SecondReturnLabelSold {}

    /** The carrier is asked to take it back. */
    sealed interface GivenBack extends SpareLabelFact permits SpareLabelVoidRequested, SpareReturnLabelVoidRequested {}

    /** The carrier has answered. */
    sealed interface Answered extends SpareLabelFact
            permits SpareLabelVoided, SpareLabelVoidRefused, SpareReturnLabelVoided, SpareReturnLabelVoidRefused {}
}
