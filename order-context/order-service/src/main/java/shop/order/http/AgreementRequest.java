package shop.order.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import shop.order.api.ParcelAgreement;

/** What was agreed with the customer on a parcel that turned up after it was refunded or replaced. */
record AgreementRequest(@Schema(example = "KEPT") @NotNull ParcelAgreement agreed) {}
