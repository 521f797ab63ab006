package shop.payment.statement;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.payment.api.FindPayment;
import shop.payment.api.PaymentAuthorized;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.PaymentView.OpenOperation.Kind;
import shop.payment.api.PaymentView.State;
import shop.payment.collecting.CaptureDeferred;
import shop.payment.collecting.PayerAwaited;
import shop.payment.collecting.PaymentAuthorizationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentFact;
import shop.payment.collecting.PaymentNeedsAttention;
import shop.payment.collecting.PaymentOutcomeUnknown;
import shop.payment.collecting.PaymentRefundFailed;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.RefundDeferred;
import shop.payment.collecting.ReleaseDeferred;
import shop.payment.collecting.RepaymentOwed;
import shop.platform.mongo.Views;

/** Keeps the statement of every payment, from the payment's own facts alone. */
@Component
@ProcessingGroup("payment-statement")
class StatementProjection {

    private final Views<Statement> statements;

    StatementProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        statements = new Views<>(
                mongo,
                Statement.class,
                statement -> updates.emit(
                        FindPayment.class,
                        query -> query.paymentId().value().equals(statement.id()),
                        statement.view()));
    }

    @ResetHandler
    void forget() {
        statements.clear();
    }

    @EventHandler
    void on(PaymentAuthorizationRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        statements.begin(event.paymentId().value(), position, () -> {
            Statement statement = new Statement(event);
            statement.open(event.operationKey(), Kind.AUTHORISE, at);
            statement.tell(at, event, event.amount() + " asked for by " + words(event.method()) + ".");
            return statement;
        });
    }

    @EventHandler
    void on(PaymentRegistered event, @SequenceNumber long position, @Timestamp Instant at) {
        String card =
                event.lastFour().map(digits -> ", card ending in " + digits).orElse("");
        tell(event, position, at, "Known to the provider as " + event.providerReference() + card + ".", statement -> {
            statement.lastFour = event.lastFour().orElse("");
        });
    }

    @EventHandler
    void on(PaymentAuthorized event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " authorised, to be captured before " + event.captureBefore() + ".";
        tell(event, position, at, text, statement -> {
            statement.state = State.AUTHORISED;
            statement.authorised = event.amount();
            statement.captureBefore = event.captureBefore();
        });
    }

    @EventHandler
    void on(PaymentPaid event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " paid.", statement -> {
            statement.state = State.PAID;
            statement.captured = event.amount();
        });
    }

    @EventHandler
    void on(PayerAwaited event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(
                event,
                position,
                at,
                "The payer has to pay " + event.amount() + ".",
                statement -> statement.state = State.AWAITING_PAYER);
    }

    @EventHandler
    void on(PaymentDeclined event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Declined: " + words(event.reason()) + ".", statement -> {
            statement.state = State.DECLINED;
            statement.declineReason = event.reason().name();
        });
    }

    @EventHandler
    void on(CaptureDeferred event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "The capture of " + event.amount() + " for " + event.captureId() + " waits for its turn.";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(PaymentCaptureRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " to be captured for " + event.captureId() + ".";
        tell(event, position, at, text, statement -> statement.open(event.operationKey(), Kind.CAPTURE, at));
    }

    @EventHandler
    void on(PaymentCaptured event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " captured for " + event.captureId() + ".", statement -> {
            statement.captured = statement.captured.plus(event.amount());
            statement.state =
                    statement.captured.compareTo(statement.authorised) < 0 ? State.PARTLY_CAPTURED : State.CAPTURED;
        });
    }

    @EventHandler
    void on(PaymentCaptureFailed event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " could not be captured for " + event.captureId() + "; they are owed.";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(ReleaseDeferred event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "To be let go as soon as it is its turn: " + event.reason() + ".";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(PaymentVoidRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "To be let go: " + event.reason() + ".";
        tell(event, position, at, text, statement -> statement.open(event.operationKey(), Kind.VOID, at));
    }

    @EventHandler
    void on(PaymentReleased event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount().isZero() ? "Called off." : event.amount() + " let go.";
        tell(event, position, at, text, statement -> {
            statement.state = State.RELEASED;
            statement.released = event.amount();
        });
    }

    @EventHandler
    void on(RefundDeferred event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "The refund of " + event.amount() + " waits for its turn.";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(PaymentRefundRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " to be given back: " + event.reason() + ".";
        tell(event, position, at, text, statement -> statement.open(event.operationKey(), Kind.REFUND, at));
    }

    @EventHandler
    void on(PaymentRefundFailed event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " could not be given back: the provider refuses.";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(RepaymentOwed event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " to be transferred back by a person: " + event.reason() + ".";
        tell(event, position, at, text, statement -> {});
    }

    @EventHandler
    void on(PaymentRefunded event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " given back.", statement -> {
            statement.refunded = statement.refunded.plus(event.amount());
        });
    }

    @EventHandler
    void on(PaymentOutcomeUnknown event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "The provider gave no answer, and is asked again: " + event.detail();
        tell(event, position, at, text, statement -> statement.unknown(event.operationKey()));
    }

    @EventHandler
    void on(PaymentNeedsAttention event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "There is still no outcome: a person has to find out.", statement -> {});
    }

    private void tell(PaymentFact fact, long position, Instant at, String text, Consumer<Statement> change) {
        tell(fact.paymentId().value(), fact, position, at, text, change);
    }

    private void tell(PaymentEvent event, long position, Instant at, String text, Consumer<Statement> change) {
        tell(event.paymentId().value(), event, position, at, text, change);
    }

    private void tell(
            String payment, Object event, long position, Instant at, String text, Consumer<Statement> change) {
        statements.change(payment, position, statement -> {
            change.accept(statement);
            statement.tell(at, event, text);
        });
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
