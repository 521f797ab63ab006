package shop.shipping.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;

import java.time.Duration;
import org.axonframework.eventhandling.DisallowReplay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.platform.outside.OutsideCalls;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.CarrierOnPaper;
import shop.shipping.dispatching.InMemoryShipping;

@DisplayName("A policy that hears the same fact twice")
class PoliciesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryShipping shipping = new InMemoryShipping();
    private final CarrierOnPaper carrier = new CarrierOnPaper();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 2, 10);
    private final CarrierCalls calls = new CarrierCalls(threads, carrier, shipping.commands());

    @AfterEach
    void stop() {
        threads.close();
        shipping.close();
    }

    @Test
    @DisplayName("has one label bought")
    void hasOneLabelBought() {
        var policy = new WhenLabelIsNeededThenAskTheCarrier(calls);
        shipping.commands().send(prepare());

        heardTwice(() -> policy.on(labelRequested()));

        assertThat(carrier.labelsSold()).isEqualTo(1);
        assertThat(shipping.story(PARCEL)).containsExactly(prepared(), labelRequested(), labelBought(), labelled());
    }

    @Test
    @DisplayName("has the label taken back once")
    void hasTheLabelTakenBackOnce() {
        var policy = new WhenLabelIsNotNeededThenGiveItBack(calls);
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(cancel());

        heardTwice(() -> policy.on(labelVoidRequested()));

        assertThat(shipping.story(PARCEL))
                .containsExactly(
                        prepared(),
                        labelRequested(),
                        labelBought(),
                        labelled(),
                        cancellationRequested(),
                        labelVoidRequested(),
                        labelVoided(),
                        cancelled());
    }

    @ParameterizedTest
    @ValueSource(classes = {WhenLabelIsNeededThenAskTheCarrier.class, WhenLabelIsNotNeededThenGiveItBack.class})
    @DisplayName("does not hear it again when history is replayed")
    void isNotReplayed(Class<?> policy) {
        assertThat(policy).hasAnnotation(DisallowReplay.class);
    }

    /** Lets the policy hear its fact until the carrier was asked a second time, and what it said was told. */
    private void heardTwice(Runnable fact) {
        await().atMost(SOON).until(() -> {
            fact.run();
            return carrier.asked().size() >= 2;
        });
        threads.close();
    }
}
