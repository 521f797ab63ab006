package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.collected;
import static shop.payment.collecting.TwoBlueMugs.settleOutside;
import static shop.payment.collecting.TwoBlueMugs.settledOutside;
import static shop.payment.collecting.TwoBlueMugs.won;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.payment.api.DeclineReason;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.specification.AggregateSpecification;

@DisplayName("A payment of which a person has settled something without its provider (PAY-19)")
class SettledOutsideSpecification {

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(TwoBlueMugs.RETRIES);

    @BeforeEach
    void declined() {
        payment.given(
                authorisationRequested(PaymentMethod.CARD),
                new PaymentDeclined(PAYMENT, TwoBlueMugs.ORDER, TwoBlueMugs.TENDER, DeclineReason.EXPIRED_CARD));
    }

    @Test
    @DisplayName("records what was collected and given back, each once under its id, and asks the provider for nothing")
    void isRecorded() {
        payment.when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH))
                .then(collected("settlement-1", BOTH))
                .when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH))
                .thenNothing()
                .when(settleOutside("settlement-2", OutsideSettlement.GIVEN_BACK, ONE))
                .then(settledOutside("settlement-2", OutsideSettlement.GIVEN_BACK, ONE, Optional.empty()));
    }

    @Test
    @DisplayName("keeps what the customer's cash receipt needs, which the card that was to pay had none of")
    void withACashReceipt() {
        Optional<CashReceipt> hers =
                Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678"));
        payment.when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH, hers))
                .then(settledOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH, hers));
    }

    @Test
    @DisplayName("refuses to take for the same what was given back, or what has another cash receipt (PAY-05)")
    void oneIdOneSettlement() {
        Optional<CashReceipt> hers =
                Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678"));
        payment.given(settledOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH, hers))
                .when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH, hers))
                .thenNothing()
                .when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, BOTH))
                .thenRejected("PAY-05", "settlement-id-used-for-another-settlement");
        declined();
        payment.given(collected("settlement-1", BOTH))
                .when(settleOutside("settlement-1", OutsideSettlement.GIVEN_BACK, BOTH))
                .thenRejected("PAY-05", "settlement-id-used-for-another-settlement");
    }

    @Test
    @DisplayName("refuses another amount under the same id, no amount, another currency, and a number in clear")
    void isRefused() {
        payment.given(collected("settlement-1", BOTH))
                .when(settleOutside("settlement-1", OutsideSettlement.COLLECTED, ONE))
                .thenRejected("PAY-05", "settlement-id-used-for-another-amount");
        declined();
        payment.when(settleOutside("settlement-2", OutsideSettlement.COLLECTED, won(0)))
                .thenRejected("PAY-19", "amount-not-positive");
        declined();
        payment.when(settleOutside("settlement-2", OutsideSettlement.COLLECTED, Money.of(1290, "USD")))
                .thenRejected("PAY-19", "currency-differs");
        declined();
        payment.when(settleOutside(
                        "settlement-2",
                        OutsideSettlement.COLLECTED,
                        ONE,
                        Optional.of(new CashReceipt(CashReceipt.Purpose.EXPENSE_PROOF, "010-1234-5678"))))
                .thenRejected("PAY-19", "cash-receipt-identifier-in-clear");
    }
}
