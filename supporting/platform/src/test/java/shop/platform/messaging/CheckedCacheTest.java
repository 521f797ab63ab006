package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.common.caching.WeakReferenceCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An aggregate kept in memory where there may be other instances")
class CheckedCacheTest {

    private static final String ORDER = "order-1";

    private final Map<String, Long> log = new HashMap<>();
    private final CheckedCache cache = new CheckedCache(
            new WeakReferenceCache(),
            entry -> entry instanceof Kept kept ? OptionalLong.of(kept.lastEvent()) : OptionalLong.empty(),
            aggregate -> Optional.ofNullable(log.get(aggregate)));

    private final Kept kept = new Kept(7);

    private record Kept(long lastEvent) {}

    @BeforeEach
    void keep() {
        cache.put(ORDER, kept);
    }

    @Test
    @DisplayName("counts while its last event is the log's")
    void counts() {
        log.put(ORDER, 7L);

        assertThat(found()).isSameAs(kept);
    }

    @Test
    @DisplayName("is forgotten once another instance has recorded an event")
    void isForgotten() {
        log.put(ORDER, 8L);

        assertThat(found()).isNull();
        assertThat(cache.containsKey(ORDER)).isFalse();
    }

    @Test
    @DisplayName("does not count when the log knows nothing of it, or it does not say what it has seen")
    void doesNotCount() {
        assertThat(found()).isNull();

        Object another = new Object();
        log.put(ORDER, 7L);
        cache.put(ORDER, another);
        assertThat(found()).isNull();
    }

    private Object found() {
        return cache.get(ORDER);
    }
}
