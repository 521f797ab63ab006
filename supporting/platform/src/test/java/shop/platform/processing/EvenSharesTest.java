package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An instance lets go of a share of a processor's work")
class EvenSharesTest {

    private static final long SINCE_WHEN = 1_000;

    @Test
    @DisplayName("when it has two more than another one where the processor is well")
    void even() {
        assertThat(letsGo(Set.of("here", "other"), shares("here", "here", "here", "here")))
                .isTrue();
        assertThat(letsGo(Set.of("here", "other"), shares("here", "here", "here", "other")))
                .isTrue();
        assertThat(letsGo(Set.of("here", "other"), shares("here", "here", "other", "other")))
                .isFalse();
        assertThat(letsGo(Set.of("here", "other"), shares("here", "here", "other")))
                .isFalse();
    }

    @Test
    @DisplayName("not for one that is there, and where the processor is paused, fails, or is not known")
    void notWellThere() {
        assertThat(letsGo(Set.of("here"), shares("here", "here", "here", "here")))
                .isFalse();
    }

    @Test
    @DisplayName("not when it fails itself: then the others take what it cannot do")
    void notWellHere() {
        assertThat(letsGo(Set.of("other"), shares("here", "here", "here", "here")))
                .isFalse();
    }

    @Test
    @DisplayName("not before the last one that was let go has been taken")
    void unclaimed() {
        assertThat(letsGo(Set.of("here", "other"), shares("here", "here", "here", "")))
                .isFalse();
    }

    @Test
    @DisplayName("not while the claim of one that died has yet to be taken over")
    void runOut() {
        List<StoredTokens.Stored> shares = shares("here", "here", "here");

        assertThat(EvenShares.hasTooMany("here", Set.of("here", "other"), shares, SINCE_WHEN))
                .isTrue();
        assertThat(EvenShares.hasTooMany("here", Set.of("here", "other"), with(shares, SINCE_WHEN), SINCE_WHEN))
                .isFalse();
    }

    private static boolean letsGo(Set<String> able, List<StoredTokens.Stored> shares) {
        return EvenShares.hasTooMany("here", able, shares, SINCE_WHEN);
    }

    private static List<StoredTokens.Stored> shares(String... owners) {
        return Arrays.stream(owners).map(owner -> share(owner, SINCE_WHEN + 1)).toList();
    }

    private static List<StoredTokens.Stored> with(List<StoredTokens.Stored> shares, long claimedAt) {
        return java.util.stream.Stream.concat(shares.stream(), java.util.stream.Stream.of(share("dead", claimedAt)))
                .toList();
    }

    private static StoredTokens.Stored share(String owner, long claimedAt) {
        return new StoredTokens.Stored(7, Optional.empty(), owner, claimedAt, Optional.empty());
    }
}
