package shop.simulators.psp;

import java.time.LocalDate;
import java.util.Optional;
import shop.http.Identifier;
import shop.simulators.web.Given;

/** What the provider can be asked for. */
final class Requests {

    private static final int MOST_INSTALMENTS = 99;
    private static final int LONGEST_EVIDENCE = 2000;

    private Requests() {}

    /**
     * Reserve the money, or take it at once where the method does.
     *
     * @param reference the shop's name for the payment
     * @param instalments in how many instalments the customer pays; one if absent
     * @param dueDate until when a slip can be paid: as long as it is that day anywhere; for ever without one
     */
    record Authorize(
            @Identifier String reference,
            Method method,
            Amount amount,
            Optional<Token> token,
            Optional<Integer> instalments,
            Optional<LocalDate> dueDate) {

        Authorize {
            Given.text(reference, "reference");
            token.ifPresent(given -> Given.bounded(given.value(), "token"));
            Given.required(method, "method");
            Given.required(amount, "amount");
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
            Given.text(captureId, "captureId");
            Given.required(amount, "amount");
        }
    }

    /**
     * Give money back that was captured.
     *
     * @param account to which it goes back, where it was transferred into one of the provider's
     */
    record Refund(@Identifier String refundId, Amount amount, Optional<PayersAccount> account) {

        Refund {
            Given.text(refundId, "refundId");
            Given.required(amount, "amount");
        }
    }

    /**
     * An account of the payer's with a bank.
     *
     * @param bank the bank's code
     * @param holder whose it is
     */
    record PayersAccount(String bank, String number, String holder) {

        /** Of an account that the bank does not know, in this world. */
        private static final String UNKNOWN = "0000";

        private static final int SHOWN = 4;

        PayersAccount {
            Given.text(bank, "account.bank");
            Given.text(number, "account.number");
            Given.text(holder, "account.holder");
        }

        boolean isUnknown() {
            return number.endsWith(UNKNOWN);
        }

        /** What the book may know of it: its bank, and the last digits. */
        String masked() {
            return bank + " *" + number.substring(Math.max(0, number.length() - SHOWN));
        }

        /** Tells nobody whose it is. */
        @Override
        public String toString() {
            return masked();
        }
    }

    /** What the shop says to a dispute: its evidence, of at most 2000 characters, or nothing where it gives in. */
    record AnswerDispute(Optional<String> evidence) {

        AnswerDispute {
            evidence.ifPresent(given -> Given.text(given, "evidence", LONGEST_EVIDENCE));
        }
    }

    /** What the customer decided about a pending payment. */
    record Decide(Decision decision) {

        Decide {
            Given.required(decision, "decision");
        }
    }

    /** Pay, or not. */
    enum Decision {
        CONFIRMED,
        REFUSED
    }
}
