package shop.shipping.carrier.simulated;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.http.InvalidField;
import shop.http.Problem;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.RunAs;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the carrier tells of its scans. A notification is answered with success only when it is recorded, so that the
 * carrier sends again whatever was not; one that comes again is recorded once. No token is needed: the signature proves
 * who sent it.
 */
@RestController
class CarrierNotifications {

    private final Signatures signatures;
    private final ObjectReader json;
    private final Commands commands;

    CarrierNotifications(Signatures signatures, JsonMapper json, Commands commands) {
        this.signatures = signatures;
        // A carrier tells more from one day to the next, and its scans are not to be lost for that.
        this.json = json.readerFor(Notification.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
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
        Notification notification = read(body);
        Object scan = notification.command();
        String order = notification.orderId().value();
        RunAs.actor(
                Actors.CARRIER,
                () -> commands.send(new GenericCommandMessage<>(scan, Map.of(Headers.ORDER_ID, order))));
    }

    private Notification read(byte[] body) {
        Notification notification = json.readValue(body);
        if (notification == null) {
            throw new InvalidField("", "The body is null; send the scan.");
        }
        return notification;
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
        return new ErrorResponseException(status, Problem.of(status, code, detail), null);
    }
}
