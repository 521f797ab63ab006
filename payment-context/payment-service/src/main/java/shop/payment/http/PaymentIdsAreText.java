package shop.payment.http;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import shop.payment.api.PaymentId;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class PaymentIdsAreText {

    static {
        SpringDocUtils.getConfig().replaceWithClass(PaymentId.class, String.class);
    }
}
