package shop.platform.outside;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import shop.http.InvalidField;
import shop.http.Problem;
import shop.kernel.OrderId;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.RunAs;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a partner outside tells something by itself. The signature over the bytes as they came proves who it is; no token is
 * needed, and none helps. A notification is answered with success only when what it says is recorded, under the partner's
 * name, so that it is sent again if it was not. That one which comes again counts once, whom it is about sees to.
 *
 * @param <N> the form of a notification
 */
public final class Inbox<N> {

    private final Actors sender;
    private final Signatures signatures;
    private final ObjectReader json;
    private final Commands commands;

    public Inbox(Actors sender, Signatures signatures, JsonMapper json, Class<N> form, Commands commands) {
        this.sender = sender;
        this.signatures = signatures;
        // A partner tells more from one day to the next, and what it says is not to be lost for that.
        this.json = json.readerFor(form).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.commands = commands;
    }

    /**
     * What a notification says to one of us.
     *
     * @param order to which it belongs
     */
    public record Message(Object command, OrderId order) {}

    /**
     * Takes a notification, and returns when what it says is recorded. The header Signature proves who sent it; whatever else
     * stands there, however it is written, proves nothing.
     *
     * @param says what a notification says, in our words
     */
    public void take(HttpServletRequest request, Function<N, Message> says) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (!signatures.isGenuine(signature(request), body)) {
            throw new ErrorResponseException(
                    HttpStatus.UNAUTHORIZED,
                    Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "signature-invalid",
                            "The header Signature does not prove that this comes from the "
                                    + sender.subject().replace('-', ' ') + ", just now."),
                    null);
        }
        N notification = json.readValue(body);
        if (notification == null) {
            throw new InvalidField("", "The body is null; send the notification.");
        }
        Message message = says.apply(notification);
        RunAs.actor(
                sender,
                () -> commands.send(new GenericCommandMessage<>(
                        message.command(),
                        Map.of(Headers.ORDER_ID, message.order().value()))));
    }

    private static String signature(HttpServletRequest request) {
        List<String> signatures = Collections.list(request.getHeaders("Signature"));
        return signatures.size() == 1 ? signatures.get(0) : "";
    }
}
