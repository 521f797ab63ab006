package shop.payment.provider.portone;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.portone.sdk.server.errors.CancelPaymentError;
import io.portone.sdk.server.errors.CloseVirtualAccountError;
import io.portone.sdk.server.errors.ConfirmPaymentError;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    @DisplayName("tells a decline of Toss Payments behind it for the reason that Toss Payments tells it for (PAY-11)")
    void ofTossPayments(DeclineReason reason) {
        assertThat(table.declinedFor(reason))
                .isEqualTo(ErrorTable.of("Toss Payments").declinedFor(reason));
    }

    @Test
    @DisplayName(
            "says of each error of a confirmation, a refund and a closed account that PortOne's client knows what becomes of it")
    void each() throws IOException {
        assertThat(typesOf(ConfirmPaymentError.Recognized.class))
                .contains("PG_PROVIDER")
                .containsAll(PortOneWords.NOT_BEGUN)
                .containsAll(PortOneWords.TOKEN_NOT_TAKEN)
                .isSubsetOf(table.codesAt("confirm"));
        assertThat(typesOf(CancelPaymentError.Recognized.class))
                .contains("PG_PROVIDER")
                .containsAll(PortOneWords.NOT_GIVEN_BACK)
                .isSubsetOf(table.codesAt("refund"));
        assertThat(typesOf(CloseVirtualAccountError.Recognized.class))
                .contains("PG_PROVIDER")
                .isSubsetOf(table.codesAt("close"));
    }

    /** The errors of one deed, by the names that its description has for them. */
    private static Set<String> typesOf(Class<?> errors) throws IOException {
        Set<String> types = new TreeSet<>();
        String room = errors.getPackageName().replace('.', '/') + "/";
        String client =
                errors.getProtectionDomain().getCodeSource().getLocation().getPath();
        try (JarFile jar = new JarFile(client)) {
            for (String file : jar.stream().map(JarEntry::getName).toList()) {
                if (file.startsWith(room) && file.endsWith("Error.class")) {
                    Class<?> each = Class.forName(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'));
                    if (errors.isAssignableFrom(each)) {
                        types.add(type(each));
                    }
                }
            }
        } catch (ClassNotFoundException gone) {
            throw new IOException(gone);
        }
        return types;
    }

    /** Such as PG_PROVIDER of PgProviderError. */
    private static String type(Class<?> error) {
        return error.getSimpleName()
                .replaceAll("Error$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    @Test
    @DisplayName("says of each refund that is refused for certain what becomes of it, and of no other (PAY-06)")
    void refunds() {
        assertThat(table.codesOf("failed: a person repays")).isEqualTo(PortOneWords.NOT_GIVEN_BACK);
    }
}
