package shop.payment.http;

import org.springframework.context.annotation.Configuration;
import shop.payment.api.PaymentId;
import shop.platform.web.OpenApiConfiguration;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class PaymentIdsAreText {

    static {
        OpenApiConfiguration.idIsText(PaymentId.class, "^payment-[A-Za-z0-9-]{1,80}$", "payment-1001-1");
    }
}
