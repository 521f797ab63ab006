package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an operation, or an authorisation as a whole, stands at the provider. */
enum Status {
    @JsonProperty("authorized")
    AUTHORIZED,
    @JsonProperty("paid")
    PAID,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("captured")
    CAPTURED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("voided")
    VOIDED,
    @JsonProperty("refunded")
    REFUNDED,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("opened")
    OPENED,
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("won")
    WON,
    @JsonProperty("lost")
    LOST,
    /** What was paid is with the payer again. */
    @JsonProperty("turned_back")
    TURNED_BACK
}
