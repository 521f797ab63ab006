package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ReceivedItem;

/** What carriers and people say of labels in an order that nobody expects. */
@DisplayName("Labels out of turn:")
class LabelsOutOfTurnTest {

    @Test
    @DisplayName("one that is sold for a return after it was refused changes nothing")
    void isSoldAfterItWasRefused() {
        AggregatesInMemory returns = AggregatesInMemory.of(ReturnShipment.class, Clock.systemUTC());
        returns.commands().send(OneMugThatComesBack.prepareReturn());
        returns.commands().send(OneMugThatComesBack.recordReturnLabelRefused());
        List<Object> before = returns.story(OneMugThatComesBack.BACK.value());

        returns.commands().send(OneMugThatComesBack.recordReturnLabelBought());

        assertThat(before).isNotEmpty();
        assertThat(returns.story(OneMugThatComesBack.BACK.value())).isEqualTo(before);
    }

    @Test
    @DisplayName("one that is sold for a return after its goods came back under it is used, and not given back")
    void isSoldAfterItWasUsed() {
        AggregatesInMemory returns = AggregatesInMemory.of(ReturnShipment.class, Clock.systemUTC());
        returns.commands().send(OneMugThatComesBack.prepareReturn());
        returns.commands()
                .send(OneMugThatComesBack.recordReturnScan(
                        ScanStatus.PICKED_UP, Instant.now().toString()));
        returns.commands()
                .send(OneMugThatComesBack.receive(OneMugThatComesBack.mugs(2, ReceivedItem.Condition.AS_NEW)));

        returns.commands().send(OneMugThatComesBack.recordReturnLabelBought());

        assertThat(returns.story(OneMugThatComesBack.BACK.value()))
                .hasAtLeastOneElementOfType(ReturnLabelBought.class)
                .doesNotHaveAnyElementsOfTypes(ReturnLabelVoidRequested.class);
    }

    @Test
    @DisplayName("a parcel that the carrier has scanned before its sale is known is not split (SHP-12)")
    void isScannedBeforeItIsSold() {
        AggregatesInMemory shipments = TwoBlueMugs.shipments();
        shipments
                .commands()
                .send(new PrepareShipment(
                        TwoBlueMugs.PARCEL,
                        TwoBlueMugs.ORDER,
                        TwoBlueMugs.POTTER,
                        TwoBlueMugs.JIWON,
                        TwoBlueMugs.MUGS,
                        Optional.of(TwoBlueMugs.PROMISED)));
        shipments
                .commands()
                .send(new RecordScan(
                        TwoBlueMugs.PARCEL,
                        "notification-1",
                        TwoBlueMugs.TRACKING_CODE,
                        ScanStatus.PICKED_UP,
                        "picked up",
                        Instant.now(),
                        Optional.empty()));

        assertThatThrownBy(() -> shipments
                        .commands()
                        .send(new SplitShipment(TwoBlueMugs.PARCEL, "box-2", List.of(new SplitShipment.Apart(1, 1)))))
                .isInstanceOf(BusinessRejection.class)
                .hasMessageContaining("SHP-12");
    }

    @Test
    @DisplayName("one that a carrier sold is none that a person told, nor is half of one")
    void isNotTold() {
        assertThat(GivenLabels.known("label-1")).isEmpty();
        assertThat(GivenLabels.known("given/hanjin")).isEmpty();
        assertThat(GivenLabels.known(GivenLabels.idOf("hanjin", "123"))).isPresent();
    }
}
