package shop.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What an aggregate answers, in each state that it can be in, to each command that there is for it, as a test. The answers are
 * written into {@code docs/specifications}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the
 * difference approves it.
 */
public interface TableOfAnswers {

    /**
     * How the table is told.
     *
     * @param context whose book has to tell the answers
     * @param file without its folder
     * @param one of them, such as <i>an order</i>
     * @param introduction what stands before the answers
     * @param specifications the folder of those that state the refusals
     */
    record Table(String context, String file, String one, String introduction, Path specifications) {}

    Table table();

    StatesAndCommands probed();

    @Test
    @DisplayName("is asked everything that it can be asked")
    default void isAskedEverything() {
        probed().areAllAsked();
    }

    @Test
    @DisplayName("answers as the table says, with events or with a rule")
    default void answersAsTheTableSays() {
        probed().areStillAsIn(book(table().file()), table().introduction(), table().one());
    }

    @Test
    @DisplayName("refuses nothing by a rule and code that no specification states")
    default void isSpecified() {
        assertThat(probed().refusedWithoutSpecification(table().specifications()))
                .isEmpty();
    }

    @Test
    @DisplayName("answers nothing that no scenario of the book tells")
    default void isTold() {
        assertThat(probed().answeredWithoutSpecification(book("trials/" + table().context() + ".json")))
                .isEmpty();
    }

    private static Path book(String file) {
        return Path.of("../../docs/specifications").resolve(file);
    }
}
