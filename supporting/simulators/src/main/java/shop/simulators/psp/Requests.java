package shop.simulators.psp;

import java.time.LocalDate;
import java.util.Optional;
import shop.http.Identifier;

/** What the provider can be asked for. */
final class Requests {

    private static final int LONGEST_TEXT = 255;
    private static final int MOST_INSTALMENTS = 99;

    private Requests() {}

    /**
     * Reserve the money, or take it at once where the method does.
     *
     * @param reference the shop's name for the payment
     * @param instalments in how many instalments the customer pays; one if absent
     * @param dueDate until when a slip can be paid; it is noted, and the simulated customer keeps to no date
     */
    record Authorize(
            @Identifier String reference,
            Method method,
            Amount amount,
            Optional<Token> token,
            Optional<Integer> instalments,
            Optional<LocalDate> dueDate) {

        Authorize {
            require(reference, "reference");
            bounded(reference, "reference");
            token.ifPresent(given -> bounded(given.value(), "token"));
            require(method, "method");
            require(amount, "amount");
            if (instalments.orElse(1) < 1 || instalments.orElse(1) > MOST_INSTALMENTS) {
                throw new IllegalArgumentException("instalments must be from 1 to " + MOST_INSTALMENTS);
            }
        }

        Token tokenOrAny() {
            return token.orElse(new Token("tok_approve"));
        }
    }

    /** Take money that was authorised. */
    record Capture(@Identifier String captureId, Amount amount) {

        Capture {
            require(captureId, "captureId");
            bounded(captureId, "captureId");
            require(amount, "amount");
        }
    }

    /** Give money back that was captured. */
    record Refund(@Identifier String refundId, Amount amount) {

        Refund {
            require(refundId, "refundId");
            bounded(refundId, "refundId");
            require(amount, "amount");
        }
    }

    /** What the customer decided about a pending payment. */
    record Decide(Decision decision) {

        Decide {
            require(decision, "decision");
        }
    }

    /** Pay, or not. */
    enum Decision {
        CONFIRMED,
        REFUSED
    }

    private static void bounded(String text, String name) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + " must have at most " + LONGEST_TEXT + " characters");
        }
    }

    private static void require(Object value, String name) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
