package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.OrderView.UnitsView;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.MugsAndTea;

@DisplayName("What the limits of goodwill are a part of (ORD-22)")
class GoodwillLimitsTest {

    private static Money kept(UnitsView... units) {
        List<OrderLine> lines = List.of(MugsAndTea.twoBlueMugs(), AmendedMugs.bowl());
        return GoodwillLimits.kept(lines, List.of(units), won(0));
    }

    @Test
    @DisplayName("is all that was ordered, as long as nothing is cancelled or refunded")
    void all() {
        assertThat(kept(new UnitsView(1, 2, 0, 2, 2, 0), new UnitsView(2, 1, 0, 0, 0, 0)))
                .isEqualTo(won(30_700).plus(AmendedMugs.A_BOWL));
    }

    @Test
    @DisplayName(
            "does not grow by what was added and is cancelled, nor counts what was refunded; the fee goes with the last")
    void withoutWhatIsCancelled() {
        assertThat(kept(new UnitsView(1, 2, 1, 1, 1, 0), new UnitsView(2, 1, 1, 0, 0, 0)))
                .isEqualTo(won(17_800));
        assertThat(kept(new UnitsView(1, 2, 0, 0, 0, 2), new UnitsView(2, 1, 0, 1, 1, 0)))
                .isEqualTo(AmendedMugs.A_BOWL);
    }
}
