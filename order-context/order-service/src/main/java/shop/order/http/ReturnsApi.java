package shop.order.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.kernel.OrderId;

/** What support decides about returns, in the words of the API's description. What is asked of an order is with the orders. */
@Tag(name = "returns", description = "Decide about what customers give back")
interface ReturnsApi {

    String ORDER = "orderId in the answer to placing it";
    String NUMBER = "number of the return, as the order tells it";
    String PREFER = "dry-run: only tell what would follow, or what forbids it";
    String LANGUAGE = "in which language a dry run is told: en or ko";
    String FORESEEN = "What would follow, for a dry run: for the return, and then for its order";
    String DECIDED = "Decided; the order shows it a moment later";
    String MISSING = "There is no such order, or it has no such return";

    @Operation(
            operationId = "approveReturn",
            summary = "Let something come back",
            description = """
                    Role: support. Where the shop decides each time (order.returns.approval), a return label is bought after \
                    this (ORD-11). Saying it again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = FORESEEN,
                        headers =
                                @Header(
                                        name = Prefer.APPLIED,
                                        description = "dry-run",
                                        schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN)),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Foreseen.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = DECIDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = MISSING),
                @ApiResponse(responseCode = "409", description = "ORD-11: it was declined, or cancelled")
            })
    ResponseEntity<Object> approve(
            @Parameter(description = ORDER) OrderId orderId,
            @Parameter(description = NUMBER) @Min(1) @Max(999) int number,
            @Parameter(description = PREFER)
                    @Pattern(
                            regexp = OrdersApi.HEADER,
                            message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(description = LANGUAGE, schema = @Schema(type = "string")) String acceptLanguage);

    @Operation(
            operationId = "declineReturn",
            summary = "Do not let something come back",
            description = "Role: support. Its units are free again (ORD-11). Saying it again changes nothing.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = FORESEEN,
                        headers =
                                @Header(
                                        name = Prefer.APPLIED,
                                        description = "dry-run",
                                        schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN)),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Foreseen.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = DECIDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = MISSING),
                @ApiResponse(responseCode = "409", description = "ORD-11: it was approved, or cancelled"),
                @ApiResponse(responseCode = "422", description = "PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> decline(
            @Parameter(description = ORDER) OrderId orderId,
            @Parameter(description = NUMBER) @Min(1) @Max(999) int number,
            @Parameter(description = PREFER)
                    @Pattern(
                            regexp = OrdersApi.HEADER,
                            message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(description = LANGUAGE, schema = @Schema(type = "string")) String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "made to measure",
                                                            value = "{\"reason\": \"it was made to measure\"}")))
                    @Valid
                    ReturnDecisionRequest decision);

    @Operation(
            operationId = "inspectReturn",
            summary = "Say what is given back for what came back",
            description = """
                    Role: support. Once, when it is here, or was sent and has not arrived (ORD-15): units are taken back, and \
                    their money is given back, less a deduction, or the same is sent once more where that was asked for; or \
                    nothing is given back for them. Each unit that is here is decided about; those that are not named have not come, and \
                    can be given back another time. \
                    What came back as it was to needs no inspection. Saying the same again changes nothing.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = FORESEEN,
                        headers =
                                @Header(
                                        name = Prefer.APPLIED,
                                        description = "dry-run",
                                        schema = @Schema(type = "string", allowableValues = Prefer.DRY_RUN)),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Foreseen.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = DECIDED,
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = MISSING),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "ORD-11: it was declined, or cancelled; ORD-15: it is not here, or was inspected otherwise"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "ORD-15: nothing is decided, or about more than was to come back, or not about all that is here, or without a reason; ORD-16: a deduction of what is exchanged; PAY-09: it has a card number in it")
            })
    ResponseEntity<Object> inspect(
            @Parameter(description = ORDER) OrderId orderId,
            @Parameter(description = NUMBER) @Min(1) @Max(999) int number,
            @Parameter(description = PREFER)
                    @Pattern(
                            regexp = OrdersApi.HEADER,
                            message = "must be visible ASCII characters, without spaces around them")
                    String prefer,
            @Parameter(description = LANGUAGE, schema = @Schema(type = "string")) String acceptLanguage,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one unit, less three euros",
                                                            value =
                                                                    "{\"units\": [{\"line\": 1, \"quantity\": 1, \"decision\": \"REFUND\", \"deduction\": 300, \"reason\": \"it was used\"}]}")))
                    @Valid
                    InspectionRequest inspection);
}
