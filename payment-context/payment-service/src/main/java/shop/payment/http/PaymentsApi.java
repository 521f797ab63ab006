package shop.payment.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.links.Link;
import io.swagger.v3.oas.annotations.links.LinkParameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.kernel.OrderId;
import shop.payment.api.PaymentView;
import shop.platform.web.Cursors;

/** What the payment context offers over HTTP, in the words of its API description. */
@Tag(name = "payments", description = "See what happened to the money, and have tried again what is owed")
interface PaymentsApi {

    /** A parcel's name, with more behind points where it is captured for more than once; or all at once. */
    String CAPTURE = "^[A-Za-z0-9-]{1,64}(?:\\.[A-Za-z0-9]{1,8}){0,20}$";

    String PAYMENT = "^payment-[A-Za-z0-9-]{1,80}$";

    String OF_THE_LIST = "paymentId of the list";

    String RECORDED = "Recorded; read the payment a moment later";

    String NO_SUCH_PAYMENT = "There is no such payment";

    String ASKED = "The provider is asked, or will be when it is its turn";

    String OWED_REFUND = "refundId of what is owed, as the payment tells it";

    String MUST_BE_TOLD = "must be a refundId that the payment tells";

    @Operation(
            operationId = "readPayment",
            summary = "Read a payment",
            description = """
                Roles: support, operator, shop. Authorised, captured, refunded and released are amounts of their own. \
                An open operation has been asked of the provider and has no outcome yet; one that is unknown is asked \
                again under the same key, and only looked up once a person was called for it (PAY-06). A capture that has \
                failed is owed, and tried again (PAY-12). \
                'capabilities' is what its provider can do with it, once that has said so: of what goes back as a whole only, a \
                person gives parts back (PAY-14).\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "The payment"),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT)
            })
    ResponseEntity<PaymentView> read(
            @Parameter(
                            description = "'payment-', the order's own part, and the tender's number",
                            schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId);

    @Operation(
            operationId = "listPayments",
            summary = "List payments by when they were asked for",
            description = """
                Roles: support, operator, shop. With an orderId those of that order, one per tender; an order that has \
                asked for nothing yet has none. A page tells as 'next' the cursor of the following one; the last page \
                tells none. Payments that are asked for or change meanwhile move nothing from one page to another.\
                """,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of payments",
                        links =
                                @Link(
                                        name = "read",
                                        operationId = "readPayment",
                                        parameters =
                                                @LinkParameter(
                                                        name = "paymentId",
                                                        expression = "$response.body#/payments/0/paymentId"))),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor"),
                @ApiResponse(responseCode = "409", description = "The cursor was told for the other sort order")
            })
    ListedPayments list(
            @Parameter(description = "one or several") Set<PaymentView.State> state,
            @Parameter(
                            description =
                                    "one or several: COLLECTION, TRANSFER and INQUIRY wait for a person; RETRY and"
                                            + " COLLECTION are owed by customers; of ANSWER and INQUIRY the provider"
                                            + " has not said what came of it")
                    Set<PaymentView.Need> needs,
            @Parameter(
                            description = "orderId in the answer to placing it",
                            schema = @Schema(type = "string", pattern = "^order-[A-Za-z0-9-]{1,64}$"))
                    OrderId orderId,
            @Parameter(description = "asked for at this moment or later", example = "2026-01-01T00:00:00Z")
                    Instant requestedFrom,
            @Parameter(description = "asked for before this moment") Instant requestedBefore,
            @Parameter(
                            description =
                                    "-requestedAt: the last that was asked for first; requestedAt: the first of them"
                                            + " first",
                            schema = @Schema(allowableValues = {"-requestedAt", "requestedAt"}))
                    @Pattern(regexp = "-?requestedAt", message = "must be requestedAt or -requestedAt")
                    String sort,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size);

    @Operation(
            operationId = "retryCapture",
            summary = "Try a capture again that has failed",
            description = """
                Role: support. Now, and beside the tries that come by themselves, as long as it is owed (PAY-12). \
                Asking again while it is being tried changes nothing.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "It is being tried"),
                @ApiResponse(
                        responseCode = "202",
                        description = RECORDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT),
                @ApiResponse(responseCode = "409", description = "PAY-12: nothing is owed under this captureId")
            })
    ResponseEntity<PaymentView> retryCapture(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId,
            @Parameter(description = "captureId of what is owed, as the payment tells it")
                    @Pattern(regexp = CAPTURE, message = "must be a captureId that the payment tells")
                    String captureId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "the card is covered again",
                                                            value = "{\"reason\": \"CUSTOMER_HAS_SEEN_TO_IT\"}")))
                    @Valid
                    CaptureRetryRequest retry);

    @Operation(
            operationId = "markTransferred",
            summary = "Say that a person has given money back",
            description = """
                Role: support. Money that the provider could not give back is for a person to transfer (PAY-03); \
                'owedRepayments' lists it. Not as long as a bank has the money and has not decided, nor once it has gone back \
                without us (PAY-10, PAY-15); what was transferred all the same is said with 'nevertheless', so that nobody \
                looks for it. The order learns that it is done. Saying it again changes nothing.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "It is given back"),
                @ApiResponse(
                        responseCode = "202",
                        description = RECORDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT),
                @ApiResponse(
                        responseCode = "409",
                        description = "PAY-03: it is not one that a person has to transfer, or not before a dispute is"
                                + " decided")
            })
    ResponseEntity<PaymentView> markTransferred(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId,
            @Parameter(description = OWED_REFUND) @Pattern(regexp = CAPTURE, message = MUST_BE_TOLD) String refundId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "to the customer's account",
                                                        value = "{\"means\": \"BANK_TRANSFER\"}"),
                                                @ExampleObject(
                                                        name = "although its money is disputed",
                                                        value = "{\"means\": \"BANK_TRANSFER\", \"nevertheless\":"
                                                                + " true}")
                                            }))
                    @Valid
                    TransferRequest transfer);

    @Operation(
            operationId = "refundToAccount",
            summary = "Tell to which account of the payer's money goes back",
            description = """
                Role: support. What was transferred into a virtual account goes back only to an account of the payer's. An \
                owed repayment that names an 'account' is one that the provider gives back itself once it is told which \
                (PAY-16). The account is kept enciphered until the provider has answered, then forgotten; nothing tells it \
                again but its bank and last four digits. Where the provider refuses it, the repayment is owed as before.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = ASKED),
                @ApiResponse(
                        responseCode = "202",
                        description = RECORDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "PAY-16: it is not owed now, its provider asks for no account or gives no part back, or a"
                                        + " dispute is not decided"),
                @ApiResponse(
                        responseCode = "422",
                        description = "PAY-16: no such bank, or not what a number or a holder looks like")
            })
    ResponseEntity<PaymentView> refundToAccount(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId,
            @Parameter(description = OWED_REFUND) @Pattern(regexp = CAPTURE, message = MUST_BE_TOLD) String refundId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "with Shinhan Bank",
                                                            value = "{\"bank\": \"088\", \"number\":"
                                                                    + " \"110-123-456789\", \"holder\": \"김민지\"}")))
                    @Valid
                    RefundAccountRequest account);

    @Operation(
            operationId = "retryRefund",
            summary = "Have the provider give back once more what it could not",
            description = """
                Role: support. Of what 'owedRepayments' lists, instead of transferring it: under another key, as long as nobody \
                has given it back (PAY-03). Where the provider cannot this time, either, it is owed as before. How much is given \
                back, and for what, the order decides: by cancelling, a return, a refund of a parcel or of units, or goodwill.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = ASKED),
                @ApiResponse(
                        responseCode = "202",
                        description = RECORDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "PAY-03: it is not owed now, the provider gives nothing back of this payment, or no part"
                                        + " of it, or only to an account, or a dispute is not decided")
            })
    ResponseEntity<PaymentView> retryRefund(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId,
            @Parameter(description = OWED_REFUND) @Pattern(regexp = CAPTURE, message = MUST_BE_TOLD) String refundId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "the shop's balance is covered again",
                                                            value = "{\"reason\": \"SHOP_HAS_SEEN_TO_IT\"}")))
                    @Valid
                    RefundRetryRequest retry);

    @Operation(
            operationId = "tellOutcome",
            summary = "Tell what came of an operation of which the provider says nothing",
            description = """
                Role: support. Once the provider was asked for days in vain, the payment needs an INQUIRY (PAY-06): whoever has \
                found out at the provider whether it was done says so, and the payment goes on as if the provider had \
                answered. What was not taken is owed, and tried again (PAY-12); what was not given back is owed to the \
                customer (PAY-03). That money was set aside or paid only the provider can tell; what is not let go is asked for \
                again. The comparison with the provider's books finds what was told in error.\
                """,
            responses = {
                @ApiResponse(responseCode = "200", description = "Its outcome is known"),
                @ApiResponse(
                        responseCode = "202",
                        description = RECORDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = NO_SUCH_PAYMENT),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "PAY-06: nothing waits for an outcome under this key, the provider is still asked by"
                                        + " itself, or it is an outcome that only the provider can tell")
            })
    ResponseEntity<PaymentView> tellOutcome(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = PAYMENT))
                    String paymentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "it was let go",
                                                        value = "{\"operationKey\": \"payment-two-blue-mugs-1/3\","
                                                                + " \"outcome\": \"DONE\", \"evidence\":"
                                                                + " \"SEEN_AT_THE_PROVIDER\"}"),
                                                @ExampleObject(
                                                        name = "it was not given back",
                                                        value = "{\"operationKey\": \"payment-two-blue-mugs-1/3\","
                                                                + " \"outcome\": \"NOT_DONE\", \"evidence\":"
                                                                + " \"PROVIDER_HAS_CONFIRMED_IT\"}")
                                            }))
                    @Valid
                    OutcomeRequest found);
}
