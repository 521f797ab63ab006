package shop.order.api;

/** How a person brings to an end what one side owes the other of a tender. */
public enum SettlementKind {
    /** The customer has paid what they owed, in another way than by this tender. */
    COLLECTED,
    /** The shop does not ask for it any more. */
    WRITTEN_OFF,
    /** What was collected in another way was given back in another way. */
    GIVEN_BACK
}
