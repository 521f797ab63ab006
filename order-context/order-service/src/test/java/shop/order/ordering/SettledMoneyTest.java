package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.CashReceipt;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;

@DisplayName("What a person gives back of what was collected (ORD-27, PAY-19)")
class SettledMoneyTest {

    private static final Optional<CashReceipt> HERS =
            Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678"));
    private static final Optional<CashReceipt> HIS =
            Optional.of(new CashReceipt(CashReceipt.Purpose.EXPENSE_PROOF, "123-**-67890"));
    private static final Optional<CashReceipt> NONE = Optional.empty();

    private final SettledMoney money = new SettledMoney("KRW");
    private int settlements;

    private void settle(SettlementKind how, long amount, Optional<CashReceipt> receipt) {
        settlements++;
        money.on(new TenderSettled(
                ORDER,
                CARD,
                "settlement-" + settlements,
                how,
                won(amount),
                SettlementReason.BANK_TRANSFER,
                List.of(),
                receipt));
    }

    @Test
    @DisplayName("bears the cash receipt of it, to the last of it")
    void same() {
        settle(SettlementKind.COLLECTED, 8_000, HERS);
        settle(SettlementKind.COLLECTED, 12_700, HERS);
        settle(SettlementKind.GIVEN_BACK, 8_000, HERS);

        assertThat(money.cashReceipt()).isEqualTo(HERS);
    }

    @Test
    @DisplayName("bears none that was of money which is given back already")
    void anew() {
        settle(SettlementKind.COLLECTED, 8_000, HERS);
        settle(SettlementKind.GIVEN_BACK, 8_000, HERS);
        settle(SettlementKind.COLLECTED, 8_000, NONE);
        assertThat(money.cashReceipt()).isEmpty();

        settle(SettlementKind.GIVEN_BACK, 8_000, NONE);
        settle(SettlementKind.COLLECTED, 8_000, HIS);
        assertThat(money.cashReceipt()).isEqualTo(HIS);
    }

    @Test
    @DisplayName("bears none where parts of it had different ones, or none: nobody knows which it is")
    void mixed() {
        settle(SettlementKind.COLLECTED, 8_000, HERS);
        settle(SettlementKind.COLLECTED, 8_000, NONE);
        assertThat(money.cashReceipt()).isEmpty();

        settle(SettlementKind.COLLECTED, 8_000, HERS);
        assertThat(money.cashReceipt()).isEmpty();
    }
}
