package shop.shipping.carrier.simulated;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.outside.Inbox;
import shop.platform.outside.Signatures;
import tools.jackson.databind.json.JsonMapper;

/** Where the carrier tells of its scans; one that comes again is recorded once. */
@RestController
@OnlyWithSimulatedCarrier
class CarrierNotifications {

    private final Inbox<Notification> inbox;

    CarrierNotifications(SimulatedCarrierSettings settings, Clock clock, JsonMapper json, Commands commands) {
        inbox = new Inbox<>(
                Actors.CARRIER, new Signatures(settings.webhookSecrets(), clock), json, Notification.class, commands);
    }

    @Hidden
    @PostMapping("/carrier-notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(HttpServletRequest request) throws IOException {
        inbox.take(request, notification -> new Inbox.Message(notification.command(), notification.orderId()));
    }
}
