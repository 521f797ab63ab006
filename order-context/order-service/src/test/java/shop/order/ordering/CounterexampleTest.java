package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.platform.rejection.BusinessRejection;

@DisplayName("What should always hold, and does not,")
class CounterexampleTest {

    /** Ninety-nine things happen, and a 7 must not come after a 3. */
    private static final class Numbers implements Counterexample.History {

        private final List<Integer> drawn = new ArrayList<>();
        private final Random chance;

        Numbers(Random chance) {
            this.chance = chance;
        }

        @Override
        public void play() {
            while (drawn.size() < 99) {
                int number = chance.nextInt(10);
                if (number < 9) {
                    drawn.add(number);
                } else if (drawn.isEmpty() || !chance.nextBoolean()) {
                    return;
                }
                assertThat(drawn.contains(3) && number == 7 && drawn.indexOf(3) < drawn.lastIndexOf(7))
                        .as("a 7 after a 3")
                        .isFalse();
            }
        }

        @Override
        public int length() {
            return drawn.size();
        }

        @Override
        public String story() {
            return drawn.toString();
        }
    }

    @Test
    @DisplayName("is told as the shortest history in which it does not hold either")
    void isShortened() {
        Random chance = new Random(42);
        assertThatThrownBy(() -> {
                    for (int tries = 0; tries < 1000; tries++) {
                        Counterexample.seek(Numbers::new, chance);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a 7 after a 3")
                .hasMessageEndingWith("In short:\n\n[3, 7]");
    }

    @Test
    @DisplayName("is not told where all holds")
    void holds() {
        assertThatCode(() ->
                        Counterexample.seek(chance -> new Numbers(Choices.again(List.of(7, 3, 5), 9)), new Random(42)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is told in words that people use: what was asked, and what came of it, or why nothing did")
    void inWords() {
        ToldOrder told = new ToldOrder();
        told.asked(MugsAndTea.cancelAMug(), List.of(MugsAndTea.mugToBeTakenOut()));
        CancelUnits more =
                new CancelUnits(MugsAndTea.ORDER, "more", 1, Optional.of(9), CancellationReason.TAKES_TOO_LONG);
        told.refused(more, BusinessRejection.of("ORD-18", "not-so-many-units", "There are not so many units."));

        assertThat(told.story().lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("(\\d+\\.|   -) [A-Z0-9].*\\."));
        assertThat(told.story()).contains("   - Refused (ORD-18): ").doesNotContain("CancelUnits", "[");
    }
}
