package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.specification.SpecificationBook.Entry;
import shop.specification.SpecificationBook.Sentence;
import shop.wording.scenario.Phrase;

@DisplayName("A book")
class SpecificationBookTest {

    @TempDir
    Path folder;

    private static Entry entry(Class<?> page, int line, String rule, String... headings) {
        Phrase sentence = new Phrase("something", List.of(), List.of(Phrase.of("with details")));
        return new Entry(
                new Title(page, List.of(headings)),
                line,
                List.of(new Sentence("Then", false, sentence)),
                List.of(rule),
                true);
    }

    private void write(Entry... entries) {
        try (SpecificationBook book = new SpecificationBook(folder)) {
            List.of(entries).forEach(book::add);
        }
    }

    @Test
    @DisplayName("without scenarios is not written")
    void empty() {
        Path nowhere = folder.resolve("nowhere");
        new SpecificationBook(nowhere).close();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    @DisplayName("tells apart pages that are called the same")
    void sameName() {
        write(entry(java.util.Date.class, 1, "CAL-01", "One"), entry(java.sql.Date.class, 1, "CAL-02", "Other"));
        assertThat(folder.resolve("java.sql.date.md")).content().contains("# Other");
        assertThat(folder.resolve("java.util.date.md")).content().contains("# One");
        assertThat(folder.resolve("date.md")).doesNotExist();
    }

    @Test
    @DisplayName("links each rule to its scenarios, also where headings repeat")
    void links() {
        write(
                entry(SpecificationBookTest.class, 3, "CAL-01", "A date", "that is past", "is refused (CAL-01)"),
                entry(SpecificationBookTest.class, 2, "CAL-01", "A date", "that is unknown", "is refused (CAL-01)"));
        assertThat(folder.resolve("README.md"))
                .content()
                .contains(
                        "| **CAL-01** | [A date › that is unknown › is refused (CAL-01)](specification-book.md#is-refused-cal-01)<br>"
                                + "[A date › that is past › is refused (CAL-01)](specification-book.md#is-refused-cal-01-1) |");
    }

    @Test
    @DisplayName("tells details once and refers to them afterwards")
    void details() {
        write(
                entry(SpecificationBookTest.class, 1, "CAL-01", "A date", "first"),
                entry(SpecificationBookTest.class, 2, "CAL-01", "A date", "second"));
        assertThat(folder.resolve("specification-book.md")).hasContent("""
                        <!-- Written by the run of the specification; what is wrong here is wrong there. -->

                        # A date

                        ## first

                        - **Then** something
                          - with details

                        ## second

                        - **Then** something ([details above](#first))
                        """);
    }
}
