package shop.shipping.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;

/** What a carrier takes at once, over HTTP, in the words of the API description. */
@Tag(name = "shipments")
interface HandOversApi {

    @Operation(
            operationId = "handOverShipments",
            summary = "Hand many parcels over to the carrier at once",
            description = """
                    Role: warehouse. Each is decided for itself, as if it were handed over alone (SHP-04, SHP-11), and \
                    answered for itself; one that is refused keeps none of the others. All have 15 seconds together; \
                    what is not answered by then is UNKNOWN, and can be sent again: what is done is not done twice.""",
            responses = {@ApiResponse(responseCode = "200", description = "What came of each")})
    HandedOver handOverMany(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "two, now",
                                                            value =
                                                                    "{\"shipmentIds\": [\"shipment-2001-warehouse_berlin\", \"shipment-2002-warehouse_berlin\"]}")))
                    @Valid
                    HandOversRequest handOvers);
}
