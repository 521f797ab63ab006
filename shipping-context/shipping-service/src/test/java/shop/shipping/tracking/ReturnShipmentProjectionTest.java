package shop.shipping.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.shipping.api.ReceivedItem.Condition.AS_NEW;
import static shop.shipping.dispatching.OneMugThatComesBack.BACK;
import static shop.shipping.dispatching.OneMugThatComesBack.foreignReturnScanRecorded;
import static shop.shipping.dispatching.OneMugThatComesBack.mugs;
import static shop.shipping.dispatching.OneMugThatComesBack.returnArrived;
import static shop.shipping.dispatching.OneMugThatComesBack.returnCancelled;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelBought;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelRequested;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelled;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLapsed;
import static shop.shipping.dispatching.OneMugThatComesBack.returnNotLabelled;
import static shop.shipping.dispatching.OneMugThatComesBack.returnPrepared;
import static shop.shipping.dispatching.OneMugThatComesBack.returnReceived;
import static shop.shipping.dispatching.OneMugThatComesBack.returnScanRecorded;
import static shop.shipping.dispatching.OneMugThatComesBack.returnTakenAsSent;
import static shop.shipping.dispatching.OneMugThatComesBack.returnUnderWay;
import static shop.shipping.dispatching.OneMugThatComesBack.secondReturnLabelSold;
import static shop.shipping.dispatching.OneMugThatComesBack.spareReturnLabelVoidRefused;
import static shop.shipping.dispatching.OneMugThatComesBack.spareReturnLabelVoidRequested;
import static shop.shipping.dispatching.OneMugThatComesBack.spareReturnLabelVoided;

import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.api.FindReturnShipment;
import shop.shipping.api.FindReturnShipments;
import shop.shipping.api.ReturnShipmentPage;
import shop.shipping.api.ReturnShipmentState;
import shop.shipping.api.ReturnShipmentView;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("The view of what comes back (SHP-08)")
class ReturnShipmentProjectionTest {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";

    private final TrackingInMemory tracking = new TrackingInMemory();

    @AfterEach
    void stop() {
        tracking.close();
    }

    @Test
    @DisplayName("tells where it stands, what came back, and how it came there; told twice, the same")
    void tellsWhereItStands() {
        Object[] story = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            foreignReturnScanRecorded(ScanStatus.LOST, TUESDAY),
            returnScanRecorded(ScanStatus.PICKED_UP, TUESDAY),
            returnUnderWay(TUESDAY),
            returnArrived(TUESDAY),
            returnReceived(mugs(2, AS_NEW))
        };
        tell(story);
        ReturnShipmentView view = view();
        tell(story);

        assertThat(view()).isEqualTo(view);
        assertThat(view.state()).isEqualTo(ReturnShipmentState.RECEIVED);
        assertThat(view.shipTo()).isEqualTo(TwoBlueMugs.POTTER);
        assertThat(view.items()).isEqualTo(OneMugThatComesBack.MUGS);
        assertThat(view.received()).containsExactly(mugs(2, AS_NEW));
        assertThat(view.trackingCode()).contains(TwoBlueMugs.TRACKING_CODE);
        assertThat(view.version()).isEqualTo(8);
        assertThat(view.entries())
                .extracting(ReturnShipmentView.Entry::text)
                .containsExactly(
                        "To come back to icheon-pottery.",
                        "Return label asked for.",
                        "Return label bought of simulated.",
                        "It can be sent back with SIM0001.",
                        "Set aside, for a person to look at: carrier reports lost in Icheon, 2026-01-06T01:00:00Z,"
                                + " under the foreign tracking code SIM9999.",
                        "Carrier reports: picked up in Icheon, 2026-01-06T01:00:00Z.",
                        "With the carrier.",
                        "Arrived; what is in it is to be said.",
                        "Received: 2 of line 1, as new.");
        assertThat(view.entries().toString() + view).doesNotContain("Jiwon", "Sejong");
    }

    @Test
    @DisplayName("calls a person for a second label that the carrier keeps, and for a scan that is not of its label")
    void callsAPerson() {
        tell(
                returnPrepared(),
                returnLabelRequested(),
                returnLabelBought(),
                returnLabelled(),
                secondReturnLabelSold(),
                spareReturnLabelVoidRequested(),
                spareReturnLabelVoidRefused());
        assertThat(view().attention())
                .containsExactly("The carrier does not take the second return label label-back-2 back (refused): see in"
                        + " the carrier's own tool what it is charged for.");

        tell(7, foreignReturnScanRecorded(ScanStatus.LOST, TUESDAY));
        assertThat(view().attention())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Set aside, for a person to look at: carrier reports lost in Icheon");
        assertThat(tracking.labelled().with("label-back-2")).containsExactly(BACK.value());
    }

    @Test
    @DisplayName("calls nobody for a second label that the carrier takes back")
    void callsNobody() {
        tell(
                returnPrepared(),
                returnLabelRequested(),
                returnLabelBought(),
                returnLabelled(),
                secondReturnLabelSold(),
                spareReturnLabelVoidRequested(),
                spareReturnLabelVoided());
        assertThat(view().attention()).isEmpty();
        assertThat(view().entries())
                .extracting(ReturnShipmentView.Entry::text)
                .endsWith(
                        "A second return label was sold for it, SIM0009 of simulated; nobody is given it.",
                        "The carrier is asked to take the second return label back.",
                        "The carrier has taken the second return label back.");
    }

    @Test
    @DisplayName("says each state that it can be in")
    void states() {
        tell(returnPrepared(), returnLabelRequested());
        assertThat(view().state()).isEqualTo(ReturnShipmentState.PREPARED);
        tell(2, returnNotLabelled());
        assertThat(view().state()).isEqualTo(ReturnShipmentState.WITHOUT_LABEL);
        tell(3, returnLapsed(false));
        assertThat(view().state()).isEqualTo(ReturnShipmentState.LAPSED);
        tell(4, returnUnderWay(TUESDAY));
        assertThat(view().state()).isEqualTo(ReturnShipmentState.UNDER_WAY);
        tell(5, returnLapsed(true));
        tell(6, returnArrived(TUESDAY));
        assertThat(view().state()).isEqualTo(ReturnShipmentState.ARRIVED);
        tell(7, returnTakenAsSent());
        assertThat(view().state()).isEqualTo(ReturnShipmentState.RECEIVED);
        tell(8, returnLabelled());
        assertThat(view().state()).isEqualTo(ReturnShipmentState.RECEIVED);
    }

    @Test
    @DisplayName("says that the customer keeps it, unless the carrier has it nevertheless")
    void cancelled() {
        tell(returnPrepared(), returnLabelRequested(), returnCancelled(), returnLabelBought(), returnLabelled());
        assertThat(view().state()).isEqualTo(ReturnShipmentState.CANCELLED);
        assertThat(view().entries())
                .extracting(ReturnShipmentView.Entry::text)
                .contains("The customer keeps it; it is not awaited.");
        tell(5, returnUnderWay(TUESDAY));
        assertThat(view().state()).isEqualTo(ReturnShipmentState.UNDER_WAY);
    }

    @Test
    @DisplayName("is found by its state, its order and whom it comes back to")
    void isFound() {
        tell(returnPrepared(), returnLabelRequested(), returnLabelled());

        assertThat(find(Set.of(ReturnShipmentState.LABELLED), Optional.of(TwoBlueMugs.POTTER))
                        .returnShipments())
                .containsExactly(view());
        assertThat(find(Set.of(ReturnShipmentState.RECEIVED), Optional.empty()).total())
                .isZero();
        assertThat(find(Set.of(), Optional.of("seller-berlin")).total()).isZero();
    }

    private ReturnShipmentPage find(Set<ReturnShipmentState> states, Optional<String> shipTo) {
        return tracking.returns()
                .handle(new FindReturnShipments(states, Optional.of(TwoBlueMugs.ORDER), shipTo, Optional.empty(), 10));
    }

    private ReturnShipmentView view() {
        return tracking.returns().handle(new FindReturnShipment(BACK)).orElseThrow();
    }

    private void tell(Object... facts) {
        for (int position = 0; position < facts.length; position++) {
            tell(position, facts[position]);
        }
    }

    private void tell(long position, Object fact) {
        tracking.tellOfReturn(new GenericDomainEventMessage<>("ReturnShipment", BACK.value(), position, fact));
    }
}
