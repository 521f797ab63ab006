package shop.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import shop.simulators.web.IdempotencyKey;

/** One line of the carrier's book. Names and streets are not in it: the postcode is all that a parcel's journey hangs on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Entry.LabelBought.class),
    @JsonSubTypes.Type(Entry.LabelVoided.class),
    @JsonSubTypes.Type(Entry.Intercepted.class),
    @JsonSubTypes.Type(Entry.ScriptWritten.class),
    @JsonSubTypes.Type(Entry.Scanned.class),
    @JsonSubTypes.Type(Entry.Notified.class),
    @JsonSubTypes.Type(Entry.NotificationGivenUp.class)
})
sealed interface Entry {

    Instant at();

    String reference();

    /** Its name in the book, such as {@code label_bought}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** The key under which it was asked for; nothing for what happens by itself. */
    default Optional<IdempotencyKey> askedBy() {
        return Optional.empty();
    }

    /** Recorded when the shop bought a label. */
    @JsonTypeName("label_bought")
    record LabelBought(
            Instant at,
            IdempotencyKey request,
            String labelId,
            String trackingCode,
            String reference,
            String labelNumber,
            String postcode,
            Optional<String> correctedPostcode,
            Script script)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }
    }

    /** Recorded when the shop voided a label before its first scan. */
    @JsonTypeName("label_voided")
    record LabelVoided(Instant at, IdempotencyKey request, String labelId, String reference) implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }
    }

    /** Recorded when the shop wanted a parcel back that was under way: it goes back to its sender instead. */
    @JsonTypeName("intercepted")
    record Intercepted(Instant at, IdempotencyKey request, String labelId, String reference, Scan comesBack)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }
    }

    /** Recorded when somebody foretold the journey of a shipment's parcel. */
    @JsonTypeName("script_written")
    record ScriptWritten(Instant at, String reference, Script script) implements Entry {}

    /**
     * Recorded when a parcel was scanned.
     *
     * @param number which scan of this parcel, from 1
     * @param carrierTime the time that the notification names
     * @param byHand whether a person scanned it, and not its script; absent if not
     */
    @JsonTypeName("scanned")
    record Scanned(
            Instant at,
            String labelId,
            String reference,
            String trackingCode,
            int number,
            ScanStatus status,
            Instant carrierTime,
            Optional<String> location,
            Optional<Boolean> byHand)
            implements Entry {

        boolean isByHand() {
            return byHand.orElse(false);
        }
    }

    /**
     * Recorded when the shop took the notification of a scan.
     *
     * @param attempts how many it needed since the last start
     */
    @JsonTypeName("notified")
    record Notified(Instant at, String labelId, String reference, int number, int attempts) implements Entry {}

    /**
     * Recorded when the shop refused the notification of a scan for good, or did not take it after many attempts.
     *
     * @param attempts how many were made since the last start
     * @param answer what came of the last: {@code status 404}, or why there was no answer
     */
    @JsonTypeName("notification_given_up")
    record NotificationGivenUp(Instant at, String labelId, String reference, int number, int attempts, String answer)
            implements Entry {}
}
