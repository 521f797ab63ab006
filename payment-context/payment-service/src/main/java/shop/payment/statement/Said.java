package shop.payment.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializationException;
import shop.payment.api.PaymentView.Entry;
import shop.payment.api.PaymentView.Person;
import shop.platform.messaging.Headers;

/**
 * A line of a statement as it is kept.
 *
 * @param role in which a person did it; empty where none did
 * @param alias stands for that person; empty where there is none
 */
record Said(Instant at, String event, String text, String role, String alias) {

    private static final int ALIAS = 4;

    /** Only a person who has a token acts in a role. */
    static Said of(EventMessage<?> event, String text) {
        Optional<String> role = header(event, Headers.ROLE);
        return new Said(
                event.getTimestamp(),
                event.getPayloadType().getSimpleName(),
                text,
                role.orElse(""),
                role.flatMap(any -> header(event, Headers.SUBJECT))
                        .map(Said::aliasOf)
                        .orElse(""));
    }

    /** What was done to the money is shown, too, where nobody can read who did it. */
    private static Optional<String> header(EventMessage<?> event, String name) {
        try {
            return Optional.ofNullable(event.getMetaData().get(name)).map(String::valueOf);
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
    }

    /** The subject itself is kept in no view. */
    private static String aliasOf(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, ALIAS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** Of those that are kept from before, it is not known who did it. */
    Entry view() {
        return new Entry(
                at,
                event,
                text,
                Optional.ofNullable(alias).filter(known -> !known.isEmpty()).map(known -> new Person(role, known)));
    }
}
