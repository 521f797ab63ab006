package shop.payment.disputing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.kernel.Money;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.platform.messaging.AnswerWithVersion;

/**
 * A customer disputes a payment with their bank. Support answers once, with evidence, or gives in; the answer is recorded with
 * its key before the provider is told, and put again until the provider has it; what it refuses for certain is no answer, and
 * another can be given. Only the provider decides, with an answer or
 * without. An inquiry may become a chargeback, which is answered and decided anew.
 */
@Aggregate(type = "Dispute", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Dispute {

    @AggregateIdentifier
    private DisputeId disputeId;

    private DisputeOpened opened;
    private DisputeKind kind = DisputeKind.CHARGEBACK;
    private Money amount;
    private int answers;
    private Optional<DisputeAnswerRequested> answer = Optional.empty();
    private Optional<DisputeOutcome> outcome = Optional.empty();
    private boolean answered;

    /** A dispute that nobody has heard of yet. */
    Dispute() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenDispute command) {
        if (opened == null) {
            apply(new DisputeOpened(
                    command.disputeId(),
                    command.paymentId(),
                    command.orderId(),
                    command.tender(),
                    command.kind(),
                    command.amount(),
                    command.reason(),
                    command.answerBefore()));
        }
    }

    @CommandHandler
    void handle(RaiseDispute command) {
        if (kind == DisputeKind.INQUIRY) {
            apply(new DisputeRaised(
                    disputeId,
                    opened.paymentId(),
                    opened.orderId(),
                    opened.tender(),
                    command.amount(),
                    command.reason(),
                    command.answerBefore()));
        }
    }

    // --- What support says

    @CommandHandler
    void handle(SubmitEvidence command) {
        EvidenceIsBounded.check(command);
        answer(DisputeAnswer.EVIDENCE, command.evidence().strip(), Optional.empty());
    }

    @CommandHandler
    void handle(AcceptDispute command) {
        answer(DisputeAnswer.ACCEPTED, "", Optional.of(command.reason()));
    }

    private void answer(DisputeAnswer what, String evidence, Optional<AcceptanceReason> acceptance) {
        boolean isAgain = answer.filter(given ->
                        given.answer() == what && given.evidence().strip().equals(evidence))
                .isPresent();
        if (!isAgain) {
            DisputesAreAnsweredOnce.check(disputeId, answer, outcome);
            apply(new DisputeAnswerRequested(
                    disputeId,
                    opened.paymentId(),
                    opened.orderId(),
                    opened.tender(),
                    disputeId + "/" + (answers + 1),
                    what,
                    evidence,
                    acceptance));
        }
    }

    // --- What the provider says

    @CommandHandler
    void handle(RecordDisputeAnswered command) {
        answer.filter(given -> given.operationKey().equals(command.operationKey()) && !answered)
                .ifPresent(given -> apply(new DisputeAnswered(
                        opened.paymentId(), opened.orderId(), opened.tender(), disputeId, given.answer(), amount)));
    }

    @CommandHandler
    void handle(RecordDisputeAnswerRefused command) {
        answer.filter(given -> given.operationKey().equals(command.operationKey()) && !answered && outcome.isEmpty())
                .ifPresent(given -> apply(new DisputeAnswerRefused(
                        disputeId, opened.paymentId(), opened.orderId(), opened.tender(), given.operationKey())));
    }

    @CommandHandler
    void handle(CloseDispute command) {
        boolean isOfBefore = command.kind() == DisputeKind.INQUIRY && kind == DisputeKind.CHARGEBACK;
        if (outcome.isEmpty() && !isOfBefore) {
            apply(new DisputeClosed(
                    disputeId, opened.paymentId(), opened.orderId(), opened.tender(), command.outcome()));
        }
    }

    // --- What has happened

    @EventSourcingHandler
    void on(DisputeOpened event) {
        disputeId = event.disputeId();
        opened = event;
        kind = event.kind();
        amount = event.amount();
    }

    @EventSourcingHandler
    void on(DisputeRaised event) {
        kind = DisputeKind.CHARGEBACK;
        amount = event.amount();
        answer = Optional.empty();
        outcome = Optional.empty();
        answered = false;
    }

    @EventSourcingHandler
    void on(DisputeAnswerRequested event) {
        answer = Optional.of(event);
        answers++;
    }

    @EventSourcingHandler
    void on(DisputeAnswerRefused event) {
        answer = Optional.empty();
    }

    @EventSourcingHandler
    void on(DisputeAnswered event) {
        answered = true;
    }

    @EventSourcingHandler
    void on(DisputeClosed event) {
        outcome = Optional.of(event.outcome());
    }
}
