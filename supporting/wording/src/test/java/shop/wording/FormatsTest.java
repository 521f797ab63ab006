package shop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
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

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @DisplayName("is written so in a text, too, where a program has put it there, and times with it")
    @CsvSource({
        "'of 43100 KRW, 0 KRW is left', 'of ₩43,100, ₩0 is left', 'of 43,100원, 0원 is left'",
        "'lower it to -12.90 EUR.', 'lower it to -€12.90.', 'lower it to -12.90유로.'",
        "'until 2026-04-06T15:00:00Z,', 'until 7 April 2026, 00:00,', 'until 2026년 4월 7일 00:00,'",
        "'(2026-01-08)', '(8 January 2026)', '(2026년 1월 8일)'",
        "'12 EUR; 3 ALL; 5 XXX', '12 EUR; 3 ALL; 5 XXX', '12 EUR; 3 ALL; 5 XXX'",
        "'sellers'' 5000 KRW in ''cart 5000 KRW'', 1 KRW', 'sellers'' ₩5,000 in ''cart 5000 KRW'', ₩1', 'sellers'' 5,000원 in ''cart 5000 KRW'', 1원'",
        "2026-02-30 mug-2026-01-08, 2026-02-30 mug-2026-01-08, 2026-02-30 mug-2026-01-08",
        "2026-02-30T25:00:00Z, 2026-02-30T25:00:00Z, 2026-02-30T25:00:00Z"
    })
    void amountsAndTimesInAText(String text, String english, String korean) {
        ZoneId seoul = ZoneId.of("Asia/Seoul");

        assertThat(new Formats(Locale.UK, seoul).withAmountsAndTimes(text)).isEqualTo(english);
        assertThat(new Formats(Locale.KOREA, seoul).withAmountsAndTimes(text)).isEqualTo(korean);
    }
}
