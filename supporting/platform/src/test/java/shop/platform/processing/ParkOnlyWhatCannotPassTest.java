package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.rejection.BusinessRejection;

@DisplayName("An event whose processing fails")
class ParkOnlyWhatCannotPassTest {

    private final ParkOnlyWhatCannotPass policy = new ParkOnlyWhatCannotPass(event -> false);
    private final DeadLetter<EventMessage<?>> letter =
            new GenericDeadLetter<>("order-1", GenericEventMessage.asEventMessage("order placed"));

    @Test
    @DisplayName("is parked, with the reason, when the failure stays")
    void isParked() {
        var decision = policy.decide(letter, BusinessRejection.of("PAY-02", "over-capture", "More than authorised."));
        assertThat(decision.shouldEnqueue()).isTrue();
        assertThat(decision.enqueueCause())
                .hasValueSatisfying(cause -> assertThat(cause.getMessage()).contains("PAY-02"));
    }

    @Test
    @DisplayName("is left to the processor, which comes back to it, when the failure passes")
    void isProcessedLater() {
        assertThatThrownBy(() -> policy.decide(letter, new NoHandlerForCommandException("none yet")))
                .isInstanceOf(ParkOnlyWhatCannotPass.TryLater.class)
                .hasMessageContaining("none yet");
    }
}
