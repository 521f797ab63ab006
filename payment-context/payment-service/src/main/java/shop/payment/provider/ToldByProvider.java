package shop.payment.provider;

import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import shop.http.Problem;
import shop.payment.api.PaymentId;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.RunAs;

/**
 * What a provider tells by itself, once it is proved that it does: recorded, in its name, before it is answered
 * (PAY-08).
 */
public final class ToldByProvider {

    private final Commands commands;

    public ToldByProvider(Commands commands) {
        this.commands = commands;
    }

    /** Returns when the payment has recorded it. */
    public void record(PaymentId payment, Object command) {
        RunAs.actor(
                Actors.PAYMENT_PROVIDER,
                () -> commands.send(new GenericCommandMessage<>(
                        command, Map.of(Headers.ORDER_ID, payment.orderId().value()))));
    }

    /** The payment of ours that a provider speaks of; nothing where somebody else uses the same account. */
    public static Optional<PaymentId> payment(String reference) {
        try {
            PaymentId payment = new PaymentId(reference);
            payment.orderId();
            return Optional.of(payment);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** The refusal of what might come from anybody. */
    public static ErrorResponseException notProved(String header, String provider) {
        return new ErrorResponseException(
                HttpStatus.UNAUTHORIZED,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "signature-invalid",
                        "The header " + header + " does not prove that this comes from " + provider + ", just now."),
                null);
    }

    /** What cannot be asked about just now is to be told again. */
    public static ErrorResponseException later() {
        return new ErrorResponseException(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "provider-silent",
                        "The provider could not be asked about this; send it again."),
                null);
    }
}
