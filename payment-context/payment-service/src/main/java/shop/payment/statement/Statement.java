package shop.payment.statement;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.AccountKind;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.FindPayments;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Booking;
import shop.payment.api.PaymentView.Capabilities;
import shop.payment.api.PaymentView.Disputed;
import shop.payment.api.PaymentView.Finding;
import shop.payment.api.PaymentView.Need;
import shop.payment.api.PaymentView.OpenOperation;
import shop.payment.api.PaymentView.OwedCapture;
import shop.payment.api.PaymentView.OwedRepayment;
import shop.payment.api.PaymentView.State;
import shop.payment.api.RepaymentTransferred;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.collecting.PaymentRefundAccepted;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RefundDeferred;
import shop.payment.collecting.RepaymentOwed;
import shop.payment.collecting.SettledOutside;
import shop.platform.mongo.Told;

/** A payment as it is kept for reading. The provider's token is not: nobody reads it. */
@Document("payments")
@CompoundIndex(name = "orderId", def = "{'orderId': 1}")
@CompoundIndex(name = "requested-by-state", def = "{'state': 1, 'requestedAt': -1, '_id': -1}")
@CompoundIndex(name = "requested-by-need", def = "{'needs': 1, 'requestedAt': -1, '_id': -1}")
@CompoundIndex(name = "requested-by-day", def = "{'days': 1, 'requestedAt': -1, '_id': -1}")
@CompoundIndex(name = "ends", def = "{'state': 1, 'captureBefore': 1, '_id': 1}")
@CompoundIndex(name = "findings", def = "{'findings': 1}")
@CompoundIndex(name = "requested", def = "{'requestedAt': -1, '_id': -1}")
class Statement extends Told {

    private String orderId = "";
    private Instant requestedAt = Instant.EPOCH;
    private int tender;
    private PaymentMethod method = PaymentMethod.CARD;
    private Money amount;
    private String cashReceiptPurpose = "";
    private String cashReceiptIdentifier = "";
    State state = State.ASKED;
    Money authorised;
    Money captured;
    Money refunded;
    Money released;
    String declineReason = "";
    String lastFour = "";
    private boolean declared;
    boolean severalCaptures;
    private boolean refundable;
    private boolean partialRefunds = true;
    private String refundAccount = "";
    Instant captureBefore = Instant.EPOCH;
    private List<Waiting> open = new ArrayList<>();
    private List<Owed> owed = new ArrayList<>();
    private List<String> waived = new ArrayList<>();
    private List<String> triedNow = new ArrayList<>();
    private List<String> withoutOutcome = new ArrayList<>();
    private List<Need> needs = new ArrayList<>();
    private List<Repayment> repayments = new ArrayList<>();
    private List<AboutIt> disputes = new ArrayList<>();
    private List<Outside> outside = new ArrayList<>();
    private List<Line> journal = new ArrayList<>();
    private List<String> days = new ArrayList<>();
    private List<Finding> findings = new ArrayList<>();
    private List<Said> entries = new ArrayList<>();

    /**
     * What has no outcome.
     *
     * @param raisedBy the kind of the fact that has raised it
     * @param subject what it is about where there may be several of its kind: the refund
     */
    record Waiting(OpenOperation operation, String raisedBy, String subject) {}

    /**
     * A capture that has failed.
     *
     * @param nextTry the epoch where none is decided
     */
    record Owed(String captureId, Money amount, int attempts, Instant since, Instant nextTry) {

        OwedCapture view() {
            return new OwedCapture(captureId, amount, attempts, since, known(nextTry));
        }
    }

    /**
     * A dispute about it.
     *
     * @param answerBefore empty where nothing is said of it
     * @param outcome empty as long as it is not decided
     */
    record AboutIt(String dispute, DisputeKind kind, Money amount, String answerBefore, String outcome) {

        /** For good, or until it is decided. */
        boolean hasTheMoney() {
            return kind == DisputeKind.CHARGEBACK && !outcome.equals(DisputeOutcome.WON.name());
        }

        boolean isOpenChargeback() {
            return kind == DisputeKind.CHARGEBACK && outcome.isEmpty();
        }

        Disputed view() {
            return new Disputed(
                    new DisputeId(dispute),
                    kind,
                    amount,
                    present(answerBefore).map(Instant::parse),
                    present(outcome).map(DisputeOutcome::valueOf));
        }
    }

    /** A line of the journal. */
    record Line(Instant at, Booking.Kind kind, String operation, Money amount) {

        Booking view() {
            return new Booking(at, kind, operation, amount);
        }
    }

    /** What a person is to give back. */
    record Repayment(String refundId, Money amount, Instant since) {}

    /** What the cash receipt of money needs that a person has collected. */
    record Outside(String settlementId, CashReceipt.Purpose purpose, String identifier) {}

    /** For the store. */
    Statement() {
        amount = authorised = captured = refunded = released = Money.zero("EUR");
    }

    Statement(PaymentAuthorisationRequested event, Instant at) {
        super(event.paymentId().value());
        orderId = event.orderId().value();
        requestedAt = at;
        tender = event.tender();
        method = event.method();
        amount = event.amount();
        event.cashReceipt().ifPresent(receipt -> {
            cashReceiptPurpose = receipt.purpose().name();
            cashReceiptIdentifier = receipt.identifier();
        });
        authorised = captured = refunded = released = Money.zero(amount.currency());
    }

    void open(ProviderRequest request, Instant since) {
        open.add(new Waiting(
                new OpenOperation(request.operationKey(), request.asksTo(), since, false),
                name(request.getClass()),
                PaymentOutcomes.KNOWN.subjectOf(request)));
    }

    /** It has been accepted, and has no outcome yet. */
    void accepted(PaymentRefundAccepted refund) {
        open.replaceAll(waiting -> waiting.operation().key().equals(refund.operationKey())
                ? new Waiting(withUnknown(waiting.operation(), false), name(refund.getClass()), refund.refundId())
                : waiting);
    }

    /** What can be done with it (PAY-14). */
    void declare(PaymentRegistered registered) {
        declared = true;
        severalCaptures = registered.severalCaptures();
        refundable = registered.refundable();
        partialRefunds = registered.partialRefunds();
        refundAccount = registered.refundAccount().map(Enum::name).orElse("");
    }

    /** All of it is set aside. */
    void authorise(Money all, Instant end, Instant at) {
        state = State.AUTHORISED;
        authorised = all;
        captureBefore = end;
        book(at, Booking.Kind.AUTHORISED, "", all);
    }

    /** All of it was taken at once. */
    void pay(Money all, Instant at) {
        state = State.PAID;
        captured = all;
        book(at, Booking.Kind.PAID, "", all);
    }

    void unknown(String key) {
        open.replaceAll(waiting -> waiting.operation().key().equals(key)
                ? new Waiting(withUnknown(waiting.operation(), true), waiting.raisedBy(), waiting.subject())
                : waiting);
    }

    /** It is owed, unless it was waived while it was with the provider. */
    void owe(PaymentCaptureFailed failed, Instant at) {
        if (waived.contains(failed.captureId())) {
            return;
        }
        Instant since = owed(failed.captureId()).map(Owed::since).orElse(at);
        oweNothingFor(failed.captureId());
        owed.add(new Owed(
                failed.captureId(),
                failed.amount(),
                failed.attempt(),
                since,
                failed.nextTry().orElse(Instant.EPOCH)));
    }

    /** Nothing is decided of a further try before it is known what comes of this one. */
    void tryAgain(String captureId) {
        triedNow.add(captureId);
        owed.replaceAll(it -> it.captureId().equals(captureId)
                ? new Owed(captureId, it.amount(), it.attempts(), it.since(), Instant.EPOCH)
                : it);
    }

    void dispute(PaymentDisputed disputed) {
        disputes.add(new AboutIt(
                disputed.disputeId().value(),
                disputed.kind(),
                disputed.amount(),
                disputed.answerBefore().map(Instant::toString).orElse(""),
                ""));
    }

    void decide(DisputeDecided decided) {
        disputes.replaceAll(it -> it.dispute().equals(decided.disputeId().value())
                ? new AboutIt(
                        it.dispute(),
                        it.kind(),
                        decided.amount(),
                        it.answerBefore(),
                        decided.outcome().name())
                : it);
    }

    /** It was an inquiry. */
    void raise(InquiryBecameChargeback raised) {
        disputes.replaceAll(it -> it.dispute().equals(raised.disputeId().value())
                ? new AboutIt(
                        it.dispute(),
                        DisputeKind.CHARGEBACK,
                        raised.amount(),
                        raised.answerBefore().map(Instant::toString).orElse(""),
                        "")
                : it);
    }

    /** Whether a bank has the money that it is to be given back from (PAY-10). */
    private boolean awaitsDispute(Repayment repayment) {
        Money gone = disputes.stream()
                .filter(AboutIt::hasTheMoney)
                .map(AboutIt::amount)
                .reduce(refunded, Money::plus);
        return gone.plus(repayment.amount()).compareTo(captured) > 0;
    }

    /** Nobody has to transfer it, either. */
    void overtake(PaymentRefundOvertaken overtaken) {
        repayments.removeIf(it -> it.refundId().equals(overtaken.refundId()));
    }

    void oweRepayment(RepaymentOwed owed, Instant at) {
        repayments.add(new Repayment(owed.refundId(), owed.amount(), at));
    }

    /** The provider gives it back: nobody has to transfer it. */
    void giveToProvider(String refundId) {
        repayments.removeIf(it -> it.refundId().equals(refundId));
    }

    void transferred(RepaymentTransferred done) {
        repayments.removeIf(it -> it.refundId().equals(done.refundId()));
        refunded = refunded.plus(done.amount());
    }

    void waive(String captureId) {
        oweNothingFor(captureId);
        waived.add(captureId);
    }

    void oweNothingFor(String captureId) {
        owed.removeIf(it -> it.captureId().equals(captureId));
        triedNow.removeIf(captureId::equals);
    }

    /** A person has to find out; it is asked no more. */
    void noOutcome(String key) {
        withoutOutcome.add(key);
    }

    private Optional<Owed> owed(String captureId) {
        return owed.stream().filter(it -> it.captureId().equals(captureId)).findFirst();
    }

    private Optional<Capabilities> capabilities() {
        return declared
                ? Optional.of(new Capabilities(
                        severalCaptures,
                        refundable,
                        partialRefunds,
                        present(refundAccount).map(AccountKind::valueOf)))
                : Optional.empty();
    }

    /** To which account the provider gives it back; to none where it is a part of what goes back as a whole only. */
    private Optional<AccountKind> accountOf(Repayment repayment) {
        return present(refundAccount)
                .filter(kind -> partialRefunds || repayment.amount().equals(captured))
                .map(AccountKind::valueOf);
    }

    private static Optional<Instant> known(Instant moment) {
        return Optional.of(moment).filter(it -> !it.equals(Instant.EPOCH));
    }

    private static OpenOperation withUnknown(OpenOperation operation, boolean unknown) {
        return new OpenOperation(operation.key(), operation.kind(), operation.since(), unknown);
    }

    /** Tells what happened; what it settles is not open any more. */
    @Override
    protected void tell(EventMessage<?> message, String text) {
        Object event = message.getPayload();
        Set<String> settled = PaymentOutcomes.KNOWN.settledBy(event.getClass()).stream()
                .map(Statement::name)
                .collect(toSet());
        String subject = PaymentOutcomes.KNOWN.subjectOf(event);
        open.removeIf(waiting ->
                settled.contains(waiting.raisedBy()) && waiting.subject().equals(subject));
        needs = needs();
        findings = findings();
        entries.add(Said.of(message, whyItWaits(event).orElse(text)));
    }

    private Optional<String> whyItWaits(Object event) {
        return event instanceof RefundDeferred refund && disputes.stream().anyMatch(AboutIt::isOpenChargeback)
                ? Optional.of("The refund of " + refund.amount() + " waits until the dispute is decided.")
                : Optional.empty();
    }

    /** Adds to the journal; each day that it knows is one by which the payment is found. */
    void book(Instant at, Booking.Kind kind, String operation, Money amount) {
        journal.add(new Line(at, kind, operation, amount));
        String day = Journals.dayOf(at).toString();
        if (!days.contains(day)) {
            days.add(day);
        }
    }

    private List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (authorised.isPositive() && captured.compareTo(authorised) > 0) {
            found.add(Finding.CAPTURED_BEYOND_AUTHORISED);
        }
        Money gone = journal.stream()
                .filter(line -> line.kind() == Booking.Kind.DISPUTE_LOST || line.kind() == Booking.Kind.TURNED_BACK)
                .map(Line::amount)
                .reduce(refunded, Money::plus);
        if (refunded.compareTo(captured) > 0) {
            found.add(Finding.REFUNDED_BEYOND_CAPTURED);
        } else if (gone.compareTo(captured) > 0) {
            found.add(Finding.GIVEN_BACK_TWICE);
        }
        return found;
    }

    /** After every change, so that a payment is found by what it shows. */
    private List<Need> needs() {
        Set<Need> all = EnumSet.noneOf(Need.class);
        for (Owed capture : owed) {
            boolean isTriedAgain = known(capture.nextTry()).isPresent() || triedNow.contains(capture.captureId());
            all.add(isTriedAgain ? Need.RETRY : Need.COLLECTION);
        }
        if (repayments.stream().anyMatch(repayment -> !awaitsDispute(repayment))) {
            all.add(Need.TRANSFER);
        }
        for (Waiting waiting : open) {
            if (withoutOutcome.contains(waiting.operation().key())) {
                all.add(Need.INQUIRY);
            } else if (waiting.operation().unknown()) {
                all.add(Need.ANSWER);
            }
        }
        return new ArrayList<>(all);
    }

    private static String name(Class<?> fact) {
        return fact.getSimpleName();
    }

    Instant captureBefore() {
        return captureBefore;
    }

    FindPayments.Place place() {
        return new FindPayments.Place(requestedAt, id());
    }

    PaymentMethod method() {
        return method;
    }

    Optional<CashReceipt> cashReceipt() {
        return present(cashReceiptPurpose)
                .map(purpose -> new CashReceipt(CashReceipt.Purpose.valueOf(purpose), cashReceiptIdentifier));
    }

    void settledOutside(SettledOutside settled) {
        settled.cashReceipt()
                .ifPresent(receipt ->
                        outside.add(new Outside(settled.settlementId(), receipt.purpose(), receipt.identifier())));
    }

    Optional<CashReceipt> cashReceiptOutside(String settlementId) {
        return outside.stream()
                .filter(it -> it.settlementId().equals(settlementId))
                .findFirst()
                .map(it -> new CashReceipt(it.purpose(), it.identifier()));
    }

    PaymentView view() {
        return new PaymentView(
                new PaymentId(id()),
                OrderId.of(orderId),
                tender,
                requestedAt,
                method,
                amount,
                state,
                authorised,
                captured,
                refunded,
                released,
                present(declineReason).map(DeclineReason::valueOf),
                present(lastFour),
                known(captureBefore),
                capabilities(),
                open.stream().map(Waiting::operation).toList(),
                owed.stream().map(Owed::view).toList(),
                repayments.stream()
                        .map(it -> new OwedRepayment(
                                it.refundId(), it.amount(), it.since(), awaitsDispute(it), accountOf(it)))
                        .toList(),
                needs,
                disputes.stream().map(AboutIt::view).toList(),
                journal.stream().map(Line::view).toList(),
                findings,
                entries.stream().map(Said::view).toList(),
                position());
    }
}
