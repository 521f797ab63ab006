package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.messaging.Headers;
import shop.platform.messaging.Trial;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.AggregatesInMemory;

@DisplayName("A dry run of an order")
class DryRunTest {

    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final List<Object> happened = new ArrayList<>();
    private final AggregatesInMemory orders = MugsAndTea.ordersOn(bus, event -> happened.add(event.getPayload()));
    private final DryRun dryRun = MugsAndTea.dryRunOf(orders.events());

    private Object foreseen(Object command) {
        return outcome(() -> dryRun.of(ORDER).ask(asCommandMessage(command)));
    }

    private Object done(Object command) {
        return outcome(() -> {
            happened.clear();
            orders.commands().send(command);
            return List.copyOf(happened);
        });
    }

    /** The events, or the rejection. */
    private static Object outcome(Supplier<List<Object>> deed) {
        try {
            return deed.get();
        } catch (BusinessRejection refusal) {
            return refusal.rejection();
        }
    }

    @Test
    @DisplayName("says what then happens, or is refused, in every state that it goes through, and records nothing")
    void foreseesWhatHappens() {
        // Until when to pay depends on the moment.
        done(MugsAndTea.place());
        List<Object> life = List.of(
                MugsAndTea.place(),
                MugsAndTea.recordCardAuthorised(),
                MugsAndTea.recordVoucherPaid(),
                MugsAndTea.refund(POTTER),
                MugsAndTea.recordLabelled(POTTER),
                MugsAndTea.recordHandOver(POTTER),
                MugsAndTea.cancel(),
                MugsAndTea.recordCaptured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 4),
                MugsAndTea.replace(POTTER),
                MugsAndTea.replace(POTTER),
                MugsAndTea.refund(POTTER),
                MugsAndTea.refund(POTTER + ".2"),
                MugsAndTea.recordParcelCancelled(POTTER + ".2"),
                MugsAndTea.recordParcelCancelled(TEA_GARDEN));

        for (Object command : life) {
            List<Object> before = orders.story(ORDER.value());
            Object foreseen = foreseen(command);
            assertThat(orders.story(ORDER.value())).isEqualTo(before);
            assertThat(foreseen).as("%s", command).isEqualTo(done(command));
        }
        assertThat(orders.story(ORDER.value())).contains(MugsAndTea.closed()).hasSizeGreaterThan(15);
    }

    @Test
    @DisplayName("may be asked one thing after the other, each as if nothing had been asked before")
    void asksAfresh() {
        List.of(MugsAndTea.place(), MugsAndTea.recordCardAuthorised(), MugsAndTea.recordVoucherPaid())
                .forEach(this::done);
        Trial<?> trial = dryRun.of(ORDER);

        List<Object> cancelled = trial.ask(asCommandMessage(MugsAndTea.cancel()));

        assertThat(cancelled)
                .containsExactly(
                        MugsAndTea.cancellationRequested(),
                        MugsAndTea.holdBack(POTTER),
                        MugsAndTea.holdBack(TEA_GARDEN));
        assertThat(trial.ask(asCommandMessage(MugsAndTea.cancel()))).isEqualTo(cancelled);
        assertThat(trial.version()).isEqualTo(3);
    }

    @Test
    @DisplayName("keeps to the version that the command is meant for")
    void keepsToTheVersion() {
        done(MugsAndTea.place());

        Supplier<List<Object>> ofAnother = () -> dryRun.of(ORDER)
                .ask(asCommandMessage(MugsAndTea.cancel()).andMetaData(Map.of(Headers.ONLY_VERSIONS, "7")));

        assertThat(outcome(ofAnother)).hasFieldOrPropertyWithValue("code", "version-differs");
    }
}
