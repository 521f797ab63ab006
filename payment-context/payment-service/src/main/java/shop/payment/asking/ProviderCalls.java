package shop.payment.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentId;
import shop.payment.collecting.CallAPerson;
import shop.payment.collecting.MoneyTakenBack;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.TryCaptureAgain;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.outside.OutsideCalls;

/**
 * Puts recorded requests to the provider, on threads of their own, and tells the payment what came of it. Whatever gets lost
 * on the way, a crash included, is asked again by {@link AskTheProviderAgain}.
 */
@Component
public class ProviderCalls {

    private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);

    private final OutsideCalls calls;
    private final PaymentProvider provider;
    private final Commands commands;
    private final RefundAccounts accounts;
    private final Deadlines deadlines;
    private final Clock clock;

    ProviderCalls(
            OutsideCalls calls,
            PaymentProvider provider,
            Commands commands,
            RefundAccounts accounts,
            Deadlines deadlines,
            Clock clock) {
        this.calls = calls;
        this.provider = provider;
        this.commands = commands;
        this.accounts = accounts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Has the provider asked soon for what was recorded just now, and returns at once.
     *
     * @return whether it will be asked now; not if this very request is under way, or there is no room for more
     */
    public boolean ask(ProviderRequest request) {
        return askAgain(request, Duration.ZERO);
    }

    /**
     * The same, of a request that may have been put before. How old it is counts when its turn comes, be it that the whole
     * machine was asleep: once the provider may have forgotten its key, the books are searched first, since what was forgotten
     * would be carried out twice; and once another instance may have called a person, they are only read.
     *
     * @param age how long ago it was recorded
     */
    boolean askAgain(ProviderRequest request, Duration age) {
        Instant recorded = clock.instant().minus(age);
        return calls.make(request.operationKey(), () -> {
            Duration old = Duration.between(recorded, clock.instant());
            if (old.compareTo(deadlines.attentionAfter()) >= 0) {
                tellWhatBooksSay(request);
            } else {
                boolean isRemembered = old.compareTo(remembersKeyOf(request)) < 0;
                tellOf(request, isRemembered ? request.putTo(provider) : searchedOrPut(request));
            }
        });
    }

    /** For how long its key is sure to be remembered: as the settings say, or as its provider does, if that is less. */
    private Duration remembersKeyOf(ProviderRequest request) {
        Duration theirs = provider.remembersKeysFor(request);
        return theirs.compareTo(deadlines.keysRemembered()) < 0 ? theirs : deadlines.keysRemembered();
    }

    private ProviderAnswer searchedOrPut(ProviderRequest request) {
        return provider.find(request).orElseGet(() -> request.putTo(provider));
    }

    /** Has it looked up soon what became of a payment whose payer is awaited. */
    boolean lookUp(PaymentRegistered payment) {
        return calls.make(
                payment.paymentId().value(),
                () -> provider.lookUp(payment.paymentId(), payment.providerReference())
                        .ifPresent(answer -> tell(payment.orderId(), answer)));
    }

    /**
     * Has the provider's books read soon for what they say of a request, which is never put again: one that was accepted
     * (PAY-07), or one that a person sees to (PAY-06), unless money is to be let go.
     */
    boolean readBooks(ProviderRequest request) {
        return calls.make(request.operationKey(), () -> tellWhatBooksSay(request));
    }

    /** The same, and calls a person if there is no outcome then. */
    boolean readBooksAtLast(ProviderRequest request) {
        return calls.make(request.operationKey(), () -> {
            try {
                tellWhatBooksSay(request);
            } finally {
                tell(request.orderId(), new CallAPerson(request.paymentId(), request.operationKey()));
            }
        });
    }

    /** Has it looked up soon what others have taken back of a payment, of which nobody has heard. */
    public boolean hearWhatWentBack(PaymentId payment, OrderId order) {
        return calls.make(
                payment.value() + " books",
                () -> provider.takenBack(payment).ifPresent(known -> tellEach(order, known)));
    }

    /** Has the payment told soon that a capture which failed is to be tried again (PAY-12). */
    boolean tryAgain(PaymentCaptureFailed owed) {
        return calls.make(
                owed.paymentId().value() + " " + owed.captureId(),
                () -> tell(
                        owed.orderId(), new TryCaptureAgain(owed.paymentId(), owed.captureId(), owed.attempt() + 1)));
    }

    /** A person may have it done by hand; to let go of what is let go already does no harm. */
    private void tellWhatBooksSay(ProviderRequest request) {
        if (request instanceof PaymentVoidRequested) {
            tellOf(request, searchedOrPut(request));
        } else {
            provider.find(request).ifPresent(answer -> tellOf(request, answer));
        }
    }

    private void tellOf(ProviderRequest request, ProviderAnswer answer) {
        ProviderAnswer told = explained(request, answer);
        tell(request.orderId(), told);
        if (isNotAskedAgain(told) && request instanceof PaymentRefundRequested refund) {
            refund.account().ifPresent(accounts::forget);
        }
    }

    /**
     * A refund that is not made may be one whose money went back without us, which nobody has heard of yet: that is told first,
     * so that nobody gives it back a second time. As long as it is not known, the refund has no outcome.
     */
    private ProviderAnswer explained(ProviderRequest request, ProviderAnswer answer) {
        if (!(answer instanceof RecordRefundFailed || answer instanceof RecordRefundDisputed)) {
            return answer;
        }
        boolean allIsTold = provider.takenBack(request.paymentId())
                .filter(known -> tellEach(request.orderId(), known))
                .isPresent();
        return allIsTold ? answer : unexplained(request);
    }

    /** Of what was refused because of a dispute, or has no outcome, the account is needed once more (PAY-16). */
    private static boolean isNotAskedAgain(ProviderAnswer answer) {
        return answer instanceof RecordRefunded
                || answer instanceof RecordRefundAccepted
                || answer instanceof RecordRefundFailed;
    }

    /**
     * One that the payment does not take keeps no other from being told.
     *
     * @return whether the payment has taken all of them
     */
    private boolean tellEach(OrderId order, List<MoneyTakenBack> known) {
        boolean all = true;
        for (MoneyTakenBack taken : known) {
            try {
                tell(order, taken);
            } catch (RuntimeException refused) {
                log.warn("What went back of {} was not taken: {}", taken.paymentId(), refused.toString());
                all = false;
            }
        }
        return all;
    }

    private static ProviderAnswer unexplained(ProviderRequest request) {
        return new RecordOutcomeUnknown(
                request.paymentId(),
                request.operationKey(),
                "refused, and it is not known whether its money went back without us");
    }

    private void tell(OrderId order, Object command) {
        commands.send(new GenericCommandMessage<>(command, Map.of(Headers.ORDER_ID, order.value())));
    }
}
