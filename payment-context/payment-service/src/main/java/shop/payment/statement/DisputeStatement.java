package shop.payment.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeReason;
import shop.payment.api.DisputeView;
import shop.payment.api.DisputeView.State;
import shop.payment.api.FindDisputes;
import shop.payment.api.PaymentId;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.DisputeRaised;
import shop.platform.mongo.Told;

/** A dispute as it is kept for reading. */
@Document("disputes")
@CompoundIndex(name = "opened-by-state", def = "{'state': 1, 'openedAt': -1, '_id': -1}")
@CompoundIndex(name = "opened", def = "{'openedAt': -1, '_id': -1}")
@CompoundIndex(name = "paymentId", def = "{'paymentId': 1}")
class DisputeStatement extends Told {

    private String paymentId = "";
    private String orderId = "";
    private int tender;
    private DisputeKind kind = DisputeKind.CHARGEBACK;
    private Money amount;
    private DisputeReason reason = DisputeReason.OTHER;
    private Instant openedAt = Instant.EPOCH;
    private String answerBefore = "";
    State state = State.TO_BE_ANSWERED;
    String evidence = "";
    private List<Said> entries = new ArrayList<>();

    /** For the store. */
    DisputeStatement() {
        amount = Money.zero("EUR");
    }

    DisputeStatement(DisputeOpened event, Instant at) {
        super(event.disputeId().value());
        paymentId = event.paymentId().value();
        orderId = event.orderId().value();
        tender = event.tender();
        kind = event.kind();
        amount = event.amount();
        reason = event.reason();
        openedAt = at;
        answerBefore = event.answerBefore().map(Instant::toString).orElse("");
    }

    /** It was an inquiry, and begins anew. */
    void raise(DisputeRaised event) {
        kind = DisputeKind.CHARGEBACK;
        amount = event.amount();
        reason = event.reason();
        answerBefore = event.answerBefore().map(Instant::toString).orElse("");
        state = State.TO_BE_ANSWERED;
        evidence = "";
    }

    @Override
    protected void tell(EventMessage<?> event, String text) {
        entries.add(Said.of(event, text));
    }

    FindDisputes.Place place() {
        return new FindDisputes.Place(openedAt, id());
    }

    DisputeView view() {
        Optional<Instant> end = present(answerBefore).map(Instant::parse);
        return new DisputeView(
                new DisputeId(id()),
                new PaymentId(paymentId),
                OrderId.of(orderId),
                tender,
                kind,
                amount,
                reason,
                openedAt,
                end,
                state,
                present(evidence),
                entries.stream().map(Said::view).toList(),
                position());
    }
}
