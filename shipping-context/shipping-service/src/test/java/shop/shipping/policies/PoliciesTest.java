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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.outside.OutsideCalls;
import shop.platform.time.Freshness;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.ReceivedItem.Condition;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.CarrierOnPaper;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("A policy")
class PoliciesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");

    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();
    private final CarrierOnPaper carrier = new CarrierOnPaper();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 2, 10);
    private final CarrierCalls calls = new CarrierCalls(threads, carrier, shipping.commands());
    private final Freshness freshness = new Freshness(Clock.fixed(NINE, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    @DisplayName("has one label bought, though it hears the same fact twice")
    void hasOneLabelBought() {
        var policy = new WhenLabelIsNeededThenAskTheCarrier(calls, freshness);
        shipping.commands().send(prepare());

        heardTwice(() -> policy.on(labelRequested(), NINE));

        assertThat(carrier.labelsSold()).isEqualTo(1);
        assertThat(shipping.story(PARCEL.value()))
                .containsExactly(prepared(), labelRequested(), labelBought(), labelled());
    }

    @Test
    @DisplayName("has one return label bought, though it hears the same fact twice (SHP-08)")
    void hasOneReturnLabelBought() {
        AggregatesInMemory back = OneMugThatComesBack.returnShipments(Clock.systemUTC());
        var policy =
                new WhenLabelIsNeededThenAskTheCarrier(new CarrierCalls(threads, carrier, back.commands()), freshness);
        back.commands().send(OneMugThatComesBack.prepareReturn());

        heardTwice(() -> policy.on(OneMugThatComesBack.returnLabelRequested(), NINE));

        assertThat(carrier.labelsSold()).isEqualTo(1);
        assertThat(back.story(OneMugThatComesBack.BACK.value()))
                .containsExactly(
                        OneMugThatComesBack.returnPrepared(),
                        OneMugThatComesBack.returnLabelRequested(),
                        OneMugThatComesBack.returnLabelBought(),
                        OneMugThatComesBack.returnLabelled());
    }

    @Test
    @DisplayName("has a return label taken back once that nobody needs, though it hears the same fact twice (SHP-08)")
    void hasTheReturnLabelTakenBackOnce() {
        AggregatesInMemory back = OneMugThatComesBack.returnShipments(Clock.systemUTC());
        var policy =
                new WhenLabelIsNotNeededThenGiveItBack(new CarrierCalls(threads, carrier, back.commands()), freshness);
        back.commands().send(OneMugThatComesBack.prepareReturn());
        back.commands().send(OneMugThatComesBack.recordReturnLabelBought());
        back.commands().send(OneMugThatComesBack.receive(OneMugThatComesBack.mugs(1, Condition.AS_NEW)));

        heardTwice(() -> policy.on(OneMugThatComesBack.returnLabelVoidRequested(), NINE));

        assertThat(back.story(OneMugThatComesBack.BACK.value()))
                .endsWith(OneMugThatComesBack.returnLabelVoidRequested(), OneMugThatComesBack.returnLabelVoided());
    }

    @Test
    @DisplayName("has the label taken back once, though it hears the same fact twice")
    void hasTheLabelTakenBackOnce() {
        var policy = new WhenLabelIsNotNeededThenGiveItBack(calls, freshness);
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(cancel());

        heardTwice(() -> policy.on(labelVoidRequested(), NINE));

        assertThat(shipping.story(PARCEL.value()))
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

    /** Lets the policy hear its fact until the carrier was asked a second time, and what it said was told. */
    private void heardTwice(Runnable fact) {
        await().atMost(SOON).until(() -> {
            fact.run();
            return carrier.asked().size() >= 2;
        });
        threads.close();
    }
}
