package shop.verification.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import shop.kernel.Money;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordCaptured;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.RecordVoided;
import shop.payment.collecting.Registration;
import shop.payment.disputing.DeskAnswer;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswerRefused;
import shop.payment.disputing.RecordDisputeAnswered;

/**
 * The provider and its books. It keeps what every provider promises ({@code PaymentProviderContract}), and no more: requests
 * and answers get lost, and after a day it carries out once more what it is asked for under the same key.
 */
final class PaymentBooks implements PaymentProvider {

    static final Duration KEYS_REMEMBERED = Duration.ofHours(24);

    private static final Duration AUTHORISED_FOR = Duration.ofDays(7);
    private static final Duration AUTHORISED_FOR_LONG = Duration.ofDays(300);
    private static final int ONE_IN = 12;

    private final Map<PaymentId, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final Map<String, ProviderAnswer> booked = new HashMap<>();
    private final VirtualTime time;
    private final Breakdown breakdown;
    private final Chronicle chronicle;
    private Random chance = new Random(0);
    private boolean isBroken;

    PaymentBooks(VirtualTime time, Breakdown breakdown, Chronicle chronicle) {
        this.time = time;
        this.breakdown = breakdown;
        this.chronicle = chronicle;
    }

    private record Remembered(ProviderAnswer answer, Instant at) {}

    /** What somebody pays with behaves as its token says. */
    enum Standing {
        AWAITED,
        AUTHORISED,
        PAID,
        DECLINED,
        CALLED_OFF,
        EXPIRED
    }

    /** What the customer disputes with their bank. */
    private static final class Dispute {

        private final String name;
        private final Money amount;
        private final Instant answerBefore;
        private Optional<DisputeOutcome> outcome = Optional.empty();

        Dispute(String name, Money amount, Instant answerBefore) {
            this.name = name;
            this.amount = amount;
            this.answerBefore = answerBefore;
        }

        private Money heldIf(boolean decided) {
            boolean counts = decided ? outcome.equals(Optional.of(DisputeOutcome.LOST)) : outcome.isEmpty();
            return counts ? amount : Money.zero(amount.currency());
        }
    }

    /** One payment, as the provider has it in its books. */
    static final class Account {

        private final String reference;
        private final PaymentMethod method;
        private final Money amount;
        private final String token;
        private final Instant captureBefore;
        private Standing standing = Standing.DECLINED;
        private Money held;
        private Money taken;
        private Money givenBack;
        private Money promised;
        private Optional<Dispute> dispute = Optional.empty();
        private int failures;

        private Account(PaymentAuthorisationRequested request, int number, Instant now) {
            reference = "pay_" + number;
            method = request.method();
            amount = request.amount();
            token = request.token();
            captureBefore = now.plus(token.contains("short") ? AUTHORISED_FOR : AUTHORISED_FOR_LONG);
            held = taken = givenBack = promised = Money.zero(amount.currency());
            failures = token.contains("fails") ? 2 : 0;
        }

        Money held() {
            return held;
        }

        /** What the customer has by a dispute. */
        Money lost() {
            return dispute.map(it -> it.heldIf(true)).orElse(Money.zero(amount.currency()));
        }

        private Money disputed() {
            return dispute.map(it -> it.heldIf(false)).orElse(Money.zero(amount.currency()));
        }

        /** What the shop has of it. */
        Money kept() {
            return taken.minus(givenBack);
        }

        boolean isSlip() {
            return method == PaymentMethod.BANK_SLIP;
        }

        /** Whether its money has come, be it that it is set aside. */
        boolean hasMoney() {
            return standing == Standing.AUTHORISED || standing == Standing.PAID;
        }

        boolean isAwaited() {
            return standing == Standing.AWAITED;
        }

        private Registration registration() {
            return new Registration(
                    reference,
                    method == PaymentMethod.CARD ? Optional.of("4242") : Optional.empty(),
                    method == PaymentMethod.CARD && !token.contains("once"),
                    method != PaymentMethod.BANK_SLIP);
        }
    }

    /** From now on it answers nothing that anybody can use. */
    void breaks() {
        isBroken = true;
    }

    void begin(Random lots) {
        accounts.clear();
        remembered.clear();
        booked.clear();
        chance = lots;
    }

    Map<PaymentId, Account> accounts() {
        return accounts;
    }

    // --- What it is asked for

    @Override
    public ProviderAnswer authorise(PaymentAuthorisationRequested request) {
        return answered(request, () -> {
            Account account = new Account(request, accounts.size() + 1, time.instant());
            if (accounts.putIfAbsent(request.paymentId(), account) != null) {
                throw new Fault(request.paymentId() + " is authorised twice at the provider");
            }
            if (account.token.contains("declined")) {
                account.standing = Standing.DECLINED;
            } else if (account.method == PaymentMethod.BANK_SLIP || account.token.contains("confirmed")) {
                account.standing = Standing.AWAITED;
            } else {
                pay(account);
            }
            return outcome(request.paymentId(), account);
        });
    }

    /** The payer has decided, and pays. */
    void pay(PaymentId payment) {
        pay(accounts.get(payment));
        chronicle.tell("provider", payment + " is paid by its payer");
    }

    /**
     * The payer pays although all was over: with what had been declined, or a slip that was called off.
     *
     * @return whether there is somebody who can
     */
    boolean payTooLate(PaymentId payment) {
        Account account = accounts.get(payment);
        boolean isOver =
                account.standing == Standing.DECLINED || account.isSlip() && account.standing == Standing.CALLED_OFF;
        if (isOver) {
            pay(payment);
        }
        return isOver;
    }

    private static void pay(Account account) {
        if (account.method == PaymentMethod.CARD) {
            account.standing = Standing.AUTHORISED;
            account.held = account.amount;
        } else {
            account.standing = Standing.PAID;
            account.taken = account.amount;
        }
    }

    private static ProviderAnswer outcome(PaymentId payment, Account account) {
        return switch (account.standing) {
            case AWAITED -> new RecordPayerAwaited(payment, account.registration(), Optional.empty(), Optional.empty());
            case AUTHORISED -> new RecordAuthorised(payment, account.registration(), account.captureBefore);
            case PAID -> new RecordPaid(payment, account.registration());
            case EXPIRED -> new RecordExpired(payment);
            case DECLINED, CALLED_OFF -> new RecordDeclined(payment, DeclineReason.INSUFFICIENT_FUNDS);
        };
    }

    @Override
    public ProviderAnswer capture(PaymentCaptureRequested request) {
        return answered(request, () -> {
            Account account = account(request.paymentId());
            boolean isAllowed = account.standing == Standing.AUTHORISED
                    && request.amount().compareTo(account.held) <= 0
                    && (account.taken.isZero() || account.registration().severalCaptures());
            if (!isAllowed || account.failures > 0) {
                account.failures = Math.max(0, account.failures - 1);
                return new RecordCaptureFailed(request.paymentId(), request.operationKey());
            }
            account.held = account.held.minus(request.amount());
            account.taken = account.taken.plus(request.amount());
            return new RecordCaptured(request.paymentId(), request.operationKey());
        });
    }

    @Override
    public ProviderAnswer release(PaymentVoidRequested request) {
        return answered(request, () -> {
            Account account = account(request.paymentId());
            if (account.standing == Standing.PAID || account.standing == Standing.DECLINED) {
                return outcome(request.paymentId(), account);
            }
            account.held = Money.zero(account.amount.currency());
            account.standing = account.standing == Standing.EXPIRED ? Standing.EXPIRED : Standing.CALLED_OFF;
            return new RecordVoided(request.paymentId(), request.operationKey());
        });
    }

    @Override
    public ProviderAnswer refund(PaymentRefundRequested request) {
        return answered(request, () -> {
            Account account = account(request.paymentId());
            Money left = account.kept().minus(account.promised).minus(account.lost());
            if (account.token.contains("kept") || request.amount().compareTo(left) > 0) {
                return new RecordRefundFailed(request.paymentId(), request.operationKey());
            }
            if (request.amount().compareTo(left.minus(account.disputed())) > 0) {
                return new RecordRefundDisputed(request.paymentId(), request.operationKey());
            }
            if (account.token.contains("later")) {
                account.promised = account.promised.plus(request.amount());
                time.in(Duration.ofHours(1 + chance.nextInt(200)), () -> settle(request, account));
                return new RecordRefundAccepted(request.paymentId(), request.operationKey());
            }
            account.givenBack = account.givenBack.plus(request.amount());
            return new RecordRefunded(request.paymentId(), request.operationKey());
        });
    }

    /** What a refund was accepted for is done, or not. */
    private void settle(PaymentRefundRequested request, Account account) {
        Money left = account.kept().minus(account.lost()).minus(account.disputed());
        boolean fails = chance.nextInt(3) == 0 || request.amount().compareTo(left) > 0;
        if (!fails) {
            account.givenBack = account.givenBack.plus(request.amount());
        }
        account.promised = account.promised.minus(request.amount());
        ProviderAnswer answer = fails
                ? new RecordRefundFailed(request.paymentId(), request.operationKey())
                : new RecordRefunded(request.paymentId(), request.operationKey());
        chronicle.tell("provider", answer);
        booked.put(request.operationKey(), answer);
    }

    /** How an account stands by now: what was not captured in time is the payer's again. */
    private Account account(PaymentId payment) {
        Account account = Objects.requireNonNull(accounts.get(payment), payment::value);
        if (account.standing == Standing.AUTHORISED && !time.instant().isBefore(account.captureBefore)) {
            account.standing = Standing.EXPIRED;
            account.held = Money.zero(account.amount.currency());
        }
        return account;
    }

    // --- What its books say

    @Override
    public Duration remembersKeysFor(ProviderRequest request) {
        return KEYS_REMEMBERED;
    }

    @Override
    public Optional<ProviderAnswer> find(ProviderRequest request) {
        breakdown.step();
        if (isLost()) {
            return Optional.of(unknown(request));
        }
        if (request instanceof PaymentAuthorisationRequested) {
            return Optional.ofNullable(accounts.get(request.paymentId()))
                    .map(known -> outcome(request.paymentId(), account(request.paymentId())));
        }
        return Optional.ofNullable(booked.get(request.operationKey()));
    }

    @Override
    public Optional<ProviderAnswer> lookUp(PaymentId payment, String reference) {
        breakdown.step();
        return Optional.of(account(payment))
                .filter(account -> !account.isAwaited() && !isLost())
                .map(account -> outcome(payment, account));
    }

    @Override
    public Optional<List<MoneyTakenBack>> takenBack(PaymentId payment) {
        breakdown.step();
        return isLost() ? Optional.empty() : Optional.of(List.copyOf(disputes(payment)));
    }

    // --- What customers dispute

    /** @return nothing where there is nothing that could be disputed, or something is */
    Optional<RecordDispute> open(PaymentId payment) {
        Account account = account(payment);
        Money left = account.kept().minus(account.promised);
        if (account.dispute.isPresent() || !left.isPositive()) {
            return Optional.empty();
        }
        account.dispute = Optional.of(
                new Dispute("dp_" + account.reference, left, time.instant().plus(Duration.ofDays(10))));
        chronicle.tell("bank", "has taken " + left + " of " + payment + ", which its customer disputes");
        return disputes(payment).stream().findFirst();
    }

    RecordDispute decide(PaymentId payment) {
        account(payment).dispute.ifPresent(dispute -> {
            if (dispute.outcome.isEmpty()) {
                dispute.outcome = Optional.of(chance.nextBoolean() ? DisputeOutcome.WON : DisputeOutcome.LOST);
                chronicle.tell("bank", "decides about " + payment + ": " + dispute.outcome);
            }
        });
        return disputes(payment).get(0);
    }

    List<RecordDispute> disputes(PaymentId payment) {
        return account(payment).dispute.stream()
                .map(dispute -> new RecordDispute(
                        payment,
                        dispute.name,
                        DisputeKind.CHARGEBACK,
                        dispute.amount,
                        DisputeReason.NOT_RECEIVED,
                        Optional.of(dispute.answerBefore),
                        dispute.outcome))
                .toList();
    }

    /** Where disputes are answered, of the same provider. */
    DisputeDesk desk() {
        return new DisputeDesk() {

            @Override
            public Optional<? extends DeskAnswer> answer(DisputeAnswerRequested request) {
                breakdown.step();
                if (isLost()) {
                    return Optional.empty();
                }
                boolean decided = account(request.paymentId())
                        .dispute
                        .filter(dispute -> dispute.outcome.isEmpty())
                        .isEmpty();
                breakdown.step();
                return Optional.of(
                        decided
                                ? new RecordDisputeAnswerRefused(request.disputeId(), request.operationKey())
                                : new RecordDisputeAnswered(request.disputeId(), request.operationKey()));
            }

            @Override
            public List<RecordDispute> disputes(PaymentId payment) {
                breakdown.step();
                return isLost() ? List.of() : PaymentBooks.this.disputes(payment);
            }
        };
    }

    // --- The way there and back

    private ProviderAnswer answered(ProviderRequest request, Supplier<ProviderAnswer> deed) {
        breakdown.step();
        if (isLost()) {
            chronicle.tell("provider", "never hears of " + request.operationKey());
            return unknown(request);
        }
        ProviderAnswer answer = carriedOut(request, deed);
        if (isBroken) {
            throw new IllegalStateException("no answer can be made of that");
        }
        breakdown.step();
        if (isLost()) {
            chronicle.tell("provider", "is not heard: " + answer);
            return unknown(request);
        }
        return answer;
    }

    private ProviderAnswer carriedOut(ProviderRequest request, Supplier<ProviderAnswer> deed) {
        Remembered before = remembered.get(request.operationKey());
        if (before != null && time.instant().isBefore(before.at().plus(KEYS_REMEMBERED))) {
            return before.answer();
        }
        ProviderAnswer answer = deed.get();
        chronicle.tell("provider", answer);
        remembered.put(request.operationKey(), new Remembered(answer, time.instant()));
        booked.put(request.operationKey(), answer);
        return answer;
    }

    private boolean isLost() {
        return chance.nextInt(ONE_IN) == 0;
    }

    private static ProviderAnswer unknown(ProviderRequest request) {
        return new RecordOutcomeUnknown(request.paymentId(), request.operationKey(), "no answer");
    }
}
