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
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import shop.http.Texts;
import shop.kernel.OrderId;
import shop.platform.web.Cursors;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentState;
import shop.shipping.api.ReturnShipmentView;

/** What the shipping context offers over HTTP of what comes back, in the words of its API description. */
@Tag(name = "return shipments", description = "Watch what customers send back, and say what came back")
interface ReturnShipmentsApi {

    String RETURN_SHIPMENT_ID = "^" + ReturnShipmentId.FORM + "$";
    String RETURN_SHIPMENT = "returnShipmentId";
    String OF_THE_LIST = "returnShipmentId, as the list of return shipments tells it";
    String FIRST = "$response.body#/returnShipments/0/returnShipmentId";

    @Operation(
            operationId = "readReturnShipment",
            summary = "Read what comes back",
            description = "Roles: shop, support, warehouse, operator.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The return shipment"),
                @ApiResponse(responseCode = "404", description = "There is no such return shipment")
            })
    ResponseEntity<ReturnShipmentView> read(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = RETURN_SHIPMENT_ID))
                    String returnShipmentId);

    @Operation(
            operationId = "listReturnShipments",
            summary = "List what comes back, the last that was asked for first",
            description = """
                    Roles: shop, support, warehouse, operator. With an orderId those of that order, one per return that was \
                    approved. A page tells as 'next' the cursor of the following one; the last page tells none.""",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of return shipments",
                        links = {
                            @Link(
                                    name = "read",
                                    operationId = "readReturnShipment",
                                    parameters = @LinkParameter(name = RETURN_SHIPMENT, expression = FIRST)),
                            @Link(
                                    name = "receive",
                                    operationId = "receiveReturnShipment",
                                    parameters = @LinkParameter(name = RETURN_SHIPMENT, expression = FIRST))
                        }),
                @ApiResponse(responseCode = "404", description = "No page has told this cursor")
            })
    ListedReturnShipments list(
            @Parameter(description = "one or several") Set<ReturnShipmentState> state,
            @Parameter(
                            description = "orderId in the answer to placing it",
                            schema = @Schema(type = "string", pattern = "^order-[A-Za-z0-9-]{1,64}$"))
                    OrderId orderId,
            @Parameter(description = "whom they come back to", schema = @Schema(type = "string", pattern = Texts.NAME))
                    String shipTo,
            @Parameter(description = "'next' of the page before") @Pattern(regexp = Cursors.LOOKS_LIKE) String cursor,
            @Parameter(description = "1 to 200") @Min(1) @Max(200) int size);

    @Operation(
            operationId = "printReturnLabel",
            summary = "Print the label with which a customer sends it back",
            description = """
                    Roles: shop, support, warehouse. A sheet of A6 with the sender's address, whom it comes back to, and the \
                    tracking code as a barcode (SHP-08); for the customer, or for whoever puts it into the parcel. Its label \
                    goes back to the carrier when the goods are here without it, were not sent in time, or are kept after all.""",
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
                @ApiResponse(responseCode = "404", description = "There is no such return shipment"),
                @ApiResponse(responseCode = "409", description = "SHP-08: its label is not bought, or was given back")
            })
    ResponseEntity<byte[]> printReturnLabel(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = RETURN_SHIPMENT_ID))
                    String returnShipmentId);

    @Operation(
            operationId = "receiveReturnShipment",
            summary = "Say what came back",
            description = """
                    Role: warehouse. Names what came back, line by line, and in which condition (SHP-08); whereupon its \
                    money is given back, or support decides. Possible at any time, with the label or without one, also \
                    when it is not awaited any more. Saying the same again changes nothing.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is received"),
                @ApiResponse(
                        responseCode = "202",
                        description = "Recorded; read it a moment later",
                        content = @Content(schema = @Schema(hidden = true))),
                @ApiResponse(responseCode = "404", description = "There is no such return shipment"),
                @ApiResponse(responseCode = "409", description = "SHP-08: something else was received already"),
                @ApiResponse(responseCode = "422", description = "SHP-08: nothing, or more than was to come back")
            })
    ResponseEntity<ReturnShipmentView> receive(
            @Parameter(description = OF_THE_LIST, schema = @Schema(type = "string", pattern = RETURN_SHIPMENT_ID))
                    String returnShipmentId,
            String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "one unit, as new",
                                                            value =
                                                                    "{\"items\": [{\"line\": 1, \"quantity\": 1, \"condition\": \"AS_NEW\"}]}")))
                    @Valid
                    ReceiptRequest receipt);
}
