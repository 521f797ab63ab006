package shop.shipping.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.rehearsal.ShownProblems;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.AddressCorrected;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.ReturnLabelBought;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.ReturnLabelVoidRefused;
import shop.shipping.dispatching.ReturnLabelVoidRequested;
import shop.shipping.dispatching.ReturnLabelVoided;
import shop.shipping.dispatching.VoidRefusal;

@DisplayName("The label to print")
class PrintableLabelsTest {

    private static final ShipmentId PARCEL =
            new ShipmentId("shipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-warehouse_berlin");
    private static final OrderId ORDER = PARCEL.orderId();
    private static final PersonalData LISBON = at("Lisboa");
    private static final PersonalData PORTO = at("Porto");
    private static final LabelRequested ASKED = asked(1, LISBON);
    private static final LabelBought BOUGHT = bought(1, "SIM1");
    private static final LabelVoidRequested GIVEN_BACK =
            new LabelVoidRequested(PARCEL, ORDER, 1, "label_1", "key-void");

    @Test
    @DisplayName("is that which was bought last, to the address for which it was, as the carrier has put it right")
    void isTheLast() {
        assertThat(labelAfter(ASKED, BOUGHT)).isEqualTo(label("SIM1", LISBON));
        assertThat(labelAfter(ASKED, BOUGHT, new AddressCorrected(PARCEL, ORDER, PORTO)))
                .isEqualTo(label("SIM1", PORTO));
        assertThat(labelAfter(
                        ASKED,
                        BOUGHT,
                        new AddressCorrected(PARCEL, ORDER, LISBON),
                        GIVEN_BACK,
                        new LabelVoided(PARCEL, ORDER, 1),
                        asked(2, PORTO),
                        bought(2, "SIM2")))
                .isEqualTo(label("SIM2", PORTO));
        assertThat(labelAfter(ASKED, BOUGHT, GIVEN_BACK, new LabelVoidRefused(PARCEL, ORDER, 1, VoidRefusal.REFUSED)))
                .isEqualTo(label("SIM1", LISBON));
    }

    @Test
    @DisplayName("is there only while a parcel can be sent with it, and the examples say so as the rule does (SHP-02)")
    void isThereWhileItCounts() {
        ShownProblems shown = ShownProblems.of("printLabel");

        for (List<?> facts : List.of(
                List.of(ASKED),
                List.of(ASKED, new LabelRefused(PARCEL, ORDER, 1, HoldReason.ADDRESS_UNDELIVERABLE)),
                List.of(ASKED, BOUGHT, GIVEN_BACK, new LabelVoided(PARCEL, ORDER, 1)),
                List.of(ASKED, BOUGHT, GIVEN_BACK, new LabelVoided(PARCEL, ORDER, 1), asked(2, PORTO)))) {
            assertThat(refusal(facts).code()).isEqualTo("label-not-bought");
            shown.isSent(refusal(facts));
        }
        shown.isSent(refusal(List.of(ASKED, BOUGHT, GIVEN_BACK)));
        shown.isSent(refusal(List.of(
                ASKED,
                BOUGHT,
                GIVEN_BACK,
                new LabelVoided(PARCEL, ORDER, 1),
                new ShipmentCancelled(PARCEL, ORDER, "warehouse-berlin", "not wanted"))));
        shown.wereAllSentBut(Set.of("carrier-silent", "label-not-drawn"));
    }

    @Test
    @DisplayName("of what comes back names its sender and whom it comes back to, while it counts (SHP-08)")
    void comesBack() {
        ReturnShipmentId back = new ReturnShipmentId("returnshipment-5f0c2a9e-6d43-4b8e-9a57-0c1d7e2b8f36-1");
        var asked = new ReturnLabelRequested(back, ORDER, "key", "warehouse-berlin", LISBON, List.of());
        var bought = new ReturnLabelBought(back, ORDER, "label_7", "simulated", "SIM7");
        var notNeeded = new ReturnLabelVoidRequested(back, ORDER, "label_7", "key-void");
        PrintableLabel label = new PrintableLabel(
                back.value(),
                "Maria Silva, Rua 1, 1100 Lisboa, PORTUGAL",
                "label_7",
                "simulated",
                "SIM7",
                new Recipient("warehouse-berlin", "", "", "", "", "", ""));

        assertThat(PrintableLabels.in(back, List.of(asked, bought))).isEqualTo(label);
        assertThat(PrintableLabels.in(
                        back,
                        List.of(
                                asked,
                                bought,
                                notNeeded,
                                new ReturnLabelVoidRefused(back, ORDER, VoidRefusal.REFUSED))))
                .isEqualTo(label);

        ShownProblems shown = ShownProblems.of("printReturnLabel");
        shown.isSent(refusal(() -> PrintableLabels.in(back, List.of(asked))));
        shown.isSent(refusal(() -> PrintableLabels.in(back, List.of(asked, bought, notNeeded))));
        shown.isSent(refusal(
                () -> PrintableLabels.in(back, List.of(asked, bought, notNeeded, new ReturnLabelVoided(back, ORDER)))));
        shown.wereAllSentBut(Set.of("carrier-silent", "label-not-drawn"));
    }

    @Test
    @DisplayName("does not tell its address to whoever prints it in a log")
    void keepsItsAddress() {
        assertThat(label("SIM1", LISBON)).hasToString("the label of " + PARCEL);
    }

    private static Rejection refusal(List<?> facts) {
        return refusal(() -> PrintableLabels.in(PARCEL, facts));
    }

    private static Rejection refusal(ThrowingCallable asking) {
        return BusinessRejection.in(catchThrowable(asking)).orElseThrow();
    }

    private static PrintableLabel labelAfter(Object... facts) {
        return PrintableLabels.in(PARCEL, new ArrayList<>(Stream.of(facts).toList()));
    }

    private static PrintableLabel label(String code, PersonalData to) {
        return new PrintableLabel(
                PARCEL.value(), "warehouse-berlin", "label_" + code.charAt(3), "simulated", code, to.recipient());
    }

    private static LabelRequested asked(int number, PersonalData to) {
        return new LabelRequested(PARCEL, ORDER, number, "key-" + number, "warehouse-berlin", to, List.of());
    }

    private static LabelBought bought(int number, String code) {
        return new LabelBought(PARCEL, ORDER, number, "label_" + number, "simulated", code);
    }

    private static PersonalData at(String city) {
        return new PersonalData("customer-maria", new Recipient("Maria Silva", "Rua 1", city, "1100", "", "PT", ""));
    }
}
