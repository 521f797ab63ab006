package shop.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hash ring")
class HashRingTest {

    private static final int KEYS = 20_000;

    @Test
    @DisplayName("without members picks nobody")
    void empty() {
        assertThat(HashRing.empty().pick("order-1")).isEmpty();
        assertThat(ring("a", 100).without("a").pick("order-1")).isEmpty();
    }

    @Test
    @DisplayName("gives each member a share in proportion to its load factor")
    void shares() {
        HashRing<String> ring = ring("a", 100).with("b", "b", 100).with("c", "c", 200);

        Map<String, Long> shares = owners(ring).values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(shares.get("a")).isBetween(KEYS * 20L / 100, KEYS * 30L / 100);
        assertThat(shares.get("b")).isBetween(KEYS * 20L / 100, KEYS * 30L / 100);
        assertThat(shares.get("c")).isBetween(KEYS * 45L / 100, KEYS * 55L / 100);
    }

    @Test
    @DisplayName("moves only the keys that a new member takes")
    void addsMember() {
        HashRing<String> ring = ring("a", 100).with("b", "b", 100);
        Map<String, String> before = owners(ring);
        Map<String, String> after = owners(ring.with("c", "c", 100));

        assertThat(before.keySet()).allSatisfy(key -> assertThat(after.get(key)).isIn(before.get(key), "c"));
        assertThat(after).containsValue("c");
    }

    @Test
    @DisplayName("lets a member that comes again take the place of the old one, keys and all")
    void replaces() {
        HashRing<String> ring = ring("old", 100).with("b", "b", 100);
        Map<String, String> before = owners(ring);

        Map<String, String> after = owners(ring.with("new", "old", 100));

        assertThat(before.keySet())
                .allSatisfy(key ->
                        assertThat(after.get(key)).isEqualTo(before.get(key).equals("old") ? "new" : "b"));
    }

    private static HashRing<String> ring(String member, int load) {
        return HashRing.<String>empty().with(member, member, load);
    }

    private static Map<String, String> owners(HashRing<String> ring) {
        return IntStream.range(0, KEYS)
                .mapToObj(key -> "order-" + key)
                .collect(Collectors.toMap(
                        Function.identity(), key -> ring.pick(key).orElseThrow()));
    }
}
