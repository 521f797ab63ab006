package shop.specification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.Message;

/** Messages as scenarios hand them over: bare, in an envelope, or several from one helper. */
final class Payloads {

    private Payloads() {}

    static List<Object> flat(Object... messages) {
        List<Object> flat = new ArrayList<>();
        for (Object message : messages) {
            if (message instanceof Collection<?> several) {
                flat.addAll(flat(several.toArray()));
            } else {
                flat.add(Objects.requireNonNull(message, "a message of the scenario"));
            }
        }
        return List.copyOf(flat);
    }

    static Object of(Object message) {
        return message instanceof Message<?> envelope ? envelope.getPayload() : message;
    }
}
