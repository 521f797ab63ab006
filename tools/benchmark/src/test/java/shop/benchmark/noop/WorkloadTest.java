package shop.benchmark.noop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a no-op application is to do")
class WorkloadTest {

    @Test
    @DisplayName("is cut into orders so that nothing of it is left or done twice, and each errand begins with an event")
    void addsUp() {
        Workload work = new Workload(500, 9_603, 14_748);

        List<List<Integer>> orders =
                IntStream.range(0, 500).mapToObj(work::ofOrder).toList();

        assertThat(orders.stream().mapToInt(List::size).sum()).isEqualTo(9_603);
        assertThat(orders.stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(14_748);
        assertThat(orders).allSatisfy(order -> {
            assertThat(order).hasSizeBetween(19, 20);
            assertThat(order.subList(0, 3)).allMatch(notes -> notes >= 1);
        });
    }

    @Test
    @DisplayName("may be so little that some commands record nothing")
    void mayBeLittle() {
        assertThat(new Workload(1, 5, 3).ofOrder(0)).containsExactly(1, 1, 1, 0, 0);
    }

    @Test
    @DisplayName("is not less than one command and one event of each component for each order")
    void isNotLess() {
        assertThatThrownBy(() -> new Workload(0, 10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Workload(2, 5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Workload(2, 10, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 orders with 10 commands and 5 events");
    }
}
