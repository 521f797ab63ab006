package shop.payment.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Entry;
import shop.payment.api.PaymentView.OpenOperation;
import shop.payment.api.PaymentView.State;
import shop.payment.collecting.PaymentAuthorizationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentFact;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.platform.mongo.Told;

/** A payment as it is kept for reading. The provider's token is not: nobody reads it. */
@Document("payments")
class Statement extends Told {

    private static final Map<OpenOperation.Kind, Class<? extends PaymentFact>> RAISED_BY = Map.of(
            OpenOperation.Kind.AUTHORISE, PaymentAuthorizationRequested.class,
            OpenOperation.Kind.CAPTURE, PaymentCaptureRequested.class,
            OpenOperation.Kind.VOID, PaymentVoidRequested.class,
            OpenOperation.Kind.REFUND, PaymentRefundRequested.class);

    @Indexed
    private String orderId = "";

    private int tender;
    private PaymentMethod method = PaymentMethod.CARD;
    private Money amount;
    State state = State.ASKED;
    Money authorised;
    Money captured;
    Money refunded;
    Money released;
    String declineReason = "";
    String lastFour = "";
    Instant captureBefore = Instant.EPOCH;
    private List<OpenOperation> open = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();

    /** For the store. */
    Statement() {
        amount = authorised = captured = refunded = released = Money.zero("EUR");
    }

    Statement(PaymentAuthorizationRequested event) {
        super(event.paymentId().value());
        orderId = event.orderId().value();
        tender = event.tender();
        method = event.method();
        amount = event.amount();
        authorised = captured = refunded = released = Money.zero(amount.currency());
    }

    void open(String key, OpenOperation.Kind kind, Instant since) {
        open = new ArrayList<>(List.of(new OpenOperation(key, kind, since, false)));
    }

    void unknown(String key) {
        open.replaceAll(operation -> operation.key().equals(key)
                ? new OpenOperation(key, operation.kind(), operation.since(), true)
                : operation);
    }

    /** Tells what happened; what it settles is not open any more. */
    @Override
    protected void tell(Instant at, Object event, String text) {
        Set<Class<?>> settled = PaymentOutcomes.KNOWN.settledBy(event.getClass());
        open.removeIf(operation -> settled.contains(RAISED_BY.get(operation.kind())));
        entries.add(new Entry(at, event.getClass().getSimpleName(), text));
    }

    PaymentView view() {
        return new PaymentView(
                new PaymentId(id()),
                OrderId.of(orderId),
                tender,
                method,
                amount,
                state,
                authorised,
                captured,
                refunded,
                released,
                present(declineReason).map(DeclineReason::valueOf),
                present(lastFour),
                Optional.of(captureBefore).filter(end -> !end.equals(Instant.EPOCH)),
                open,
                entries,
                position());
    }
}
