package shop.payment.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentsOfOrder;

/** What the payment context offers over HTTP, in the words of its API description. */
@Tag(name = "payments", description = "See what happened to the money")
interface PaymentsApi {

    @Operation(
            operationId = "readPayment",
            summary = "Read a payment",
            description = """
                    Roles: support, operator, shop. Authorised, captured, refunded and released are amounts of their own. \
                    An open operation has been asked of the provider and has no outcome yet; one that is unknown is asked \
                    again under the same key (PAY-06).""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The payment"),
                @ApiResponse(responseCode = "404", description = "There is no such payment")
            })
    ResponseEntity<PaymentView> read(
            @Parameter(
                            description = "'payment-', the order's own part, and the tender's number",
                            schema = @Schema(type = "string", pattern = "^payment-[A-Za-z0-9-]{1,80}$"))
                    String paymentId);

    @Operation(
            operationId = "listPaymentsOfOrder",
            summary = "List the payments of an order, one per tender",
            description = "Roles: support, operator, shop. An order that has asked for nothing yet has none.")
    PaymentsOfOrder ofOrder(
            @Parameter(
                            description = "orderId in the answer to placing it",
                            schema = @Schema(type = "string", pattern = "^order-[A-Za-z0-9-]{1,64}$"))
                    String orderId);
}
