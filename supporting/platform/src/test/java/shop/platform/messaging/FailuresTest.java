package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import shop.platform.rejection.BusinessRejection;

@DisplayName("A failure")
class FailuresTest {

    @Test
    @DisplayName("passes by itself when the server, a handler or a store is away, or another one was faster")
    void passes() {
        assertThat(Failures.pass(new NoHandlerForCommandException("none yet"))).isTrue();
        assertThat(Failures.pass(new IllegalStateException(new TimeoutException())))
                .isTrue();
        assertThat(Failures.pass(new DataAccessResourceFailureException("mongo is away")))
                .isTrue();
        assertThat(Failures.pass(new ConcurrencyException("conflict"))).isTrue();
        assertThat(Failures.pass(new CommandExecutionException(
                        "[AXONIQ-2000] Invalid sequence number 3 for aggregate order-1, expected 4", null)))
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("passes also where it happened to who handled the command, and only its text came back")
    @ValueSource(
            strings = {
                "Timeout while executing request",
                "[AXONIQ-2100] No leader for context default",
                "[AXONIQ-9100] The disk is full",
                "UNAVAILABLE: io exception",
                "DEADLINE_EXCEEDED: deadline exceeded after 4.9s",
                "CANCELLED: the server ends"
            })
    void passesAfar(String text) {
        assertThat(Failures.pass(new CommandExecutionException(text, null))).isTrue();
    }

    @Test
    @DisplayName("is marked where it happened, so that it passes also where its text says nothing")
    void isMarked() {
        UnitOfWork<CommandMessage<?>> unitOfWork =
                DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("ship"));
        try {
            Throwable marked = catchThrowable(() -> new SayWhatPasses().handle(unitOfWork, () -> {
                throw new EventStoreException("Unable to read events");
            }));
            assertThat(marked)
                    .isInstanceOfSatisfying(
                            CommandExecutionException.class,
                            failure -> assertThat(failure.getDetails())
                                    .contains(new PassingFailure(EventStoreException.class.getName())));
            CommandExecutionException afar = new CommandExecutionException(
                    marked.getMessage(),
                    null,
                    ((CommandExecutionException) marked).getDetails().orElseThrow());
            assertThat(Failures.pass(afar)).isTrue();

            Throwable refused = catchThrowable(() -> new SayWhatPasses().handle(unitOfWork, () -> {
                throw new IllegalArgumentException("no such parcel");
            }));
            assertThat(refused).isInstanceOf(IllegalArgumentException.class);
        } finally {
            unitOfWork.rollback();
        }
    }

    @Test
    @DisplayName("does not pass when a rule refuses, or the request makes no sense")
    void stays() {
        BusinessRejection refusal = BusinessRejection.of("ORD-02", "tenders-differ-from-total", "Make them equal.");
        assertThat(Failures.pass(refusal)).isFalse();
        assertThat(Failures.pass(new IllegalStateException(refusal))).isFalse();
        assertThat(Failures.pass(new IllegalArgumentException("no such parcel")))
                .isFalse();
    }
}
