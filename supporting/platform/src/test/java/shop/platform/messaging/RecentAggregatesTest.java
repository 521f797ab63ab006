package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Aggregates at work")
class RecentAggregatesTest {

    private static final int MOST = 3;

    private final RecentAggregates cache = new RecentAggregates(MOST);

    private record Aggregate(String id, byte[] state) {}

    private WeakReference<Object> kept(String id) {
        Object aggregate = new Aggregate(id, new byte[100]);
        cache.put(id, aggregate);
        return new WeakReference<>(aggregate);
    }

    private Object found(String id) {
        return cache.get(id);
    }

    @Test
    @DisplayName("outlive a collection of what nobody else holds")
    void outliveACollection() {
        kept("order-1");
        WeakReference<Object> heldByNobody = new WeakReference<>(new byte[100]);

        collect(heldByNobody);

        assertThat(found("order-1")).isInstanceOf(Aggregate.class);
    }

    @Test
    @DisplayName("are let go when there are too many, those used longest ago first")
    void areLetGo() {
        kept("order-used");
        WeakReference<Object> unused = kept("order-unused");
        for (int number = 1; number <= 10 * MOST; number++) {
            kept("order-" + number);
            assertThat(found("order-used")).isNotNull();
        }

        collect(unused);

        assertThat(found("order-unused")).isNull();
        assertThat(found("order-used")).isInstanceOf(Aggregate.class);
    }

    @Test
    @DisplayName("are let go when told")
    void areForgotten() {
        WeakReference<Object> removed = kept("order-1");

        assertThat(cache.remove("order-1")).isTrue();

        assertThat(found("order-1")).isNull();
        collect(removed);
    }

    private static void collect(WeakReference<Object> gone) {
        await("a collection").atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }
}
