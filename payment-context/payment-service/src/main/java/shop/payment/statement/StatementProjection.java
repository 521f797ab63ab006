package shop.payment.statement;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.FindPayment;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.PaymentView.Booking;
import shop.payment.api.PaymentView.State;
import shop.payment.api.RepaymentTransferred;
import shop.payment.collecting.AuthorisedTooLate;
import shop.payment.collecting.CaptureDeferred;
import shop.payment.collecting.CaptureRetryOrdered;
import shop.payment.collecting.CaptureWaived;
import shop.payment.collecting.OutcomeFound;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderNoticeReceived;
import shop.payment.collecting.RefundAccountGiven;
import shop.payment.collecting.RefundDeferred;
import shop.payment.collecting.RefundRetryOrdered;
import shop.payment.collecting.ReleaseDeferred;
import shop.payment.collecting.RepaymentOwed;
import shop.payment.collecting.SettledOutside;
import shop.platform.mongo.Stories;
import shop.platform.mongo.Told;

/** Keeps the statement of every payment, from the payment's own facts alone. */
@Component
@ProcessingGroup("payment-statement")
class StatementProjection {

    private final Stories<Statement> statements;

    @Autowired
    StatementProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        this(new Stories<>(
                mongo,
                Statement.class,
                statement -> updates.emit(
                        FindPayment.class,
                        query -> query.paymentId().value().equals(statement.id()),
                        statement.view())));
    }

    /** @param statements where they are kept */
    StatementProjection(Stories<Statement> statements) {
        this.statements = statements;
    }

    @ResetHandler
    void reset() {
        statements.reset();
    }

    @EventHandler
    void on(PaymentAuthorisationRequested event, DomainEventMessage<?> message) {
        String text = event.amount() + " asked for by " + Told.words(event.method()) + ".";
        statements.begin(message, text, () -> {
            Statement statement = new Statement(event, message.getTimestamp());
            statement.open(event, message.getTimestamp());
            return statement;
        });
    }

    @EventHandler
    void on(PaymentRegistered event, DomainEventMessage<?> message) {
        String card =
                event.lastFour().map(digits -> ", card ending in " + digits).orElse("");
        statements.tell(message, "Known to the provider as " + event.providerReference() + card + ".", statement -> {
            statement.lastFour = event.lastFour().orElse("");
            statement.declare(event);
        });
    }

    @EventHandler
    void on(PaymentAuthorised event, DomainEventMessage<?> message) {
        String text = event.amount() + " authorised, to be captured before " + event.captureBefore() + ".";
        statements.tell(message, text, statement -> {
            statement.authorise(event.amount(), event.captureBefore(), message.getTimestamp());
            statement.severalCaptures = event.severalCaptures();
        });
    }

    @EventHandler
    void on(AuthorisedTooLate event, DomainEventMessage<?> message) {
        String text = event.amount() + " authorised too late, after the payment was over: it is let go.";
        statements.tell(
                message,
                text,
                statement -> statement.authorise(event.amount(), event.captureBefore(), message.getTimestamp()));
    }

    @EventHandler
    void on(AuthorisationExpired event, DomainEventMessage<?> message) {
        String text = "The authorisation has ended: " + event.amount() + " can be captured no more.";
        statements.tell(message, text, statement -> {
            statement.state = State.EXPIRED;
            statement.book(message.getTimestamp(), Booking.Kind.EXPIRED, "", event.amount());
        });
    }

    @EventHandler
    void on(PaymentPaid event, DomainEventMessage<?> message) {
        statements.tell(
                message, event.amount() + " paid.", statement -> statement.pay(event.amount(), message.getTimestamp()));
    }

    @EventHandler
    void on(PaidTooLate event, DomainEventMessage<?> message) {
        String text = event.amount() + " paid too late, after the payment was over: it goes back.";
        statements.tell(message, text, statement -> statement.pay(event.amount(), message.getTimestamp()));
    }

    @EventHandler
    void on(PayerAwaited event, DomainEventMessage<?> message) {
        statements.tell(
                message,
                "The payer has to pay " + event.amount() + ".",
                statement -> statement.state = State.AWAITING_PAYER);
    }

    @EventHandler
    void on(PaymentDeclined event, DomainEventMessage<?> message) {
        statements.tell(message, "Declined: " + Told.words(event.reason()) + ".", statement -> {
            statement.state = State.DECLINED;
            statement.declineReason = event.reason().name();
        });
    }

    @EventHandler
    void on(CaptureDeferred event, DomainEventMessage<?> message) {
        String text = "The capture of " + event.amount() + " for " + event.captureId() + " waits for its turn.";
        statements.tell(message, text, statement -> statement.tryAgain(event.captureId()));
    }

    @EventHandler
    void on(PaymentCaptureRequested event, DomainEventMessage<?> message) {
        String text = event.amount() + " to be captured for " + event.captureId() + ".";
        statements.tell(message, text, statement -> {
            statement.open(event, message.getTimestamp());
            statement.tryAgain(event.captureId());
        });
    }

    @EventHandler
    void on(PaymentCaptured event, DomainEventMessage<?> message) {
        statements.tell(message, event.amount() + " captured for " + event.captureId() + ".", statement -> {
            statement.captured = statement.captured.plus(event.amount());
            statement.oweNothingFor(event.captureId());
            statement.book(message.getTimestamp(), Booking.Kind.CAPTURED, event.captureId(), event.amount());
            statement.state =
                    statement.captured.compareTo(statement.authorised) < 0 ? State.PARTLY_CAPTURED : State.CAPTURED;
        });
    }

    @EventHandler
    void on(PaymentCaptureFailed event, DomainEventMessage<?> message) {
        String text = event.amount() + " could not be captured for " + event.captureId() + " at try " + event.attempt()
                + event.nextTry().map(next -> "; the next is at " + next + ".").orElse("; no other comes by itself.");
        statements.tell(message, text, statement -> statement.owe(event, message.getTimestamp()));
    }

    @EventHandler
    void on(CaptureRetryOrdered event, DomainEventMessage<?> message) {
        String text = "Support has the capture of " + event.amount() + " for " + event.captureId() + " tried again: "
                + Told.words(event.reason()) + ".";
        statements.tell(message, text);
    }

    @EventHandler
    void on(CaptureWaived event, DomainEventMessage<?> message) {
        String text = event.amount() + " for " + event.captureId() + " are not owed any more.";
        statements.tell(message, text, statement -> statement.waive(event.captureId()));
    }

    @EventHandler
    void on(ReleaseDeferred event, DomainEventMessage<?> message) {
        String text = "To be let go as soon as it is its turn: " + event.reason() + ".";
        statements.tell(message, text);
    }

    @EventHandler
    void on(PaymentVoidRequested event, DomainEventMessage<?> message) {
        String text = "To be let go: " + event.reason() + ".";
        statements.tell(message, text, statement -> statement.open(event, message.getTimestamp()));
    }

    @EventHandler
    void on(PaymentReleased event, DomainEventMessage<?> message) {
        String text = event.amount().isZero() ? "Called off." : event.amount() + " let go.";
        statements.tell(message, text, statement -> {
            statement.state = State.RELEASED;
            statement.released = event.amount();
            statement.book(message.getTimestamp(), Booking.Kind.RELEASED, "", event.amount());
        });
    }

    @EventHandler
    void on(RefundDeferred event, DomainEventMessage<?> message) {
        String text = "The refund of " + event.amount() + " waits for its turn.";
        statements.tell(message, text);
    }

    @EventHandler
    void on(PaymentRefundRequested event, DomainEventMessage<?> message) {
        String text = event.amount() + " to be given back: " + event.reason() + ".";
        statements.tell(message, text, statement -> statement.open(event, message.getTimestamp()));
    }

    @EventHandler
    void on(PaymentRefundAccepted event, DomainEventMessage<?> message) {
        String text = "The provider has accepted to give " + event.amount() + " back, and has not done it yet.";
        statements.tell(message, text, statement -> statement.accepted(event));
    }

    @EventHandler
    void on(PaymentRefundFailed event, DomainEventMessage<?> message) {
        String text = event.amount() + " could not be given back by the provider.";
        statements.tell(message, text);
    }

    @EventHandler
    void on(RepaymentOwed event, DomainEventMessage<?> message) {
        String text = event.amount() + " to be transferred back by a person: " + event.reason() + ".";
        statements.tell(message, text, statement -> statement.oweRepayment(event, message.getTimestamp()));
    }

    @EventHandler
    void on(RefundAccountGiven event, DomainEventMessage<?> message) {
        String text = event.amount() + " are given back by the provider, to " + event.account() + ".";
        statements.tell(message, text, statement -> statement.giveToProvider(event.refundId()));
    }

    @EventHandler
    void on(RefundRetryOrdered event, DomainEventMessage<?> message) {
        String text = "Support has the provider give " + event.amount() + " back once more: "
                + Told.words(event.reason()) + ".";
        statements.tell(message, text, statement -> statement.giveToProvider(event.refundId()));
    }

    @EventHandler
    void on(RepaymentTransferred event, DomainEventMessage<?> message) {
        String text = event.amount() + " given back by a person: " + Told.words(event.means()) + ".";
        statements.tell(message, text, statement -> {
            statement.transferred(event);
            statement.book(message.getTimestamp(), Booking.Kind.TRANSFERRED, event.refundId(), event.amount());
        });
    }

    @EventHandler
    void on(SettledOutside event, DomainEventMessage<?> message) {
        String text = event.amount() + " " + Told.words(event.how()) + " by a person, without the provider.";
        statements.tell(message, text, statement -> statement.settledOutside(event));
    }

    @EventHandler
    void on(PaymentRefunded event, DomainEventMessage<?> message) {
        statements.tell(message, event.amount() + " given back.", statement -> {
            statement.refunded = statement.refunded.plus(event.amount());
            statement.book(message.getTimestamp(), Booking.Kind.REFUNDED, event.refundId(), event.amount());
        });
    }

    @EventHandler
    void on(DepositTurnedBack event, DomainEventMessage<?> message) {
        statements.tell(message, event.amount() + " have gone back to their payer.", statement -> {
            statement.state = State.TURNED_BACK;
            statement.book(message.getTimestamp(), Booking.Kind.TURNED_BACK, "", event.amount());
        });
    }

    @EventHandler
    void on(PaymentDisputed event, DomainEventMessage<?> message) {
        String text = "The customer disputes " + event.amount() + " (" + Told.words(event.kind()) + ", "
                + Told.words(event.reason()) + "): " + event.disputeId() + ".";
        Booking.Kind kind = event.kind() == DisputeKind.CHARGEBACK ? Booking.Kind.DISPUTED : Booking.Kind.INQUIRED;
        statements.tell(message, text, statement -> {
            statement.dispute(event);
            statement.book(message.getTimestamp(), kind, event.disputeId().providersName(), event.amount());
        });
    }

    @EventHandler
    void on(InquiryBecameChargeback event, DomainEventMessage<?> message) {
        String text = "The bank that had only asked has taken " + event.amount() + ": " + event.disputeId() + ".";
        statements.tell(message, text, statement -> {
            statement.raise(event);
            statement.book(
                    message.getTimestamp(),
                    Booking.Kind.DISPUTED,
                    event.disputeId().providersName(),
                    event.amount());
        });
    }

    @EventHandler
    void on(DisputeDecided event, DomainEventMessage<?> message) {
        String text = "The dispute about " + event.amount() + " is " + Told.words(event.outcome()) + ".";
        statements.tell(message, text, statement -> {
            statement.decide(event);
            statement.book(
                    message.getTimestamp(), decision(event), event.disputeId().providersName(), event.amount());
        });
    }

    private static Booking.Kind decision(DisputeDecided event) {
        if (event.kind() == DisputeKind.INQUIRY) {
            return Booking.Kind.INQUIRY_CLOSED;
        }
        return event.outcome() == DisputeOutcome.WON ? Booking.Kind.DISPUTE_WON : Booking.Kind.DISPUTE_LOST;
    }

    @EventHandler
    void on(PaymentRefundOvertaken event, DomainEventMessage<?> message) {
        String text = event.amount() + " are not given back any more: the money went back to the customer without us.";
        statements.tell(message, text, statement -> statement.overtake(event));
    }

    @EventHandler
    void on(ProviderNoticeReceived event, DomainEventMessage<?> message) {
        String text = "The provider has told that it knows something new (" + Told.words(event.kind())
                + "): it is asked what.";
        statements.tell(message, text);
    }

    @EventHandler
    void on(PaymentOutcomeUnknown event, DomainEventMessage<?> message) {
        String text = "No outcome yet, the provider is asked again (" + event.detail() + ").";
        statements.tell(message, text, statement -> statement.unknown(event.operationKey()));
    }

    @EventHandler
    void on(PaymentNeedsAttention event, DomainEventMessage<?> message) {
        statements.tell(
                message,
                "There is still no outcome: a person finds out at the provider whether it was done, and says so.",
                statement -> statement.noOutcome(event.operationKey()));
    }

    @EventHandler
    void on(OutcomeFound event, DomainEventMessage<?> message) {
        String text = "Support has found out that it was " + Told.words(event.outcome()) + ": "
                + Told.words(event.evidence()) + ".";
        statements.tell(message, text);
    }
}
