package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentNotLabelled;

@DisplayName("What a shipment waits to hear from the carrier")
class ShipmentOutcomesTest {

    @Test
    @DisplayName("can be settled, whatever was asked")
    void everyRequest() {
        assertThat(ShipmentOutcomes.KNOWN.settling().keySet())
                .containsExactlyInAnyOrder(
                        LabelRequested.class,
                        LabelVoidRequested.class,
                        SpareLabelVoidRequested.class,
                        InterceptRequested.class,
                        ReturnLabelRequested.class,
                        ReturnLabelVoidRequested.class,
                        SpareReturnLabelVoidRequested.class);
        assertThat(CarrierRequest.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        LabelRequested.class,
                        LabelGivenBack.class,
                        InterceptRequested.class,
                        ReturnLabelRequested.class);
        assertThat(LabelGivenBack.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        LabelVoidRequested.class,
                        SpareLabelVoidRequested.class,
                        ReturnLabelVoidRequested.class,
                        SpareReturnLabelVoidRequested.class);
    }

    @Test
    @DisplayName("is settled by yes and by no, and by no answer to another question (SHP-02)")
    void answers() {
        assertThat(Stream.of(LabelBought.class, LabelRefused.class, TrackingNumberAwaited.class))
                .allSatisfy(answer ->
                        assertThat(ShipmentOutcomes.KNOWN.settledBy(answer)).containsExactly(LabelRequested.class));
        assertThat(Stream.of(LabelVoided.class, LabelVoidRefused.class))
                .allSatisfy(answer ->
                        assertThat(ShipmentOutcomes.KNOWN.settledBy(answer)).containsExactly(LabelVoidRequested.class));
        assertThat(Stream.of(ReturnShipmentLabelled.class, ReturnShipmentNotLabelled.class))
                .allSatisfy(answer -> assertThat(ShipmentOutcomes.KNOWN.settledBy(answer))
                        .containsExactly(ReturnLabelRequested.class));
        assertThat(Stream.of(ReturnLabelVoided.class, ReturnLabelVoidRefused.class))
                .allSatisfy(answer -> assertThat(ShipmentOutcomes.KNOWN.settledBy(answer))
                        .containsExactly(ReturnLabelVoidRequested.class));
        assertThat(Stream.of(SpareLabelVoided.class, SpareLabelVoidRefused.class))
                .allSatisfy(answer -> assertThat(ShipmentOutcomes.KNOWN.settledBy(answer))
                        .containsExactly(SpareLabelVoidRequested.class));
        assertThat(Stream.of(SpareReturnLabelVoided.class, SpareReturnLabelVoidRefused.class))
                .allSatisfy(answer -> assertThat(ShipmentOutcomes.KNOWN.settledBy(answer))
                        .containsExactly(SpareReturnLabelVoidRequested.class));
        assertThat(ShipmentOutcomes.KNOWN.settledBy(ScanRecorded.class)).isEmpty();
    }

    @Test
    @DisplayName(
            "may be whether it comes back, beside whether its label was taken back: one says nothing about the other")
    void besideEachOther() {
        for (Object answer : List.of(TwoBlueMugs.interceptAccepted(), TwoBlueMugs.interceptRefused())) {
            assertThat(ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.interceptRequested(), answer))
                    .isTrue();
            assertThat(ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.labelVoidRequested(), answer))
                    .isFalse();
        }
        assertThat(ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.interceptRequested(), TwoBlueMugs.labelVoided()))
                .isFalse();
        assertThat(ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.labelVoidRequested(), TwoBlueMugs.labelVoided()))
                .isTrue();
        assertThat(ShipmentOutcomes.KNOWN.subjectOf(TwoBlueMugs.interceptRequested()))
                .isEqualTo(ShipmentOutcomes.KNOWN.subjectOf(TwoBlueMugs.interceptRefused()))
                .isNotEqualTo(ShipmentOutcomes.KNOWN.subjectOf(TwoBlueMugs.labelVoidRequested()));
    }

    @Test
    @DisplayName("is open for each label that was sold twice, beside the others")
    void ofEachSpareLabel() {
        SpareLabelVoided another = new SpareLabelVoided(TwoBlueMugs.PARCEL, TwoBlueMugs.ORDER, "label-3");
        assertThat(Stream.of(TwoBlueMugs.spareLabelVoided(), TwoBlueMugs.spareLabelVoidRefused()))
                .allMatch(answer -> ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.spareLabelVoidRequested(), answer));
        assertThat(ShipmentOutcomes.KNOWN.settle(TwoBlueMugs.spareLabelVoidRequested(), another))
                .isFalse();
        assertThat(Stream.of(
                        OneMugThatComesBack.spareReturnLabelVoided(),
                        OneMugThatComesBack.spareReturnLabelVoidRefused()))
                .allMatch(answer ->
                        ShipmentOutcomes.KNOWN.settle(OneMugThatComesBack.spareReturnLabelVoidRequested(), answer));
    }
}
