package shop.shipping.http;

import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import shop.shipping.api.ShipmentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class ShipmentIdsAreText {

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        ShipmentId.class,
                        new StringSchema()
                                .pattern("^shipment-[A-Za-z0-9-]{1,64}-[A-Za-z0-9_]{1,64}$")
                                .example("shipment-1001-warehouse_berlin"));
    }
}
