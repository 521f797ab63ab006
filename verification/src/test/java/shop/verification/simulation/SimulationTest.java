package shop.verification.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderRejected;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentWithdrawn;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.ParcelRefunded;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.ParcelTurnedUp;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.ReturnCancelled;
import shop.order.ordering.ReturnSettled;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.UnitsCancelled;
import shop.order.ordering.UnitsExchanged;
import shop.order.ordering.UnitsMoved;
import shop.order.ordering.UnitsRefunded;
import shop.order.ordering.UnitsReplaced;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.DisputeDecided;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.RefundPayment;
import shop.payment.api.RepaymentTransferred;
import shop.payment.collecting.AuthorisedTooLate;
import shop.payment.collecting.PaidTooLate;
import shop.platform.messaging.Commands;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentMishapReported;
import shop.shipping.api.ShipmentMoved;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentRedirected;
import shop.shipping.api.ShipmentSplit;
import shop.shipping.dispatching.LabelVoidRefused;

@DisplayName("Whatever comes late, twice, out of order or not at all, and whoever ends between two steps,")
class SimulationTest {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("shop");
    private static final String SEED = System.getProperty("simulation.seed", "");
    private static final int ORDERS = Integer.getInteger("simulation.orders", 1000);

    private static final int MOST_TOLD = 20;
    private static final int ENOUGH_FOR_ALL = 1000;

    /** Without these the stories would be of the happy way only. */
    private static final List<Class<?>> SELDOM = List.of(
            OrderCancelled.class,
            OrderRejected.class,
            TenderReplaced.class,
            AuthorisationExpired.class,
            AuthorisedTooLate.class,
            PaidTooLate.class,
            PaymentCaptureFailed.class,
            PaymentOutcomeUnknown.class,
            PaymentNeedsAttention.class,
            RepaymentTransferred.class,
            DisputeDecided.class,
            RequestRepeated.class,
            ShipmentPickedShort.class,
            ShipmentSplit.class,
            ShipmentMoved.class,
            ShipmentRedirected.class,
            ShipmentInterceptAccepted.class,
            ShipmentMishapReported.class,
            LabelVoidRefused.class,
            ParcelRefunded.class,
            ParcelReplaced.class,
            ParcelTurnedUp.class,
            UnitsCancelled.class,
            UnitsExchanged.class,
            UnitsMoved.class,
            UnitsRefunded.class,
            UnitsReplaced.class,
            ReturnSettled.class,
            ReturnCancelled.class,
            AmendmentApplied.class,
            AmendmentWithdrawn.class,
            OrderHeld.class);

    private static final Path STORIES = Path.of("target", "simulation");

    private static final Simulation SIMULATION = new Simulation();
    private static Level before;

    /** Each crash is warned of, as it should be. */
    @BeforeAll
    static void beQuiet() {
        before = OURS.getLevel();
        OURS.setLevel(Level.ERROR);
    }

    @AfterAll
    static void speakAgain() {
        OURS.setLevel(before);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    @DisplayName(
            "every order ends or waits for a person, nothing is parked, and the provider's and the carrier's books agree with ours")
    void everyOrderEnds() throws IOException {
        if (!SEED.isEmpty()) {
            SIMULATION.play(Long.parseLong(SEED));
            System.out.println(SIMULATION.story());
            return;
        }
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= ORDERS && wrong.size() < MOST_TOLD; seed++) {
            try {
                SIMULATION.play(seed);
            } catch (AssertionError story) {
                Files.createDirectories(STORIES);
                Path told = STORIES.resolve("seed-" + seed + ".txt");
                Files.writeString(told, String.valueOf(story.getMessage()));
                wrong.add(told + ": " + firstLine(story));
            }
        }
        assertThat(wrong).as("stories that are told there").isEmpty();
        if (ORDERS >= ENOUGH_FOR_ALL) {
            assertThat(SIMULATION.kinds()).as("what happens in the stories").containsAll(SELDOM);
        }
    }

    @Test
    @DisplayName("a policy that gives money back under another name each time is found out")
    void whatIsPlantedIsFound() {
        var blind = new Simulation(RefundsUnderAnotherName::new);

        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 200; seed++) {
                        blind.play(seed);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dsimulation.seed=");
    }

    /** Planted. */
    @ProcessingGroup("order-asks-payment")
    static final class RefundsUnderAnotherName {

        private final Commands commands;
        private int names;

        RefundsUnderAnotherName(Commands commands) {
            this.commands = commands;
        }

        @EventHandler
        void on(RefundRequested event) {
            commands.send(new RefundPayment(
                    PaymentId.of(event.orderId(), event.tender()),
                    event.refundId() + "-" + ++names,
                    event.amount(),
                    event.reason()));
        }
    }

    @Test
    @DisplayName("a second label for one parcel is found out")
    void whatIsBoughtTwiceIsFound() {
        var forgetful = Simulation.withCarrierThatForgets();

        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 200; seed++) {
                        forgetful.play(seed);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("that were not taken back");
    }

    @Test
    @DisplayName("a call to the carrier or the provider that fails in another way than by silence is found out")
    void whatFailsUnseenIsFound() {
        for (Simulation broken : List.of(Simulation.withCarrierThatBreaks(), Simulation.withProviderThatBreaks())) {
            assertThatThrownBy(() -> {
                        for (long seed = 1; seed <= 20; seed++) {
                            broken.play(seed);
                        }
                    })
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a call to the outside fails");
        }
    }

    private static String firstLine(AssertionError story) {
        return String.valueOf(story.getMessage()).lines().findFirst().orElse("");
    }

    @Test
    @DisplayName("one seed is one story, the same each time")
    void oneSeedIsOneStory() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(told(SIMULATION, seed)).isEqualTo(told(SIMULATION, seed));
        }
        assertThat(told(new Simulation(), 1)).isEqualTo(told(SIMULATION, 1));
        assertThat(told(SIMULATION, 2)).isNotEqualTo(told(SIMULATION, 1));
    }

    private static String told(Simulation simulation, long seed) {
        simulation.play(seed);
        return simulation.story();
    }
}
