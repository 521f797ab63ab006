package shop.shipping.carrier.easypost;

import com.easypost.exception.EasyPostException;
import com.easypost.utils.Utilities;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.http.Problem;
import shop.shipping.tracking.LabelledParcels;
import shop.shipping.whereabouts.AskWhereParcelsAre;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where EasyPost tells of a tracker that has news. It signs the body, and no moment; so what was overheard could be sent again,
 * and says no more than that EasyPost is to be asked.
 */
@RestController
@ConditionalOnProperty(name = "shipping.carrier.kind", havingValue = "easypost")
class EasyPostWebhooks {

    private static final String SIGNATURE = "X-Hmac-Signature";

    private final List<String> secrets;
    private final JsonMapper json;
    private final LabelledParcels parcels;
    private final AskWhereParcelsAre asking;

    EasyPostWebhooks(EasyPostSettings settings, JsonMapper json, LabelledParcels parcels, AskWhereParcelsAre asking) {
        secrets = settings.webhookSecrets();
        this.json = json;
        this.parcels = parcels;
        this.asking = asking;
    }

    @Hidden
    @PostMapping("/carrier-notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestHeader(name = SIGNATURE, defaultValue = "") String signature, HttpServletRequest request)
            throws IOException {
        take(signature, request.getInputStream().readAllBytes());
    }

    /** @param body as it came, for it is signed as that */
    void take(String signature, byte[] body) {
        if (secrets.stream().noneMatch(secret -> isGenuine(body, signature, secret))) {
            throw new ErrorResponseException(
                    HttpStatus.UNAUTHORIZED,
                    Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "signature-invalid",
                            "The header " + SIGNATURE + " does not prove that this comes from EasyPost."),
                    null);
        }
        JsonNode tracker = json.readTree(body).path("result");
        if (tracker.path("object").asString("").equals("Tracker")) {
            boolean areAsked = parcels.with(tracker.path("shipment_id").asString("")).stream()
                    .allMatch(asking::ask);
            if (!areAsked) {
                throw busy();
            }
        }
    }

    /** EasyPost tells again then. */
    private static ErrorResponseException busy() {
        return new ErrorResponseException(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "asking-already",
                        "EasyPost is being asked already, and there may be more to hear by now. Tell it again."),
                null);
    }

    static boolean isGenuine(byte[] body, String signature, String secret) {
        try {
            Utilities.validateWebhook(body, Map.of(SIGNATURE, signature), secret);
            return true;
        } catch (EasyPostException forged) {
            return false;
        }
    }
}
