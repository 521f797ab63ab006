package shop.payment.collecting;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/**
 * PAY-06: a person tells what came of an operation once the provider has had its time to say so, and nothing that only the
 * provider can tell: what it has set aside it alone has a name for, what is held is held until it is let go, and what it has
 * accepted it may still do (PAY-07).
 */
final class OnlyMissingOutcomesAreTold {

    private OnlyMissingOutcomesAreTold() {}

    /** @return what the provider was asked for */
    static ProviderRequest check(TellOutcome command, Operations operations) {
        ProviderRequest asked = operations
                .open(command.operationKey(), ProviderRequest.class)
                .orElseThrow(() -> refusal(
                        command,
                        "outcome-not-missing",
                        "Nothing under the key '" + command.operationKey() + "' waits for an outcome; see"
                                + " 'openOperations' of the payment for what does."));
        if (operations.canNeedAttention(command.operationKey()).isPresent()) {
            throw refusal(
                    command,
                    "provider-still-asked",
                    "The provider is still asked about '" + command.operationKey()
                            + "' by itself. Tell its outcome once the payment needs an INQUIRY.");
        }
        if (asked instanceof PaymentAuthorisationRequested && command.outcome() == FoundOutcome.DONE) {
            throw refusal(
                    command,
                    "outcome-only-the-providers",
                    "Money that is set aside or paid only the provider can tell, with its own name for it. Have it undone"
                            + " there, and tell NOT_DONE; should it come nevertheless, it goes back by itself.");
        }
        if (asked instanceof PaymentVoidRequested && command.outcome() == FoundOutcome.NOT_DONE) {
            throw refusal(
                    command,
                    "release-goes-on",
                    "What is not let go is held, and is asked for again. Have the provider let it go, and tell DONE.");
        }
        if (operations.isAccepted(command.operationKey())
                && command.outcome() == FoundOutcome.NOT_DONE
                && command.evidence() == OutcomeEvidence.SEEN_ON_A_BANK_STATEMENT) {
            throw refusal(
                    command,
                    "refund-may-still-be-made",
                    "What the provider has accepted it may still do, which no bank statement rules out. Have it confirm"
                            + " that it will not, and tell NOT_DONE then.");
        }
        return asked;
    }

    private static BusinessRejection refusal(TellOutcome command, String code, String text) {
        return BusinessRejection.of("PAY-06", code, text, Map.of("operationKey", command.operationKey()));
    }
}
