package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import shop.simulators.web.IdempotencyKey;

/**
 * What has happened to money, or is disputed of it, as a provider lists it for whoever compares books. What moved nothing, such
 * as what failed or was declined, is none.
 *
 * @param number of it, from 1, without gaps; what comes later has a higher one
 * @param id the caller's name for the operation where there is one
 * @param key under which it was asked for; absent for what the world did by itself
 */
record Transaction(
        long number,
        Instant at,
        Type type,
        String authorizationId,
        String reference,
        Method method,
        String id,
        Optional<String> key,
        Amount amount) {

    /** What has happened. */
    enum Type {
        AUTHORIZED(false),
        PAID(false),
        CAPTURED(false),
        VOIDED(false),
        /** A pending payment that the shop no longer wants; no money was there. */
        CALLED_OFF(false),
        REFUNDED(false),
        /** The bank has the money until it has decided. */
        DISPUTED(true),
        /** The bank only asks. */
        INQUIRED(true),
        DISPUTE_WON(true),
        DISPUTE_LOST(true),
        INQUIRY_CLOSED(true),
        TURNED_BACK(true),
        /** Set aside after it had been declined. */
        AUTHORIZED_LATE(true),
        /** Paid after it had been declined or called off. */
        PAID_LATE(true);

        private final boolean unasked;

        Type(boolean unasked) {
            this.unasked = unasked;
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the world did it by itself, and the shop hears of it by a notification alone. */
        boolean isUnasked() {
            return unasked;
        }
    }

    /**
     * What an entry did, if it did something to money.
     *
     * @param before how its authorisation stood before
     */
    static Optional<Transaction> of(long number, Entry entry, Account before) {
        return type(entry, before)
                .map(type -> new Transaction(
                        number,
                        entry.at(),
                        type,
                        entry.authorizationId(),
                        entry.reference(),
                        entry.method(),
                        entry.operationId(),
                        entry.askedBy().map(IdempotencyKey::key),
                        type == Type.CALLED_OFF ? entry.amount().withMinor(0) : entry.amount()));
    }

    private static Optional<Type> type(Entry entry, Account before) {
        if (entry instanceof Entry.Dispute dispute) {
            return Optional.of(dispute.onlyAsks() ? Type.INQUIRED : Type.DISPUTED);
        } else if (entry instanceof Entry.DisputeClosure closure) {
            return Optional.of(decision(closure, before));
        } else if (entry instanceof Entry.DepositReversal) {
            return Optional.of(Type.TURNED_BACK);
        } else if (entry instanceof Entry.Void) {
            return Optional.of(before.status() == Status.PENDING ? Type.CALLED_OFF : Type.VOIDED);
        } else if (entry instanceof Entry.DisputeAnswer) {
            return Optional.empty();
        } else if (entry instanceof Entry.LatePayment) {
            return Optional.of(entry.status() == Status.PAID ? Type.PAID_LATE : Type.AUTHORIZED_LATE);
        }
        return switch (entry.status()) {
            case AUTHORIZED -> Optional.of(Type.AUTHORIZED);
            case PAID -> Optional.of(Type.PAID);
            case CAPTURED -> Optional.of(Type.CAPTURED);
            case REFUNDED -> Optional.of(Type.REFUNDED);
            default -> Optional.empty();
        };
    }

    private static Type decision(Entry.DisputeClosure closure, Account before) {
        boolean asked = before.dispute(closure.disputeId())
                .filter(dispute -> dispute.kind().equals(Entry.Dispute.INQUIRY))
                .isPresent();
        if (asked) {
            return Type.INQUIRY_CLOSED;
        }
        return closure.status() == Status.WON ? Type.DISPUTE_WON : Type.DISPUTE_LOST;
    }
}
