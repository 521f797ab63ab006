package shop.payment.provider.portone;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.payment.api.DeclineReason;
import shop.payment.provider.ErrorTable;

@DisplayName("The table of PortOne's errors")
class PortOneErrorTableTest {

    private final ErrorTable table = ErrorTable.of("PortOne");

    @ParameterizedTest
    @EnumSource
    @DisplayName("says of each decline for what reason it is told (PAY-11)")
    void declined(DeclineReason reason) {
        assertThat(table.declinedFor(reason))
                .isEqualTo(PortOneWords.DECLINED.entrySet().stream()
                        .filter(each -> each.getValue() == reason)
                        .map(Map.Entry::getKey)
                        .collect(toSet()));
    }

    @Test
    @DisplayName("says of each refund that is refused for certain what becomes of it, and of no other (PAY-06)")
    void refunds() {
        assertThat(table.codesOf("failed: a person repays")).isEqualTo(PortOneWords.NOT_GIVEN_BACK);
    }
}
