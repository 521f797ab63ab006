package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the provider said no. */
enum DeclineReason {
    @JsonProperty("insufficient_funds")
    INSUFFICIENT_FUNDS,
    @JsonProperty("suspected_fraud")
    SUSPECTED_FRAUD,
    @JsonProperty("expired_card")
    EXPIRED_CARD,
    @JsonProperty("try_again")
    TRY_AGAIN,
    /** The customer was asked to confirm, and refused. */
    @JsonProperty("customer_refused")
    CUSTOMER_REFUSED
}
