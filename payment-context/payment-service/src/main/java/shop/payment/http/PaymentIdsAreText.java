package shop.payment.http;

import org.springframework.context.annotation.Configuration;
import shop.payment.api.DisputeId;
import shop.payment.api.PaymentId;
import shop.platform.web.OpenApiConfiguration;

/** Ids travel as plain text; the API's description says so too. */
@Configuration
class PaymentIdsAreText {

    static {
        OpenApiConfiguration.idIsText(
                PaymentId.class, PaymentsApi.PAYMENT, "payment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1");
        OpenApiConfiguration.idIsText(
                DisputeId.class, DisputesApi.DISPUTE, "dispute-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1-dp_1");
    }
}
