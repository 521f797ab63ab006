package shop.payment.provider.toss;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.payment.api.DeclineReason;
import shop.payment.provider.ErrorTable;

@DisplayName("The table of Toss Payments' errors")
class TossErrorTableTest {

    private final ErrorTable table = ErrorTable.of("Toss Payments");

    @ParameterizedTest
    @EnumSource
    @DisplayName("says of each decline for what reason it is told (PAY-11)")
    void declined(DeclineReason reason) {
        assertThat(table.declinedFor(reason))
                .isEqualTo(TossWords.DECLINED.entrySet().stream()
                        .filter(each -> each.getValue() == reason)
                        .map(Map.Entry::getKey)
                        .collect(toSet()));
    }

    @Test
    @DisplayName("says of each other code what becomes of it, and of no other (PAY-06)")
    void others() {
        assertThat(table.codesOf("as the payment then says")).isEqualTo(TossWords.ELSEWHERE);
        assertThat(table.codesOf("failed: a person repays")).isEqualTo(TossWords.NOT_GIVEN_BACK);
    }
}
