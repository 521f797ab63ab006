package shop.shipping.carrier.simulated;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Callers;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.shipping.dispatching.RecordScan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the carrier tells of its scans. A notification is answered with success only when it is recorded, so that the
 * carrier sends again whatever was not; one that comes again is recorded once. No token is needed: the signature proves
 * who sent it.
 */
@RestController
class CarrierNotifications {

    private final Signatures signatures;
    private final JsonMapper json;
    private final Commands commands;

    CarrierNotifications(Signatures signatures, JsonMapper json, Commands commands) {
        this.signatures = signatures;
        this.json = json;
        this.commands = commands;
    }

    @Hidden
    @PostMapping("/carrier-notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestHeader(name = "Signature", defaultValue = "") String signature, HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (!signatures.isGenuine(signature, body)) {
            throw problem(
                    HttpStatus.UNAUTHORIZED,
                    "signature-invalid",
                    "The header Signature does not prove that this comes from the carrier, just now.");
        }
        RecordScan scan = read(body).command();
        String order = scan.shipmentId().orderId().value();
        Callers.actingAs(
                Actors.CARRIER,
                () -> commands.send(new GenericCommandMessage<>(scan, Map.of(Headers.ORDER_ID, order))));
    }

    private Notification read(byte[] body) {
        try {
            return json.readValue(body, Notification.class);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("The body is not the JSON expected here.", unreadable);
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return new ErrorResponseException(status, problem, null);
    }
}
