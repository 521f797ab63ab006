package shop.shipping.http;

import org.springframework.context.annotation.Configuration;
import shop.platform.web.OpenApiConfiguration;
import shop.shipping.api.ShipmentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class ShipmentIdsAreText {

    static {
        OpenApiConfiguration.idIsText(
                ShipmentId.class, "^shipment-[A-Za-z0-9-]{1,64}-[A-Za-z0-9_]{1,64}$", "shipment-1001-warehouse_berlin");
    }
}
