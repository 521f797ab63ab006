package shop.payment.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import shop.payment.api.PaymentReceipts;
import shop.platform.web.Cursors;

/** Receipts over HTTP, in the words of their API description. */
@Tag(name = "receipts", description = "What was taken and given back, numbered without gaps")
interface ReceiptsApi {

    @Operation(
            operationId = "readReceiptsOfPayment",
            summary = "Read the receipts of a payment",
            description = """
                Roles: support, operator, shop. A sale for each time that money was taken, a cancellation for each time that it \
                was given back, all or a part (PAY-19). A cancellation names the sales that it cancels, the first sale first. \
                Receipts are issued some seconds after the money has moved.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "Its receipts, in the order in which its money moved"),
                @ApiResponse(responseCode = "404", description = "There is no such payment")
            })
    PaymentReceipts ofPayment(
            @Parameter(
                            description = "paymentId of the list",
                            schema = @Schema(type = "string", pattern = PaymentsApi.PAYMENT))
                    String paymentId);

    @Operation(
            operationId = "listReceipts",
            summary = "List the receipts of a year by their numbers",
            description = """
                Roles: support, operator, shop. The numbers of a merchant and year begin at 1, and none is left out or given \
                twice (PAY-19): 'total' counts the receipts, 'lastNumber' is the last number, and the two are equal. A year \
                begins in the merchant's zone. A page tells as 'next' the cursor of the following one; the last page tells \
                none.\
                """,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of receipts; of a year or a merchant without any, none"),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor"),
                @ApiResponse(responseCode = "409", description = "The cursor was told for the other sort order")
            })
    ListedReceipts list(
            @Parameter(description = "this year, where it is missing", example = "2026") @Min(2000) @Max(9999)
                    Integer year,
            @Parameter(description = "whose receipts; those of this shop, where it is missing")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "must be 1 to 40 small letters, digits or hyphens")
                    String merchant,
            @Parameter(
                            description = "number: number 1 first; -number: the last number first",
                            schema = @Schema(allowableValues = {"number", "-number"}))
                    @Pattern(regexp = "-?number", message = "must be number or -number")
                    String sort,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size);
}
