package shop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.Money;

@DisplayName("An amount")
class FormatsTest {

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @DisplayName("is written as the language writes it, with the currency's own digits")
    @CsvSource({
        "39000, KRW, '₩39,000', '39,000원'",
        "103310, EUR, '€1,033.10', '1,033.10유로'",
        "1290, GBP, '£12.90', '12.90파운드'",
        "1290, JPY, '¥1,290', '1,290엔'"
    })
    void amounts(long minor, String currency, String english, String korean) {
        Money amount = Money.of(minor, currency);

        assertThat(new Formats(Locale.ENGLISH, ZoneOffset.UTC).amount(amount)).isEqualTo(english);
        assertThat(new Formats(Locale.KOREAN, ZoneOffset.UTC).amount(amount)).isEqualTo(korean);
    }
}
