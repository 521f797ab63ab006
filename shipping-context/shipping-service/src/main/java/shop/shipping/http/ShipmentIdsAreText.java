package shop.shipping.http;

import org.springframework.context.annotation.Configuration;
import shop.platform.web.OpenApiConfiguration;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class ShipmentIdsAreText {

    static {
        OpenApiConfiguration.idIsText(
                ShipmentId.class,
                "^" + ShipmentId.FORM + "$",
                "shipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-warehouse_berlin");
        OpenApiConfiguration.idIsText(
                ReturnShipmentId.class,
                "^" + ReturnShipmentId.FORM + "$",
                "returnshipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1");
    }
}
