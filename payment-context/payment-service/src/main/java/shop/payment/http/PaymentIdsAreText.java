package shop.payment.http;

import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import shop.payment.api.PaymentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class PaymentIdsAreText {

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        PaymentId.class,
                        new StringSchema()
                                .pattern("^payment-[A-Za-z0-9-]{1,80}$")
                                .example("payment-1001-1"));
    }
}
