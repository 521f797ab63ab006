package shop.authorization;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.starting.CannotStart;

@DisplayName("A client")
class ClientsAreNobodyElseTest {

    private static void check(String id) {
        ClientsAreNobodyElse.check(List.of(new AuthorizationProperties.Client(id, "k3-Xw9-secret", "shop")));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("cannot have the name of the system, or of those who report to it:")
    @ValueSource(strings = {"system", "System", "SYS-TEM", "systern", "carrier", "payment-provider", "PaymentProvider"})
    void reserved(String id) {
        assertThatThrownBy(() -> check(id))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The client id \"" + id + "\" is reserved for the system and those who report to it.");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("cannot have a name that no service takes for one:")
    @ValueSource(strings = {"web shop", "샵", "web-shop\u200b", "\u0455hop"})
    void unusable(String id) {
        assertThatThrownBy(() -> check(id)).isInstanceOf(CannotStart.class);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("can have any other name:")
    @ValueSource(strings = {"web-shop", "systems", "carrier-portal", "shop@example.com"})
    void others(String id) {
        assertThatCode(() -> check(id)).doesNotThrowAnyException();
    }
}
