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
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.payment.api.DisputeView;
import shop.payment.api.PaymentId;
import shop.platform.web.Cursors;

/** What support does about disputes over HTTP, in the words of its API description. */
@Tag(name = "disputes", description = "What customers dispute with their banks, and what the shop says to that")
interface DisputesApi {

    String DISPUTE = "^dispute-[A-Za-z0-9-]{1,80}-[A-Za-z0-9_]{1,64}$";

    @Operation(
            operationId = "readDispute",
            summary = "Read a dispute",
            description = """
                    Roles: support, operator, shop. A chargeback has taken the money until it is decided, an inquiry only asks \
                    (PAY-10). Only the provider decides.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The dispute"),
                @ApiResponse(responseCode = "404", description = "There is no such dispute")
            })
    ResponseEntity<DisputeView> read(
            @Parameter(description = "disputeId of the list", schema = @Schema(type = "string", pattern = DISPUTE))
                    String disputeId);

    @Operation(
            operationId = "listDisputes",
            summary = "List disputes by when they were opened",
            description = """
                    Roles: support, operator, shop. With state=TO_BE_ANSWERED those that support has to see to. A page tells as \
                    'next' the cursor of the following one; the last page tells none.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of disputes",
                        links =
                                @Link(
                                        name = "read",
                                        operationId = "readDispute",
                                        parameters =
                                                @LinkParameter(
                                                        name = "disputeId",
                                                        expression = "$response.body#/disputes/0/disputeId"))),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor"),
                @ApiResponse(responseCode = "409", description = "The cursor was told for the other sort order")
            })
    ListedDisputes list(
            @Parameter(description = "one or several") Set<DisputeView.State> state,
            @Parameter(
                            description = "about this payment",
                            schema = @Schema(type = "string", pattern = PaymentsApi.PAYMENT))
                    PaymentId paymentId,
            @Parameter(
                            description =
                                    "openedAt: the first that was opened first; -openedAt: the last of them first",
                            schema = @Schema(allowableValues = {"openedAt", "-openedAt"}))
                    @Pattern(regexp = "-?openedAt", message = "must be openedAt or -openedAt")
                    String sort,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size);

    @Operation(
            operationId = "submitEvidence",
            summary = "Answer a dispute with evidence",
            description = """
                    Role: support. The provider takes one answer, and decides (PAY-10). It is told under a recorded key, again until \
                    it has it. The same evidence again changes nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is recorded, and the provider is told"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read the dispute a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such dispute"),
                @ApiResponse(responseCode = "409", description = "PAY-10: it is answered or decided already")
            })
    ResponseEntity<DisputeView> submitEvidence(
            @Parameter(description = "disputeId of the list", schema = @Schema(type = "string", pattern = DISPUTE))
                    String disputeId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "it has arrived",
                                                            value =
                                                                    "{\"evidence\": \"Delivered on 12 January, tracking code SIM0A1B.\"}")))
                    @Valid
                    EvidenceRequest evidence);

    @Operation(
            operationId = "acceptDispute",
            summary = "Give in to a dispute",
            description = """
                    Role: support. The provider is told, and decides for the customer (PAY-10). Saying it again changes nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is recorded, and the provider is told"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read the dispute a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such dispute"),
                @ApiResponse(responseCode = "409", description = "PAY-10: it is answered or decided already")
            })
    ResponseEntity<DisputeView> accept(
            @Parameter(description = "disputeId of the list", schema = @Schema(type = "string", pattern = DISPUTE))
                    String disputeId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "the goods have not come",
                                                            value = "{\"reason\": \"CUSTOMER_IS_RIGHT\"}")))
                    @Valid
                    AcceptanceRequest acceptance);
}
