package shop.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("A property")
class SeededPropertiesTest {

    private static final String ROUNDS = "property.rounds";
    private static final List<Long> TRIED = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void asUsual() {
        System.clearProperty(ROUNDS);
    }

    @Test
    @DisplayName("tries the same cases in every build")
    void sameCases() {
        assertThat(tried()).hasSize(1 + 50).isEqualTo(tried());
    }

    @Test
    @DisplayName("tries more and other cases each time where rounds are asked for, and an example one as ever")
    void rounds() {
        System.setProperty(ROUNDS, "3");

        assertThat(tried()).hasSize(1 + 150).isNotEqualTo(tried());
    }

    private static List<Long> tried() {
        TRIED.clear();
        EngineTestKit.engine("jqwik")
                .selectors(selectClass(Tried.class))
                .configurationParameter("jqwik.database", "target/jqwik-database")
                .execute()
                .testEvents()
                .assertStatistics(all -> all.succeeded(2).failed(0));
        return List.copyOf(TRIED);
    }

    /** Run by the tests above only: its name is none of a test's. */
    static class Tried {

        @Property(tries = 50)
        void any(@ForAll long number) {
            TRIED.add(number);
        }

        @Example
        void one() {
            TRIED.add(0L);
        }
    }
}
