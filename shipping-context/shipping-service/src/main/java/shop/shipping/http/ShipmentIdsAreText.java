package shop.shipping.http;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import shop.shipping.api.ShipmentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class ShipmentIdsAreText {

    static {
        SpringDocUtils.getConfig().replaceWithClass(ShipmentId.class, String.class);
    }
}
