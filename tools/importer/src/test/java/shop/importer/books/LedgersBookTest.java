package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.Mugs;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.PaymentType;
import shop.importer.http.PspEntry;
import shop.kernel.Money;

@DisplayName("The book of the world outside")
class LedgersBookTest {

    private static final Money PRICE = Money.of(1000, "BRL");

    private final LedgersBook ledgers = new LedgersBook(List.of(mugs()), Clocks.OF_DESTINATION);

    @Test
    @DisplayName("takes a payment that was declined for declined")
    void declined() {
        ledgers.take(authorization("declined"));

        assertThat(ledgers.book().order("order-mugs").orElseThrow().stage()).isEqualTo(OrderStage.REJECTED);
    }

    @Test
    @DisplayName("takes no outcome that it does not know for a decline")
    void takesNothingForADecline() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ledgers.take(authorization("thought_about")))
                .withMessage("payment-mugs-1 is thought_about");
    }

    private static PspEntry authorization(String status) {
        return new PspEntry("authorization", "payment-mugs-1", "auth-1", "CARD", PRICE, status, Optional.empty());
    }

    private static FileOrder mugs() {
        return Mugs.order(
                FileStatus.DELIVERED,
                List.of(Mugs.mug(1, PRICE, Money.zero("BRL"))),
                List.of(new FileOrder.Payment(1, PaymentType.CREDIT_CARD, 1, PRICE, Optional.empty())));
    }
}
