package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.wording.Formats;
import shop.wording.MessageTexts;
import shop.wording.scenario.BookTeller;

@DisplayName("A sentence of the book")
class BookTellerTest {

    record ReturnCopy(List<Damage> damages) {}

    record Damage(Kind kind, int page) {}

    enum Kind {
        FOLDED
    }

    private static String told(Locale language, int damages) {
        BookTeller teller =
                new BookTeller(MessageTexts.of(language, "book.sentences"), new Formats(language, ZoneOffset.UTC));
        return teller.told(new ReturnCopy(IntStream.rangeClosed(1, damages)
                .mapToObj(page -> new Damage(Kind.FOLDED, page))
                .toList()));
    }

    @Test
    @DisplayName("names each of a few things")
    void namesEach() {
        assertThat(told(Locale.UK, 4))
                .contains("on page 1, ", "on page 3 and ", "on page 4")
                .doesNotContain("more");
    }

    @Test
    @DisplayName("names the first of many things, and says how many more there are")
    void countsTheRest() {
        assertThat(told(Locale.UK, 11)).contains("on page 3 and 8 more").doesNotContain("page 4");
        assertThat(told(Locale.KOREA, 11)).contains("3쪽", " 외 8개").doesNotContain("4쪽");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("tells why something was refused with amounts and times as its other sentences have them")
    @CsvSource({
        "en, 'The days late of ana.dueDate is 3, the due of loan 2 2: ana owes €12.90 since 19 January 2026, 09:00.'",
        "ko, '2026년 1월 19일 09:00부터 12.90유로가 밀렸다.'"
    })
    void tellsRefusals(Locale language, String told) {
        BookTeller teller =
                new BookTeller(MessageTexts.of(language, "book.sentences"), new Formats(language, ZoneOffset.UTC));
        BookTeller.Refusal refusal = new BookTeller.Refusal(
                "LIB-04",
                "fine-unpaid",
                "daysLate of ana.dueDate is 3, loans[1].due 2: ana owes 12.90 EUR since 2026-01-19T09:00:00Z.",
                Map.of("owed", "12.90 EUR", "since", "2026-01-19T09:00:00Z"));

        assertThat(teller.refused(refusal, language.equals(Locale.ENGLISH))).isEqualTo(told);
    }
}
