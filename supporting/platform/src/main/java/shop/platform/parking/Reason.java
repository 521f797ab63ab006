package shop.platform.parking;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializationException;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;

/**
 * Why an event is parked, in words for an operator.
 *
 * @param kind what has to be mended
 * @param words one sentence
 * @param detail what the library said that found it, at most 1,000 characters; empty when there was none
 */
public record Reason(Kind kind, String words, String detail) {

    private static final int LONGEST_DETAIL = 1_000;
    private static final String KIND = "kind";
    private static final String WORDS = "words";
    private static final String DETAIL = "detail";

    /** What has to be mended before a retry can succeed. */
    public enum Kind {
        /** The event itself: its payload or metadata do not have the form that this version reads. */
        UNREADABLE,
        /** What its handler asked for: somebody whose word counts refused. */
        REFUSED,
        /** What its handler made of it: the store does not take it. */
        UNWRITABLE,
        /** The handler: it failed in a way that is none of the above. */
        FAILED,
        /** Nothing: an earlier event of the same sequence is parked, and this one waits behind it. */
        FOLLOWS
    }

    static final Reason FOLLOWS =
            new Reason(Kind.FOLLOWS, "It waits behind an earlier event of the same sequence, which is parked.", "");

    static final Reason DAMAGED = new Reason(
            Kind.UNREADABLE,
            "What the store holds of this parked event is damaged, so it cannot be tried again: look at the event in the log, and discard this.",
            "");

    /** The reason in a failure that does not pass by itself. */
    public static Reason of(Throwable failure) {
        Optional<Rejection> refused = BusinessRejection.in(failure);
        if (refused.isPresent()) {
            Rejection rejection = refused.get();
            return new Reason(
                    Kind.REFUSED,
                    "What follows from it was refused: " + rejection.rule() + ", " + rejection.message(),
                    rejection.code());
        }
        String detail = abridged(deepest(failure));
        if (has(failure, ResultNotStored.class)) {
            return new Reason(Kind.UNWRITABLE, "What it leads to cannot be stored: " + detail, detail);
        }
        return has(failure, SerializationException.class)
                ? new Reason(Kind.UNREADABLE, "It cannot be read: " + detail, detail)
                : new Reason(Kind.FAILED, "Its handler failed: " + detail, detail);
    }

    /**
     * What events have in common that were parked for the same reason: the words without what differs from event to event,
     * such as ids and numbers.
     */
    public String common() {
        return kind + ": "
                + words.replaceAll("\\b[\\p{Alpha}]+-[\\w-]*\\d[\\w-]*\\b", "…")
                        .replaceAll("\\d+", "…")
                        .replaceAll("\\s+", " ");
    }

    MetaData asDiagnostics() {
        return in(MetaData.emptyInstance());
    }

    /** Written beside what else is known of a parked event, as the framework carries it. */
    public MetaData in(MetaData diagnostics) {
        return diagnostics.mergedWith(Map.of(KIND, kind.name(), WORDS, words, DETAIL, detail));
    }

    static Optional<Reason> from(MetaData diagnostics) {
        return Optional.ofNullable(diagnostics.get(KIND))
                .map(kind -> new Reason(
                        Kind.valueOf((String) kind),
                        String.valueOf(diagnostics.get(WORDS)),
                        String.valueOf(diagnostics.get(DETAIL))));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest.getCause() instanceof ThrowableCause)) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static String abridged(Throwable failure) {
        String text = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = text.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ": " + words;
    }
}
