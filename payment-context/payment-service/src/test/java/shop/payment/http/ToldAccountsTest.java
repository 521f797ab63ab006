package shop.payment.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.collecting.SealedAccount;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.messaging.Commands;
import shop.platform.rejection.BusinessRejection;

@DisplayName("The account that support tells (PAY-16)")
class ToldAccountsTest {

    private static final SealedAccount TOLD = new SealedAccount("token-0", "088", "6789");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        Named.of(
                                "there is no such payment",
                                new CommandExecutionException("The aggregate was not found in the event store", null)),
                        false),
                Arguments.of(
                        Named.of(
                                "it is refused", BusinessRejection.of("PAY-16", "repayment-not-owed", "No.", Map.of())),
                        false),
                Arguments.of(Named.of("nothing is answered", new IllegalStateException("gone")), true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    @DisplayName("is kept only where it may have been taken, and forgotten at once otherwise")
    void kept(RuntimeException failure, boolean kept) {
        AccountsInMemory accounts = new AccountsInMemory();
        CommandGateway gateway = (CommandGateway) Proxy.newProxyInstance(
                CommandGateway.class.getClassLoader(),
                new Class<?>[] {CommandGateway.class},
                (none, sent, arguments) -> CompletableFuture.failedFuture(failure));
        PaymentsController payments = new PaymentsController(new Commands(gateway), null, accounts);

        assertThatThrownBy(() -> payments.refundToAccount(
                        TwoBlueMugs.PAYMENT.value(),
                        "refund-1",
                        null,
                        new RefundAccountRequest("088", "110-123-456789", "김민지")))
                .isSameAs(failure);
        assertThat(accounts.open(TOLD).isPresent()).isEqualTo(kept);
    }
}
