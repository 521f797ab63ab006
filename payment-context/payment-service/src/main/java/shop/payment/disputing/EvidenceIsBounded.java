package shop.payment.disputing;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CardNumbers;

/** PAY-10: evidence is a text of some length; and, as everywhere, one without a card number (PAY-09). */
final class EvidenceIsBounded {

    private static final int LONGEST = 2000;

    private EvidenceIsBounded() {}

    static void check(SubmitEvidence command) {
        CardNumbers.refuseIn(command);
        int length = command.evidence().strip().length();
        if (length == 0 || length > LONGEST) {
            throw BusinessRejection.ofContent(
                    "PAY-10",
                    "evidence-out-of-bounds",
                    "Evidence has 1 to " + LONGEST + " characters; this has " + length + ".",
                    Map.of("length", Integer.toString(length)));
        }
    }
}
