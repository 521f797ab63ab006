package shop.payment.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.won;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.api.WaiveCapture;
import shop.platform.rejection.BusinessRejection;

/** Whatever is asked, in whatever order, and however badly the provider answers. */
@Label("The money of a payment stays in bounds")
class MoneyStaysInBoundsTest {

    /** What somebody does to the payment; the number chooses the amount and the id. */
    record Move(Kind kind, int number) {

        enum Kind {
            CAPTURE,
            TRY_AGAIN,
            RETRY,
            WAIVE,
            RELEASE,
            REFUND,
            ANSWER,
            FAIL,
            ACCEPT,
            END_OF_WHAT_WAS_ACCEPTED,
            DECLINE,
            MONEY_COMES,
            LOSE_THE_ANSWER,
            FIND_OUT,
            REFUND_AGAIN,
            ANSWER_AGAIN
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(Move.Kind.class), Arbitraries.integers().between(1, 6))
                .as(Move::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    @Label("and at most one operation is with the provider")
    void staysInBounds(@ForAll PaymentMethod method, @ForAll boolean inParts, @ForAll("moves") List<Move> moves) {
        Play play = new Play(new PaymentsInMemory(), method, inParts);
        moves.forEach(play::make);
        play.answerAllThatIsOpen();

        play.judge();
    }

    private static final class Play {

        private static final OrderId ORDER = TwoBlueMugs.ORDER;
        private static final PaymentId PAYMENT = TwoBlueMugs.PAYMENT;
        private static final Class<?>[] MOVING_NOTHING = {
            PaymentAuthorisationRequested.class,
            PaymentRegistered.class,
            PaymentDeclined.class,
            PaymentCaptureRequested.class,
            PaymentCaptureFailed.class,
            CaptureDeferred.class,
            CaptureWaived.class,
            RefundDeferred.class,
            CaptureRetryOrdered.class,
            PaymentNeedsAttention.class,
            OutcomeFound.class,
            PaymentRefundFailed.class,
            PaymentRefundAccepted.class,
            PaymentOutcomeUnknown.class,
            ReleaseDeferred.class
        };
        private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

        private final PaymentsInMemory payments;
        private final boolean inParts;
        private final List<ProviderAnswer> answers = new ArrayList<>();

        /** @param inParts whether the provider gives back parts */
        Play(PaymentsInMemory payments, PaymentMethod method, boolean inParts) {
            this.payments = payments;
            this.inParts = inParts;
            payments.commands()
                    .send(new AuthorisePayment(
                            PAYMENT,
                            ORDER,
                            1,
                            method,
                            won(6_000),
                            "tok_approve",
                            1,
                            Optional.empty(),
                            Optional.empty()));
        }

        void make(Move move) {
            Money amount = won(1_000L * move.number());
            switch (move.kind()) {
                case CAPTURE -> send(new CapturePayment(PAYMENT, "capture-" + move.number(), amount, Optional.empty()));
                case TRY_AGAIN ->
                    send(new TryCaptureAgain(PAYMENT, "capture-" + move.number(), failures(move.number()) + 1));
                case RETRY ->
                    send(new RetryCapture(
                            PAYMENT, "capture-" + move.number(), CaptureRetryReason.PROVIDER_HAS_SEEN_TO_IT));
                case WAIVE -> send(new WaiveCapture(PAYMENT, "capture-" + move.number()));
                case RELEASE -> send(new ReleasePayment(PAYMENT, "not sent"));
                case REFUND -> send(new RefundPayment(PAYMENT, "refund-" + move.number(), amount, "not sent"));
                case ANSWER -> outstanding().map(this::success).ifPresent(this::answer);
                case FAIL -> outstanding().map(this::failure).ifPresent(this::answer);
                case ACCEPT ->
                    outstanding()
                            .filter(PaymentRefundRequested.class::isInstance)
                            .map(request -> new RecordRefundAccepted(PAYMENT, request.operationKey()))
                            .ifPresent(this::answer);
                case END_OF_WHAT_WAS_ACCEPTED ->
                    accepted()
                            .<ProviderAnswer>map(key -> move.number() % 2 == 0
                                    ? new RecordRefunded(PAYMENT, key)
                                    : new RecordRefundFailed(PAYMENT, key))
                            .ifPresent(this::answer);
                case DECLINE ->
                    outstanding()
                            .filter(PaymentAuthorisationRequested.class::isInstance)
                            .map(request -> new RecordDeclined(PAYMENT, DeclineReason.REFUSED))
                            .ifPresent(this::answer);
                case MONEY_COMES -> answer(money(asked()));
                case LOSE_THE_ANSWER ->
                    outstanding()
                            .map(request -> new RecordOutcomeUnknown(PAYMENT, request.operationKey(), "lost"))
                            .ifPresent(this::answer);
                case FIND_OUT -> outstanding().ifPresent(request -> findOut(request, move.number() % 2 == 0));
                case REFUND_AGAIN ->
                    send(new RetryRefund(
                            PAYMENT, "refund-" + move.number(), RefundRetryReason.NO_OTHER_WAY_TO_THE_CUSTOMER));
                case ANSWER_AGAIN ->
                    answers.stream()
                            .skip(answers.size() / move.number())
                            .findFirst()
                            .ifPresent(this::send);
            }
        }

        private void findOut(ProviderRequest request, boolean isDone) {
            String key = request.operationKey();
            send(new CallAPerson(PAYMENT, key));
            send(new TellOutcome(
                    PAYMENT,
                    key,
                    isDone ? FoundOutcome.DONE : FoundOutcome.NOT_DONE,
                    OutcomeEvidence.SEEN_ON_A_BANK_STATEMENT));
        }

        private int failures(int capture) {
            return (int) payments.happened().stream()
                    .filter(event -> event instanceof PaymentCaptureFailed failed
                            && failed.captureId().equals("capture-" + capture))
                    .count();
        }

        void answerAllThatIsOpen() {
            while (outstanding().isPresent()) {
                answer(success(outstanding().orElseThrow()));
            }
        }

        private void answer(ProviderAnswer answer) {
            answers.add(answer);
            send(answer);
        }

        private void send(Object command) {
            try {
                payments.commands().send(command);
            } catch (RuntimeException refused) {
                assertThat(BusinessRejection.in(refused))
                        .as("a refusal with its rule")
                        .isPresent();
            }
        }

        /** The last request, unless its outcome was recorded. */
        private Optional<ProviderRequest> outstanding() {
            Optional<ProviderRequest> open = Optional.empty();
            for (Object event : payments.happened()) {
                if (event instanceof ProviderRequest request) {
                    open = Optional.of(request);
                } else {
                    open = open.filter(request -> !PaymentOutcomes.KNOWN.settle(request, event));
                }
            }
            return open;
        }

        private Optional<String> accepted() {
            return payments.happened().stream()
                    .filter(PaymentRefundAccepted.class::isInstance)
                    .map(refund -> ((PaymentRefundAccepted) refund).operationKey())
                    .findFirst();
        }

        private ProviderAnswer success(ProviderRequest request) {
            if (request instanceof PaymentAuthorisationRequested authorization) {
                return money(authorization);
            }
            if (request instanceof PaymentCaptureRequested) {
                return new RecordCaptured(PAYMENT, request.operationKey());
            }
            return request instanceof PaymentVoidRequested
                    ? new RecordVoided(PAYMENT, request.operationKey())
                    : new RecordRefunded(PAYMENT, request.operationKey());
        }

        private PaymentAuthorisationRequested asked() {
            return (PaymentAuthorisationRequested) payments.happened().get(0);
        }

        /** In answer to the request, or whenever it comes. */
        private ProviderAnswer money(PaymentAuthorisationRequested request) {
            boolean isSetAside = request.method() == PaymentMethod.CARD;
            Registration registration =
                    new Registration("auth_1", Optional.empty(), isSetAside, true, inParts, Optional.empty());
            return isSetAside
                    ? new RecordAuthorised(PAYMENT, registration, NEVER)
                    : new RecordPaid(PAYMENT, registration);
        }

        private ProviderAnswer failure(ProviderRequest request) {
            if (request instanceof PaymentRefundRequested) {
                return new RecordRefundFailed(PAYMENT, request.operationKey());
            }
            return request instanceof PaymentCaptureRequested
                    ? new RecordCaptureFailed(PAYMENT, request.operationKey())
                    : new RecordOutcomeUnknown(PAYMENT, request.operationKey(), "failed without evidence");
        }

        private static Optional<Money> setAside(Object event) {
            if (event instanceof AuthorisedTooLate money) {
                return Optional.of(money.amount());
            }
            return event instanceof PaymentAuthorised money ? Optional.of(money.amount()) : Optional.empty();
        }

        private static Optional<Money> paidAtOnce(Object event) {
            if (event instanceof PaidTooLate money) {
                return Optional.of(money.amount());
            }
            return event instanceof PaymentPaid money ? Optional.of(money.amount()) : Optional.empty();
        }

        void judge() {
            Money authorised = won(0);
            Money captured = won(0);
            Money refunded = won(0);
            Optional<ProviderRequest> open = Optional.empty();
            boolean voidRequested = false;
            boolean heldAtTheEnd = false;
            Set<String> keys = new HashSet<>();
            Set<String> ids = new HashSet<>();
            Tries tries = new Tries();
            TooLate tooLate = new TooLate();
            for (Object event : payments.happened()) {
                if (event instanceof ProviderRequest request) {
                    assertThat(open)
                            .as("another operation is with the provider")
                            .isEmpty();
                    assertThat(keys.add(request.operationKey()))
                            .as("a key of its own")
                            .isTrue();
                    open = Optional.of(request);
                } else {
                    open = open.filter(asked -> !PaymentOutcomes.KNOWN.settle(asked, event));
                }
                Optional<Money> setAside = setAside(event);
                Optional<Money> paid = paidAtOnce(event);
                if (setAside.isPresent()) {
                    authorised = setAside.get();
                    heldAtTheEnd = true;
                } else if (paid.isPresent()) {
                    captured = paid.get();
                } else if (event instanceof PaymentCaptured money) {
                    captured = captured.plus(money.amount());
                } else if (event instanceof PaymentRefundRequested refund) {
                    assertThat(ids.add(refund.refundId())).as("refunded once").isTrue();
                    assertThat(inParts || refund.amount().equals(captured))
                            .as("the provider is asked for no part of what it gives back as a whole only")
                            .isTrue();
                } else if (event instanceof PaymentRefunded money) {
                    refunded = refunded.plus(money.amount());
                } else if (event instanceof RepaymentOwed owed) {
                    refunded = refunded.plus(owed.amount());
                } else if (event instanceof RefundRetryOrdered again) {
                    refunded = refunded.minus(again.amount());
                    ids.remove(again.refundId());
                } else if (event instanceof PaymentVoidRequested) {
                    voidRequested = true;
                } else if (event instanceof PaymentReleased money) {
                    assertThat(money.amount()).isEqualTo(authorised.minus(captured));
                    heldAtTheEnd = false;
                } else {
                    assertThat(event).isInstanceOfAny(MOVING_NOTHING);
                }
                tries.on(event);
                tooLate.on(event);
                if (authorised.isPositive()) {
                    assertThat(captured).isLessThanOrEqualTo(authorised);
                }
                assertThat(refunded).isLessThanOrEqualTo(captured);
            }
            assertThat(tries.waiting).as("accepted, and never asked for").isEmpty();
            tooLate.judge();
            boolean released =
                    payments.happened().stream().anyMatch(ReleaseDeferred.class::isInstance) || voidRequested;
            assertThat(released && heldAtTheEnd && captured.compareTo(authorised) < 0)
                    .as("held although it was to be let go")
                    .isFalse();
        }
    }

    /** What came too late goes back, all of it, and nothing of it is held (PAY-21). */
    private static final class TooLate {

        private Money taken = won(0);
        private Money toGiveBack = won(0);
        private boolean held;

        void on(Object event) {
            if (event instanceof PaidTooLate money) {
                taken = money.amount();
            } else if (event instanceof AuthorisedTooLate) {
                held = true;
            } else if (event instanceof PaymentReleased) {
                held = false;
            } else if (event instanceof PaymentRefundRequested refund && taken.isPositive()) {
                toGiveBack = toGiveBack.plus(refund.amount());
            }
        }

        void judge() {
            assertThat(toGiveBack).as("given back of what came too late").isEqualTo(taken);
            assertThat(held).as("held although it came too late").isFalse();
        }
    }

    /** What is accepted is asked for, and what is owed tried again until it is taken, waived, or let go (PAY-12). */
    private static final class Tries {

        private final Set<String> taken = new HashSet<>();
        private final Set<String> failed = new HashSet<>();
        private final Set<String> waived = new HashSet<>();
        private final Set<String> waiting = new HashSet<>();
        private boolean releaseAccepted;
        private boolean voidRequested;

        void on(Object event) {
            releaseAccepted |= event instanceof ReleaseDeferred || event instanceof PaymentVoidRequested;
            voidRequested |= event instanceof PaymentVoidRequested;
            if (event instanceof CaptureDeferred capture) {
                waiting.add(capture.captureId());
            } else if (event instanceof RefundDeferred refund) {
                waiting.add(refund.refundId());
            } else if (event instanceof PaymentRefundRequested refund) {
                waiting.remove(refund.refundId());
            } else if (event instanceof PaymentCaptureRequested capture) {
                waiting.remove(capture.captureId());
                assertThat(voidRequested).as("captured after the void").isFalse();
                assertThat(taken).as("captured once").doesNotContain(capture.captureId());
                assertThat(waived.contains(capture.captureId()) && failed.contains(capture.captureId()))
                        .as("tried again though it is not owed")
                        .isFalse();
            } else if (event instanceof PaymentCaptured capture) {
                taken.add(capture.captureId());
            } else if (event instanceof PaymentCaptureFailed capture) {
                failed.add(capture.captureId());
                assertThat(capture.nextTry().isPresent() && (waived.contains(capture.captureId()) || releaseAccepted))
                        .as("to be tried again though it is not owed")
                        .isFalse();
            } else if (event instanceof CaptureWaived waiver) {
                waived.add(waiver.captureId());
                waiting.remove(waiver.captureId());
            }
        }
    }
}
