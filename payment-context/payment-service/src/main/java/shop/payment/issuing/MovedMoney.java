package shop.payment.issuing;

import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import shop.kernel.Money;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.MoneyMovement;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.RepaymentTransferred;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.SettledOutside;
import shop.payment.receipting.MoneyMoved;

/**
 * Which facts say that money was taken or given back, by the provider or by a person. What a bank holds or keeps by a dispute was
 * not given back by the shop (ADR 82).
 */
final class MovedMoney {

    private static final Set<Class<?>> KINDS = Set.of(
            PaymentPaid.class,
            PaidTooLate.class,
            PaymentCaptured.class,
            PaymentRefunded.class,
            RepaymentTransferred.class,
            DepositTurnedBack.class,
            SettledOutside.class);

    private MovedMoney() {}

    /** Looks at the fact's kind alone, and at its content only where it says so. */
    static Optional<MoneyMoved> in(EventMessage<?> fact) {
        return KINDS.contains(fact.getPayloadType()) ? of(fact, fact.getPayload()) : Optional.empty();
    }

    private static Optional<MoneyMoved> of(EventMessage<?> fact, Object payload) {
        if (payload instanceof PaymentPaid paid) {
            return moved(fact, paid, MoneyMovement.PAID, "", paid.amount());
        }
        if (payload instanceof PaidTooLate paid) {
            return Optional.of(new MoneyMoved(
                    paid.paymentId(), paid.orderId(), MoneyMovement.PAID, "", paid.amount(), fact.getTimestamp()));
        }
        if (payload instanceof PaymentCaptured captured) {
            return moved(fact, captured, MoneyMovement.CAPTURED, captured.captureId(), captured.amount());
        }
        if (payload instanceof PaymentRefunded refunded) {
            return moved(fact, refunded, MoneyMovement.REFUNDED, refunded.refundId(), refunded.amount());
        }
        if (payload instanceof RepaymentTransferred transferred) {
            return moved(fact, transferred, MoneyMovement.TRANSFERRED, transferred.refundId(), transferred.amount());
        }
        if (payload instanceof SettledOutside settled) {
            MoneyMovement movement =
                    settled.how() == OutsideSettlement.COLLECTED ? MoneyMovement.COLLECTED : MoneyMovement.HANDED_BACK;
            return Optional.of(new MoneyMoved(
                    settled.paymentId(),
                    settled.orderId(),
                    movement,
                    settled.settlementId(),
                    settled.amount(),
                    fact.getTimestamp()));
        }
        return payload instanceof DepositTurnedBack back
                ? moved(fact, back, MoneyMovement.TURNED_BACK, "", back.amount())
                : Optional.empty();
    }

    private static Optional<MoneyMoved> moved(
            EventMessage<?> fact, PaymentEvent event, MoneyMovement movement, String operation, Money amount) {
        return Optional.of(
                new MoneyMoved(event.paymentId(), event.orderId(), movement, operation, amount, fact.getTimestamp()));
    }
}
