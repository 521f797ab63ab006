package shop.shipping.http;

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
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.http.Texts;
import shop.kernel.OrderId;
import shop.platform.web.Cursors;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView;

/** What the shipping context offers over HTTP, in the words of its API description. */
@Tag(name = "shipments", description = "Watch shipments, and hand them over")
interface ShipmentsApi {

    String SHIPMENT_ID = "^" + ShipmentId.FORM + "$";
    String SHIPMENT = "shipmentId";
    String OF_THE_LIST = "shipmentId, as the list of shipments tells it";

    String DELIVERABLE = """
            {"shipTo": {"name": "Ada Byron", "street": "12 Analytical Street", "city": "Berlin", "postcode": "10115",
                        "country": "DE"}}""";

    String ONE_IS_MISSING = """
            {"report": "pick-4711", "missing": [{"line": 1, "quantity": 1}]}""";

    String ONE_IS_SENT_FROM_ELSEWHERE = """
            {"report": "pick-4711", "missing": [{"line": 1, "quantity": 1}], "moveTo": "warehouse-hamburg"}""";

    String FIRST = "$response.body#/shipments/0/shipmentId";

    @Operation(
            operationId = "readShipment",
            summary = "Read a shipment",
            description = "Roles: shop, support, warehouse, operator.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The shipment"),
                @ApiResponse(responseCode = "404", description = "There is no such shipment")
            })
    ResponseEntity<ShipmentView> read(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId);

    @Operation(
            operationId = "listShipments",
            summary = "List shipments",
            description = """
                    Roles: shop, support, warehouse, operator. With an orderId those of that order, one per ship-from; none \
                    while it is not confirmed. A page tells as 'next' the cursor of the following one; the last page tells \
                    none. Shipments that are added or change meanwhile move no other from one page to another.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of shipments",
                        links = {
                            @Link(
                                    name = "read",
                                    operationId = "readShipment",
                                    parameters = @LinkParameter(name = SHIPMENT, expression = FIRST)),
                            @Link(
                                    name = "hand-over",
                                    operationId = "handOverShipment",
                                    parameters = @LinkParameter(name = SHIPMENT, expression = FIRST)),
                            @Link(
                                    name = "change-address",
                                    operationId = "changeShippingAddress",
                                    parameters = @LinkParameter(name = SHIPMENT, expression = FIRST))
                        }),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor"),
                @ApiResponse(responseCode = "409", description = "The cursor was told for the other sort order")
            })
    ListedShipments list(
            @Parameter(description = "one or several") Set<ShipmentState> state,
            @Parameter(
                            description = "orderId in the answer to placing it",
                            schema = @Schema(type = "string", pattern = "^order-[A-Za-z0-9-]{1,64}$"))
                    OrderId orderId,
            @Parameter(description = "who sends them", schema = @Schema(type = "string", pattern = Texts.NAME))
                    String shipFrom,
            @Parameter(description = "asked for at this moment or later", example = "2026-01-01T00:00:00Z")
                    Instant preparedFrom,
            @Parameter(description = "asked for before this moment") Instant preparedBefore,
            @Parameter(
                            description =
                                    "those that came by the promised day, or later, on the calendar of the destination (SHP-09); total says how many")
                    ShipmentView.Promise promise,
            @Parameter(
                            description =
                                    "-preparedAt: the last that was asked for first; preparedAt: the first of them first; promisedDelivery: the earliest promised day first, those without one last; heldSince: those on hold alone, the longest first",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "-preparedAt",
                                                "preparedAt",
                                                "promisedDelivery",
                                                "heldSince"
                                            }))
                    @Pattern(
                            regexp = ShipmentOrder.ALL,
                            message = "must be preparedAt, -preparedAt, promisedDelivery or heldSince")
                    String sort,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size);

    @Operation(
            operationId = "readShippingAddress",
            summary = "Read where a parcel goes",
            description = """
                    Roles: warehouse, support, operator. The address of the label that was asked for last, as the carrier has \
                    put it right, and beside that, where it has, as it was given (SHP-01). No other answer about shipments has \
                    it.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The address"),
                @ApiResponse(responseCode = "404", description = "There is no such shipment")
            })
    ResponseEntity<AddressView> readAddress(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId);

    @Operation(
            operationId = "printLabel",
            summary = "Print a parcel's label",
            description = """
                    Role: warehouse. A sheet of A6 with the address to which the parcel goes, as the carrier has put it right, \
                    and the tracking code as a barcode. It can be printed as often as needed, as long as the parcel can be \
                    sent with it.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The label",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(
                        responseCode = "303",
                        description = "The carrier has drawn it, at the address in Location",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-02: its label is not bought or on its way back, or the shipment is cancelled")
            })
    ResponseEntity<byte[]> printLabel(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId);

    @Operation(
            operationId = "giveTrackingNumber",
            summary = "Tell the number of the label that a parcel goes with",
            description = """
                    Role: warehouse. For ship-froms whose carrier sells no labels to us: whoever packs prints one with the \
                    carrier's own tool, and tells its carrier and number. Telling the same again changes nothing; another \
                    takes its place until the carrier has seen the parcel (SHP-02).""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The parcel is labelled"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-02: its label is bought of the carrier, or on its way back; it is on hold, was handed over, or is (being) cancelled")
            })
    ResponseEntity<ShipmentView> giveTrackingNumber(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @Valid TrackingNumberRequest label);

    @Operation(
            operationId = "handOverShipment",
            summary = "Hand a parcel over to the carrier",
            description = """
                    Role: warehouse. Makes it dispatched (SHP-04), whereupon its money is captured. Saying it again \
                    changes nothing; without a hand-over here, the carrier's first scan does the same.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The parcel is dispatched"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description = "SHP-04: it has no label, is on hold, held by a person, or is (being) cancelled"),
                @ApiResponse(
                        responseCode = "422",
                        description = "SHP-11: the moment is before the parcel was asked for, or in the future")
            })
    ResponseEntity<ShipmentView> handOver(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(name = "now", value = "{}")))
                    Optional<HandOverRequest> handOver);

    @Operation(
            operationId = "reportShortPick",
            summary = "Report what cannot be picked",
            description = """
                    Role: warehouse. With 'moveTo' those units are sent by that other ship-from, in a parcel of their own: the \
                    order has another shipment prepared, and no money moves. Without, they are cancelled and their money goes \
                    back; the rest is sent, unless the customer wants all or nothing (ORD-14). Where nothing is left to send, \
                    the shipment is cancelled. The same report again changes nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "What is left of the shipment"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-03: it is handed over or (being) cancelled, not as much belongs into it, it is sent from where 'moveTo' says already, or the report named other units or another ship-from before")
            })
    ResponseEntity<ShipmentView> reportShortPick(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(name = "one unit is not there", value = ONE_IS_MISSING),
                                                @ExampleObject(
                                                        name = "one unit is sent from elsewhere",
                                                        value = ONE_IS_SENT_FROM_ELSEWHERE)
                                            }))
                    @Valid
                    ShortPickRequest shortPick);

    @Operation(
            operationId = "moveShipment",
            summary = "Have another ship-from send a parcel",
            description = """
                    Role: warehouse. For a parcel that has no label yet (SHP-13): one whose label is being bought gives it back \
                    first, and is sent from where that says if the carrier does not take it back. The label is asked for anew, \
                    of the carrier of the other ship-from; what is in the parcel, where it goes and when it was promised stays. \
                    One that is on hold goes on, unless its address is the reason. Saying it again changes nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The shipment, or what is to become of it"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-13: it has its label, is moving already, was handed over, or is (being) cancelled")
            })
    ResponseEntity<ShipmentView> move(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @Valid ShipFromRequest shipFrom);

    @Operation(
            operationId = "splitShipment",
            summary = "Send a part of a shipment in a parcel of its own",
            description = """
                    Role: warehouse. Until the carrier has it; its label stays with the rest (SHP-12). The order has another shipment prepared for those \
                    units, with a number behind the name of the ship-from; what is set aside is taken for each parcel when that \
                    is handed over, where the payment allows several captures (ORD-30). The same split again changes \
                    nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "What is left of the shipment"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-12: the carrier has it, it is moving to another ship-from, or is (being) cancelled, not as much belongs into it, nothing would stay in it, or the split named other units before")
            })
    ResponseEntity<ShipmentView> split(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one unit apart",
                                                            value =
                                                                    "{\"split\": \"box-2\", \"apart\": [{\"line\": 1, \"quantity\": 1}]}")))
                    @Valid
                    SplitRequest split);

    @Operation(
            operationId = "releaseShipment",
            summary = "Release a shipment that is on hold",
            description = """
                    Role: operator. Another label is asked for (SHP-03). Releasing one that is not on hold changes \
                    nothing. One that is held for its address goes on when the address is changed; one that a person holds, when \
                    its order is released (releaseOrder).""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The shipment goes on"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "SHP-03: it is cancelled, held for an address that has not been changed, or held by a person")
            })
    ResponseEntity<ShipmentView> release(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch);

    @Operation(
            operationId = "changeShippingAddress",
            summary = "Send a shipment that is on hold to another address",
            description = """
                    Roles: support, operator. The shipment goes on: a label to the new address is asked for (SHP-03). Send \
                    the whole address. Possible while the shipment is on hold.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "The shipment goes on"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such shipment"),
                @ApiResponse(responseCode = "409", description = "SHP-03: it is not on hold, or has this very address"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "SHP-16: the address does not fit its country; PAY-09: it has a card number in it")
            })
    ResponseEntity<ShipmentView> changeAddress(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = SHIPMENT_ID))
                    String shipmentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "where the carrier delivers",
                                                            value = DELIVERABLE)))
                    @Valid
                    AddressRequest address);
}
