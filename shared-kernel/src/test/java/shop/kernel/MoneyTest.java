package shop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Money")
class MoneyTest {

    @Test
    @DisplayName("is shown with the decimals of its currency")
    void isShownWithTheDecimalsOfItsCurrency() {
        assertThat(Money.of(1290, "EUR")).hasToString("12.90 EUR");
        assertThat(Money.of(1290, "KRW")).hasToString("1290 KRW");
        assertThat(Money.of(1290, "KWD")).hasToString("1.290 KWD");
        assertThat(Money.of(-5, "USD")).hasToString("-0.05 USD");
    }

    @Test
    @DisplayName("is read from a decimal number only when no digit is lost")
    void isReadFromADecimalNumber() {
        assertThat(Money.ofDecimal(new BigDecimal("199.9"), "BRL")).isEqualTo(Money.of(19990, "BRL"));
        assertThat(Money.ofDecimal(new BigDecimal("1E+3"), "KRW")).isEqualTo(Money.of(1000, "KRW"));
        assertThatThrownBy(() -> Money.ofDecimal(new BigDecimal("1.005"), "EUR"))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000000", "-1e400000000", "1e-400000000", "0e400000000"})
    @DisplayName("does not write a number out that a few characters make as long as the memory")
    void isNotWrittenOut(String amount) {
        assertThatThrownBy(() -> Money.ofDecimal(new BigDecimal(amount), "EUR"))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("40 digits");
    }

    @Test
    @DisplayName("is never added across currencies")
    void isNeverAddedAcrossCurrencies() {
        assertThatThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")))
                .hasMessage("No arithmetic across currencies: 0.01 EUR and 0.01 USD");
    }

    @Test
    @DisplayName("does not wrap around")
    void doesNotWrapAround() {
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("needs a currency that can be paid in")
    void needsACurrency() {
        assertThatThrownBy(() -> Money.of(1, "XXX")).hasMessageContaining("one that money can be paid in");
        assertThatThrownBy(() -> Money.of(1, "euro")).hasMessage("currency must be an ISO 4217 code such as EUR");
        assertThatThrownBy(() -> Money.of(1, null)).hasMessage("currency must be an ISO 4217 code such as EUR");
    }

    @Test
    @DisplayName("is split by largest remainder, so that the parts sum to the whole")
    void isSplitByLargestRemainder() {
        assertThat(Money.of(100, "EUR").splitBy(List.of(1L, 1L, 1L)))
                .containsExactly(Money.of(34, "EUR"), Money.of(33, "EUR"), Money.of(33, "EUR"));
        assertThat(Money.of(10, "EUR").splitBy(List.of(1L, 2L, 4L)))
                .containsExactly(Money.of(1, "EUR"), Money.of(3, "EUR"), Money.of(6, "EUR"));
        assertThat(Money.of(Long.MAX_VALUE, "EUR").splitBy(List.of(1L, 1L)))
                .containsExactly(Money.of(Long.MAX_VALUE / 2 + 1, "EUR"), Money.of(Long.MAX_VALUE / 2, "EUR"));
        assertThat(Money.of(-100, "EUR").splitBy(List.of(1L, 1L, 1L)))
                .containsExactly(Money.of(-33, "EUR"), Money.of(-33, "EUR"), Money.of(-34, "EUR"));
        assertThatThrownBy(() -> Money.of(1, "EUR").splitBy(List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
