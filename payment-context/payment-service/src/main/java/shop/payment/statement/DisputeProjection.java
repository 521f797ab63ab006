package shop.payment.statement;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeView.State;
import shop.payment.api.FindDispute;
import shop.payment.disputing.DisputeAnswerRefused;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeClosed;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.DisputeRaised;
import shop.platform.mongo.Stories;
import shop.platform.mongo.Told;

/** Keeps how every dispute stands, from the dispute's own facts alone. */
@Component
@ProcessingGroup("payment-disputes")
class DisputeProjection {

    private final Stories<DisputeStatement> disputes;

    DisputeProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        disputes = new Stories<>(
                mongo,
                DisputeStatement.class,
                dispute -> updates.emit(
                        FindDispute.class, query -> query.disputeId().value().equals(dispute.id()), dispute.view()));
    }

    @ResetHandler
    void reset() {
        disputes.reset();
    }

    @EventHandler
    void on(DisputeOpened event, DomainEventMessage<?> message) {
        String text = "The customer disputes " + event.amount() + ": " + Told.words(event.reason()) + ", by "
                + Told.words(event.kind())
                + event.answerBefore()
                        .map(end -> ". It is to be answered before " + end + ".")
                        .orElse(".");
        disputes.begin(message, text, () -> new DisputeStatement(event, message.getTimestamp()));
    }

    @EventHandler
    void on(DisputeRaised event, DomainEventMessage<?> message) {
        String text = "The bank that had only asked has taken " + event.amount()
                + event.answerBefore()
                        .map(end -> ". It is to be answered anew before " + end + ".")
                        .orElse(". It is to be answered anew.");
        disputes.tell(message, text, dispute -> dispute.raise(event));
    }

    @EventHandler
    void on(DisputeAnswerRequested event, DomainEventMessage<?> message) {
        String text = event.answer() == DisputeAnswer.EVIDENCE
                ? "Support has evidence that the payment is right; the provider is told."
                : "Support gives in"
                        + event.acceptance()
                                .map(reason -> " (" + Told.words(reason) + ")")
                                .orElse("") + "; the provider is told.";
        disputes.tell(message, text, dispute -> {
            dispute.state = State.BEING_ANSWERED;
            dispute.evidence = event.evidence();
        });
    }

    @EventHandler
    void on(DisputeAnswerRefused event, DomainEventMessage<?> message) {
        disputes.tell(message, "The provider does not take our answer as it is; another is to be given.", dispute -> {
            dispute.state = State.TO_BE_ANSWERED;
            dispute.evidence = "";
        });
    }

    @EventHandler
    void on(DisputeAnswered event, DomainEventMessage<?> message) {
        disputes.tell(message, "The provider has our answer, and decides.", dispute -> {
            dispute.state = State.ANSWERED;
        });
    }

    @EventHandler
    void on(DisputeClosed event, DomainEventMessage<?> message) {
        boolean won = event.outcome() == DisputeOutcome.WON;
        disputes.tell(message, won ? "Won." : "Lost.", dispute -> dispute.state = won ? State.WON : State.LOST);
    }
}
