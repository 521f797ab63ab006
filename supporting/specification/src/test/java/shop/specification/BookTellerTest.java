package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
}
