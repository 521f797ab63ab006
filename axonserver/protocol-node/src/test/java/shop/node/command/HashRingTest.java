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
    @DisplayName("gives a member that comes again the keys that it had")
    void comesAgain() {
        HashRing<String> ring = ring("old", 100).with("b", "b", 100);
        Map<String, String> before = owners(ring);

        Map<String, String> after = owners(ring.without("old").with("new", "old", 100));

        assertThat(before.keySet())
                .allSatisfy(key ->
                        assertThat(after.get(key)).isEqualTo(before.get(key).equals("old") ? "new" : "b"));
    }

    @Test
    @DisplayName("gives two members of one name a share each")
    void twins() {
        HashRing<String> ring = ring("one", 100).with("twin", "one", 100);

        assertThat(owners(ring)).containsValues("one", "twin");
        assertThat(owners(ring.without("one")).values()).containsOnly("twin");
        assertThat(owners(ring.without("twin"))).isEqualTo(owners(ring("one", 100)));
    }

    @Test
    @DisplayName("has room for any load factor")
    void immense() {
        HashRing<String> ring = ring("immense", Integer.MAX_VALUE).with("negative", "negative", -1);

        assertThat(ring.seats()).extracting(HashRing.Seat::load).containsExactly(1_000, 1);
        assertThat(owners(ring)).containsValue("immense");
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
