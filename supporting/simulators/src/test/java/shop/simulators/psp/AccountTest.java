package shop.simulators.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.simulators.web.IdempotencyKey;

@DisplayName("An account of the provider's book")
class AccountTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private static Entry.Authorization opening(long minor) {
        return new Entry.Authorization(
                NINE,
                key("opening"),
                "auth_1",
                "payment-1",
                Method.CARD,
                new Amount(minor, "EUR"),
                1,
                new Token("tok_approve"),
                Status.AUTHORIZED,
                Optional.empty(),
                Optional.of(NINE.plusSeconds(60)),
                true,
                Optional.of("4242"),
                Optional.empty());
    }

    private static Entry.Capture capture(long minor) {
        return new Entry.Capture(
                NINE,
                key("capture"),
                "auth_1",
                "payment-1",
                Method.CARD,
                "capture-1",
                new Amount(minor, "EUR"),
                Status.CAPTURED);
    }

    private static IdempotencyKey key(String name) {
        return IdempotencyKey.of(name, "/authorizations", "");
    }

    @Test
    @DisplayName("is another one after an entry, and stays what it was")
    void doesNotChange() {
        Account before = new Account(opening(1000));
        Account after = before.after(capture(300));

        assertThat(before.captured().minor()).isZero();
        assertThat(before.entries()).hasSize(1);
        assertThat(after.captured().minor()).isEqualTo(300);
        assertThat(after.remaining()).isEqualTo(700);
        assertThat(after.entries()).hasSize(2);
    }

    @Test
    @DisplayName("cannot be had after an entry that has no place in its sums, so that nothing is written of it")
    void noPlace() {
        Account full = new Account(opening(1000)).after(capture(Long.MAX_VALUE));

        assertThatThrownBy(() -> full.after(capture(1))).isInstanceOf(ArithmeticException.class);
    }
}
