package shop.payment.provider.stripe;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.payment.api.DeclineReason;
import shop.payment.provider.ErrorTable;

@DisplayName("The table of Stripe's errors")
class StripeErrorTableTest {

    private final ErrorTable table = ErrorTable.of("Stripe");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    @DisplayName("says of each decline for what reason it is told (PAY-11)")
    void declined(DeclineReason reason) {
        Set<String> ours = Stream.of(StripeWords.OF_DECLINE, StripeWords.OF_ERROR)
                .flatMap(words -> words.entrySet().stream())
                .filter(each -> each.getValue() == reason)
                .map(Map.Entry::getKey)
                .collect(toSet());

        assertThat(table.declinedFor(reason)).isEqualTo(ours);
    }

    @Test
    @DisplayName("says of each other code what becomes of it, and of no other (PAY-06)")
    void others() {
        assertThat(table.declinedFor(DeclineReason.REFUSED)).isEqualTo(StripeWords.NOT_BEGUN);
        assertThat(table.codesOf("failed: owed")).isEqualTo(StripeWords.NOTHING_TO_CAPTURE);
        assertThat(table.codesOf("as the PaymentIntent then says")).isEqualTo(StripeWords.ELSEWHERE);
        assertThat(table.codesOf("failed: a person repays")).isEqualTo(StripeWords.NOTHING_TO_REFUND);
        assertThat(table.codesOf("waits until the dispute")).isEqualTo(StripeWords.DISPUTED);
    }
}
