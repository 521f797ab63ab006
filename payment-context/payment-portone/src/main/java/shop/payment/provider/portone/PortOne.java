package shop.payment.provider.portone;

import io.portone.sdk.server.common.Currency;
import io.portone.sdk.server.common.PageInput;
import io.portone.sdk.server.errors.PaymentNotFoundException;
import io.portone.sdk.server.errors.PortOneException;
import io.portone.sdk.server.payment.CancelPaymentBodyRefundAccount;
import io.portone.sdk.server.payment.GetPaymentsResponse;
import io.portone.sdk.server.payment.Payment;
import io.portone.sdk.server.payment.PaymentCancellation;
import io.portone.sdk.server.payment.PaymentClient;
import io.portone.sdk.server.payment.PaymentFilterInput;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * PortOne's own client (its interface V2, developers.portone.io/api/rest-v2). Every method waits for the answer and throws
 * {@link PortOneNotUnderstood} when there is none, or one that its description does not know; what it refuses in words that
 * are known is a {@link PortOneException}.
 */
final class PortOne implements AutoCloseable {

    /** Absent, as the client writes it. */
    private static final @Nullable Long NO_NUMBER = null;

    private final PaymentClient client;
    private final Duration answerWithin;

    PortOne(PortOneSettings settings) {
        client = new PaymentClient(settings.apiSecret(), settings.address().toString(), null);
        answerWithin = settings.answerWithin();
    }

    /** By our own id; nothing where PortOne knows none of this. */
    Optional<Payment.Recognized> payment(String id) {
        try {
            return Optional.of(recognised(answer(client.getPayment(id))));
        } catch (PaymentNotFoundException unknown) {
            return Optional.empty();
        } catch (PortOneException refused) {
            throw new PortOneNotUnderstood(refused);
        }
    }

    static Payment.Recognized recognised(Payment payment) {
        if (payment instanceof Payment.Recognized known) {
            return known;
        }
        throw new PortOneNotUnderstood("a payment of a status that its description does not name");
    }

    static PaymentCancellation.Recognized recognised(PaymentCancellation cancellation) {
        if (cancellation instanceof PaymentCancellation.Recognized known) {
            return known;
        }
        throw new PortOneNotUnderstood("a cancellation of a status that its description does not name");
    }

    void confirm(String id, String token, Currency currency, long amount) throws PortOneException {
        answer(client.confirmPayment(id, token, null, currency, amount, NO_NUMBER, null, null));
    }

    /**
     * Gives back a part.
     *
     * @param left what can be given back now: if PortOne knows of another remainder, it gives nothing back
     */
    void cancel(String id, long amount, String reason, long left, Optional<CancelPaymentBodyRefundAccount> account)
            throws PortOneException {
        answer(client.cancelPayment(
                id, amount, NO_NUMBER, NO_NUMBER, reason, null, null, left, account.orElse(null), null, null));
    }

    void closeVirtualAccount(String id) throws PortOneException {
        answer(client.closeVirtualAccount(id));
    }

    GetPaymentsResponse payments(PageInput page, PaymentFilterInput filter) {
        try {
            return answer(client.getPayments(page, filter));
        } catch (PortOneException refused) {
            throw new PortOneNotUnderstood(refused);
        }
    }

    private <T> T answer(CompletableFuture<T> asked) throws PortOneException {
        try {
            return asked.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PortOneException refused && PortOneWords.isKnown(refused)) {
                throw refused;
            }
            throw new PortOneNotUnderstood(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw new PortOneNotUnderstood(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortOneNotUnderstood(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
