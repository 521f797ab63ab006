package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import shop.guard.ReservedNames;
import shop.kernel.OrderId;

@DisplayName("A message")
class MetadataTest {

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    @DisplayName("that names an order is marked with it, and one that is marked keeps its mark")
    void isMarked() {
        assertThat(marked(command()).getMetaData()).containsEntry(Headers.ORDER_ID, "order-1");
        assertThat(marked(command().andMetaData(Map.of(Headers.ORDER_ID, "order-of-the-cause")))
                        .getMetaData())
                .containsEntry(Headers.ORDER_ID, "order-of-the-cause");
    }

    @Test
    @DisplayName("of a caller names the caller, whatever the message says of itself")
    void namesTheCaller() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", ""));
        assertThat(named(command().andMetaData(Map.of(Headers.SUBJECT, Actors.SYSTEM.subject())))
                        .getMetaData())
                .containsEntry(Headers.SUBJECT, "ada");
    }

    @Test
    @DisplayName("of a caller says in which roles, and what follows from it does not")
    void namesTheRole() {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken("ada", "", "ROLE_support", "SCOPE_orders", "ROLE_operator"));
        CommandMessage<?> command = named(command());
        assertThat(command.getMetaData()).containsEntry(Headers.ROLE, "operator,support");

        var handling = DefaultUnitOfWork.startAndGet(command);
        try {
            assertThat(named(command().andMetaData(command.getMetaData().subset(Headers.ROLE)))
                            .getMetaData())
                    .doesNotContainKey(Headers.ROLE)
                    .containsEntry(Headers.SUBJECT, Actors.SYSTEM.subject());
        } finally {
            handling.rollback();
        }
    }

    @Test
    @DisplayName("that follows from another one is the system's")
    void namesTheSystem() {
        assertThat(named(command()).getMetaData()).containsEntry(Headers.SUBJECT, Actors.SYSTEM.subject());

        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", ""));
        var handling = DefaultUnitOfWork.startAndGet(command());
        try {
            assertThat(named(command()).getMetaData()).containsEntry(Headers.SUBJECT, Actors.SYSTEM.subject());
        } finally {
            handling.rollback();
        }
    }

    @Test
    @DisplayName(
            "that came from outside is its sender's who has proved to be it, and is not sent in anybody else's name")
    void namesWhoHasProvedIt() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThatIllegalStateException().isThrownBy(() -> named(command()));

        CommandMessage<?> scan = RunAs.actor(Actors.CARRIER, () -> named(command()));
        assertThat(scan.getMetaData()).containsEntry(Headers.SUBJECT, "carrier");

        assertThatIllegalStateException().isThrownBy(() -> named(command()));
    }

    @ParameterizedTest
    @EnumSource(Actors.class)
    @DisplayName("of somebody who acts without a token is in a name that no client and no token can have")
    void reserved(Actors actor) {
        assertThat(ReservedNames.areMeantBy(actor.subject())).isTrue();
    }

    private static CommandMessage<?> marked(CommandMessage<?> command) {
        return new MarkTheOrder<CommandMessage<?>>().handle(List.of(command)).apply(0, command);
    }

    private static CommandMessage<?> named(CommandMessage<?> command) {
        return new NameTheActor().handle(List.of(command)).apply(0, command);
    }

    private static CommandMessage<?> command() {
        return GenericCommandMessage.asCommandMessage(new Cancel("parcel-1", OrderId.of("order-1")));
    }

    private record Cancel(String parcel, OrderId orderId) {}
}
