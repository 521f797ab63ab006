package shop.payment.asking;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.payment.api.DisputeAnswered;
import shop.payment.disputing.DisputeAnswerRefused;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeFact;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.DisputeOutcomes;
import shop.payment.disputing.DisputeRaised;
import shop.platform.outside.AskAgain;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.RecordedFacts;

/**
 * Gives an answer to a dispute again that the provider may not have, and looks up how it has decided where that should be known:
 * when the time to answer is over, or once it has our answer, or has refused it. A notice that never comes costs time only
 * (PAY-08).
 */
@Component
class AskAboutDisputes implements AskAgain.Asker {

    private final DisputeCalls calls;

    AskAboutDisputes(DisputeCalls calls) {
        this.calls = calls;
    }

    /** Whether a question is one about a dispute. */
    static boolean isAbout(OpenQuestion question) {
        return question.wasRaisedBy(DisputeOpened.class)
                || question.wasRaisedBy(DisputeRaised.class)
                || question.wasRaisedBy(DisputeAnswerRequested.class)
                || question.wasRaisedBy(DisputeAnswerRefused.class)
                || question.wasRaisedBy(DisputeAnswered.class);
    }

    @Override
    public boolean ask(OpenQuestion question, RecordedFacts dispute, Instant now) {
        Optional<DisputeAnswerRequested> answer = dispute.open(DisputeAnswerRequested.class, DisputeOutcomes.KNOWN)
                .map(RecordedFacts.Asked::question);
        if (answer.isPresent()) {
            return calls.answer(answer.get());
        }
        return dispute.open(DisputeRaised.class, DisputeOutcomes.KNOWN)
                .<DisputeFact>map(RecordedFacts.Asked::question)
                .or(() ->
                        dispute.open(DisputeOpened.class, DisputeOutcomes.KNOWN).map(RecordedFacts.Asked::question))
                .map(calls::lookUp)
                .orElse(true);
    }
}
