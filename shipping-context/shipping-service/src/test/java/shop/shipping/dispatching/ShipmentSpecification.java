package shop.shipping.dispatching;

import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.DELIVERY_ATTEMPTED;
import static shop.shipping.dispatching.ScanStatus.IN_TRANSIT;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.OTHER;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;
import static shop.shipping.dispatching.ScanStatus.RETURNED_TO_SENDER;
import static shop.shipping.dispatching.TwoBlueMugs.ANOTHER_CODE;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.addressChanged;
import static shop.shipping.dispatching.TwoBlueMugs.addressCorrected;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRefused;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.cancelledScanned;
import static shop.shipping.dispatching.TwoBlueMugs.changeAddress;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.foundAgain;
import static shop.shipping.dispatching.TwoBlueMugs.handOver;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.prepareFor;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.presumeLostUnheardSince;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHold;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHoldForAnotherReason;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBoughtTo;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.recordScanOfSomethingElse;
import static shop.shipping.dispatching.TwoBlueMugs.released;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;
import static shop.shipping.dispatching.TwoBlueMugs.scanSetAside;
import static shop.shipping.dispatching.TwoBlueMugs.secondLabelSold;
import static shop.shipping.dispatching.TwoBlueMugs.spareLabelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.spareLabelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.spareLabelVoided;
import static shop.shipping.dispatching.VoidRefusal.ALREADY_SCANNED;
import static shop.shipping.dispatching.VoidRefusal.LABEL_UNKNOWN;
import static shop.shipping.dispatching.VoidRefusal.REFUSED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentState;
import shop.specification.AggregateSpecification;

@DisplayName("A shipment")
class ShipmentSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String WEDNESDAY = "2026-01-07T10:00:00+09:00";
    private static final String THURSDAY = "2026-01-08T10:00:00+09:00";
    private static final String LATER = "2026-01-08T16:00:00+09:00";

    /** When all that is told here has happened; the parcel was asked for on Monday. */
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    @Nested
    @DisplayName("that nobody has asked for")
    class Unknown {

        @Test
        @DisplayName("is prepared, and its label asked for under a key of its own (SHP-02)")
        void isPrepared() {
            shipment.givenNothing().when(prepare()).then(prepared(), labelRequested());
        }
    }

    @Nested
    @DisplayName("whose label is being bought")
    class InPurchase {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested()).at(FRIDAY);
        }

        @Test
        @DisplayName("is prepared once, however often it is asked for")
        void isPreparedOnce() {
            shipment.when(prepare()).thenNothing();
        }

        @Test
        @DisplayName("is not asked for again with another content under the same id (SHP-10)")
        void isNotPreparedOtherwise() {
            PrepareShipment asked = prepare();
            shipment.when(prepareFor(JIWON_WHERE_SHE_REALLY_LIVES))
                    .thenRejected("SHP-10", "shipment-id-used-for-another-content");
            shipment.given(prepared(), labelRequested())
                    .when(new PrepareShipment(
                            PARCEL, asked.orderId(), asked.shipFrom(), asked.shipTo(), asked.items(), Optional.empty()))
                    .thenRejected("SHP-10", "shipment-id-used-for-another-content");
        }

        @Test
        @DisplayName("is the same where it was recorded before the lines of its order were told apart")
        void isTheSameWithoutLines() {
            shipment.given(prepared().withoutLines(), labelRequested())
                    .when(prepare())
                    .thenNothing();
        }

        @Test
        @DisplayName("is labelled when the carrier has sold the label")
        void isLabelled() {
            shipment.when(recordLabelBought()).then(labelBought(), labelled());
        }

        @Test
        @DisplayName("keeps the address as the carrier has put it right, beside what was given (SHP-01)")
        void keepsTheCorrectedAddress() {
            shipment.when(recordLabelBoughtTo(JIWON_WHERE_SHE_REALLY_LIVES))
                    .then(labelBought(), addressCorrected(), labelled());
        }

        @Test
        @DisplayName("waits on when the answer is about another label")
        void waitsForItsOwnAnswer() {
            shipment.when(new RecordLabelBought(PARCEL, 2, "label-2", "simulated", "SIM2", Optional.empty()))
                    .thenNothing();
        }

        @Test
        @DisplayName("is put on hold when the address is undeliverable (SHP-01, SHP-03)")
        void isPutOnHold() {
            shipment.when(recordLabelRefused()).then(labelRefused(), putOnHold());
        }

        @Test
        @DisplayName("cannot be handed over, for want of a label (SHP-04)")
        void cannotBeHandedOver() {
            shipment.when(handOver(TUESDAY)).thenRejected("SHP-04", "label-not-bought");
        }

        @Test
        @DisplayName("is not cancelled before the carrier has answered, because a label may be out")
        void waitsForTheCarrier() {
            shipment.when(cancel()).then(cancellationRequested());
        }

        @Test
        @DisplayName(
                "keeps a scan that is quicker than the label's receipt, and follows it once the label is known (SHP-05)")
        void keepsAScanThatIsTooEarly() {
            shipment.when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled(), dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is dispatched and delivered at once if all scans were quicker than the receipt (SHP-05)")
        void mayBeDeliveredBeforeItsLabelIsKnown() {
            shipment.given(scanRecorded(DELIVERED, THURSDAY), scanRecorded(PICKED_UP, TUESDAY))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled(), dispatched(TUESDAY), delivered(THURSDAY));
        }
    }

    @Nested
    @DisplayName("that is cancelled while its label is being bought")
    class CancelledInPurchase {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), cancellationRequested())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("gives the label back once it is bought, without ever being labelled (SHP-02)")
        void givesTheLabelBack() {
            shipment.when(recordLabelBought()).then(labelBought(), labelVoidRequested());
        }

        @Test
        @DisplayName("is cancelled when the carrier does not sell the label")
        void isCancelled() {
            shipment.when(recordLabelRefused()).then(labelRefused(), cancelled());
        }

        @Test
        @DisplayName("is under way if it was scanned before the label's receipt came")
        void isUnderWay() {
            shipment.given(scanRecorded(PICKED_UP, TUESDAY))
                    .when(recordLabelBought())
                    .then(labelBought(), labelled(), dispatched(TUESDAY), cancellationRefused());
        }

        @Test
        @DisplayName("is not cancelled twice")
        void isNotCancelledTwice() {
            shipment.when(cancel()).thenNothing();
        }
    }

    @Nested
    @DisplayName("that is on hold")
    class OnHold {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is cancelled at once, because no label is out")
        void isCancelled() {
            shipment.when(cancel()).then(cancellationRequested(), cancelled());
        }

        @Test
        @DisplayName("asks for another label under another key when it is released (SHP-02, SHP-03)")
        void isReleased() {
            shipment.given(putOnHoldForAnotherReason())
                    .when(new ReleaseShipment(PARCEL))
                    .then(released(), labelRequested(2));
        }

        @Test
        @DisplayName("is not released to the address that the carrier has refused (SHP-03)")
        void isNotReleasedToTheSameAddress() {
            shipment.when(new ReleaseShipment(PARCEL)).thenRejected("SHP-03", "address-unchanged");
        }

        @Test
        @DisplayName("goes on to another address, under another label (SHP-03)")
        void goesToAnotherAddress() {
            shipment.when(changeAddress())
                    .then(
                            addressChanged(),
                            released(),
                            new LabelRequested(
                                    PARCEL,
                                    prepared().orderId(),
                                    2,
                                    "shipment-mugs-icheon_pottery-label-2",
                                    prepared().shipFrom(),
                                    JIWON_WHERE_SHE_REALLY_LIVES,
                                    prepared().items()));
        }

        @Test
        @DisplayName("does not go on to the very same address (SHP-03)")
        void sameAddress() {
            shipment.when(new ChangeShippingAddress(PARCEL, JIWON.recipient()))
                    .thenRejected("SHP-03", "address-unchanged");
        }

        @Test
        @DisplayName("does not go to an address that fits no country, or has a card number in it (SHP-16, PAY-09)")
        void impossibleAddress() {
            shipment.when(new ChangeShippingAddress(PARCEL, JIWON.recipient().withPostcode("")))
                    .thenRejected("SHP-16", "postcode-missing");
            shipment.given(prepared(), labelRequested(), labelRefused(), putOnHold())
                    .when(new ChangeShippingAddress(PARCEL, JIWON.recipient().withPostcode("4111 1111 1111 1111")))
                    .thenRejected("PAY-09", "card-number");
        }

        @Test
        @DisplayName("is prepared once with what was first asked for, whatever its address is now (SHP-10)")
        void isStillTheSame() {
            shipment.given(addressChanged(), released(), labelRequested(2))
                    .when(prepare())
                    .thenNothing();
        }

        @Test
        @DisplayName("cannot be released after it was cancelled (SHP-03)")
        void cannotBeReleasedAfterCancellation() {
            shipment.given(cancellationRequested(), cancelled())
                    .when(new ReleaseShipment(PARCEL))
                    .thenRejected("SHP-03", "shipment-cancelled");
        }

        @Test
        @DisplayName(
                "cannot be handed over before it is released, which is what the warehouse is told (SHP-03, SHP-04)")
        void cannotBeHandedOver() {
            shipment.when(handOver(TUESDAY)).thenRejected("SHP-04", "shipment-on-hold");
        }

        @Test
        @DisplayName("sets a scan aside, for a person to look at: it has no label to be scanned (SHP-05)")
        void setsAScanAside() {
            shipment.when(recordScanOfSomethingElse(PICKED_UP, TUESDAY)).then(scanSetAside(PICKED_UP, TUESDAY));
        }

        @Test
        @DisplayName("is not held again by an answer that comes twice")
        void isHeldOnce() {
            shipment.when(recordLabelRefused()).thenNothing();
        }
    }

    @Nested
    @DisplayName("that is labelled")
    class Labelled {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is labelled once, however often the carrier's answer is told")
        void isLabelledOnce() {
            shipment.when(recordLabelBought()).thenNothing();
        }

        @Test
        @DisplayName(
                "has a second label that was sold for the same request given back, once, and keeps its own (SHP-02)")
        void secondLabel() {
            RecordLabelBought another =
                    new RecordLabelBought(PARCEL, 1, "label-2", "simulated", ANOTHER_CODE, Optional.empty());
            shipment.when(another)
                    .then(secondLabelSold(), spareLabelVoidRequested())
                    .when(another)
                    .thenNothing()
                    .when(new RecordSpareLabelVoided(PARCEL, "label-2"))
                    .then(spareLabelVoided())
                    .when(new RecordSpareLabelVoided(PARCEL, "label-2"))
                    .thenNothing()
                    .when(handOver(TUESDAY))
                    .then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("tells a person of a second label that the carrier does not take back, and asks no more (SHP-02)")
        void secondLabelKept() {
            RecordSpareLabelVoidRefused refused = new RecordSpareLabelVoidRefused(PARCEL, "label-2", LABEL_UNKNOWN);
            shipment.when(new RecordLabelBought(PARCEL, 1, "label-2", "simulated", ANOTHER_CODE, Optional.empty()))
                    .then(secondLabelSold(), spareLabelVoidRequested())
                    .when(refused)
                    .then(spareLabelVoidRefused())
                    .when(refused)
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps the address that its label has (SHP-03)")
        void keepsItsAddress() {
            shipment.when(changeAddress()).thenRejected("SHP-03", "shipment-not-on-hold");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("is handed over at a moment that can be: not before it was asked for, not in the future (SHP-11)")
        @ValueSource(
                strings = {
                    "+300000000-01-01T00:00:00Z",
                    "+58879-11-12T00:00:00Z",
                    "2026-01-09T10:05:01+09:00",
                    "2026-01-05T08:54:59+09:00",
                    "1970-01-01T00:00:05Z",
                    "-999999999-01-01T00:00:00Z"
                })
        void impossibleHandOver(String at) {
            shipment.when(handOver(at)).thenRejected("SHP-11");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("is scanned at a moment that can be, too (SHP-11)")
        @ValueSource(strings = {"+300000000-01-01T00:00:00Z", "2026-01-09T10:05:01+09:00", "2026-01-05T08:54:59+09:00"})
        void impossibleScan(String at) {
            shipment.when(recordScan(PICKED_UP, at)).thenRejected("SHP-11");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("lets others' clocks differ by some minutes (SHP-11)")
        @ValueSource(strings = {"2026-01-09T10:05:00+09:00", "2026-01-05T08:55:00+09:00"})
        void clocksDiffer(String at) {
            shipment.when(handOver(at)).then(dispatched(at));
        }

        @Test
        @DisplayName("may have a journey behind it, when it was taken over with a promise of long ago (SHP-11)")
        void takenOver() {
            ShipmentPrepared old = new ShipmentPrepared(
                    PARCEL,
                    prepared().orderId(),
                    prepared().shipFrom(),
                    JIWON,
                    prepared().items(),
                    Optional.of(LocalDate.parse("2017-06-01")));
            shipment.given(old, labelRequested(), labelBought(), labelled())
                    .when(handOver("2017-05-20T10:00:00Z"))
                    .then(dispatched("2017-05-20T10:00:00Z"));
            shipment.given(old, labelRequested(), labelBought(), labelled())
                    .when(handOver("2016-05-31T23:59:59Z"))
                    .thenRejected("SHP-11", "time-too-early");
        }

        @Test
        @DisplayName("is here, and cannot be lost by the carrier (SHP-07)")
        void cannotBeLost() {
            shipment.when(presumeLostUnheardSince(FRIDAY)).thenNothing();
        }

        @Test
        @DisplayName("has nothing to be released from")
        void isNotReleased() {
            shipment.when(new ReleaseShipment(PARCEL)).thenNothing();
        }

        @Test
        @DisplayName("is dispatched when the warehouse hands it over (SHP-04)")
        void isHandedOver() {
            shipment.when(handOver(TUESDAY)).then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is dispatched by the carrier's first scan (SHP-04)")
        void isDispatchedByTheFirstScan() {
            shipment.when(recordScan(PICKED_UP, TUESDAY)).then(scanRecorded(PICKED_UP, TUESDAY), dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is dispatched by a later scan if the first is late (SHP-05)")
        void isDispatchedByALaterScan() {
            shipment.when(recordScan(IN_TRANSIT, WEDNESDAY))
                    .then(scanRecorded(IN_TRANSIT, WEDNESDAY), dispatched(WEDNESDAY));
        }

        @Test
        @DisplayName("is dispatched and delivered by a delivery that comes without earlier scans (SHP-05)")
        void isDeliveredByTheOnlyScan() {
            shipment.when(recordScan(DELIVERED, THURSDAY))
                    .then(scanRecorded(DELIVERED, THURSDAY), dispatched(THURSDAY), delivered(THURSDAY));
        }

        @Test
        @DisplayName("keeps a scan that tells nothing of a hand-over")
        void keepsAScanThatTellsNothing() {
            shipment.when(recordScan(OTHER, TUESDAY)).then(scanRecorded(OTHER, TUESDAY));
        }

        @Test
        @DisplayName("sets a scan of another tracking code aside, which counts for nothing, now or later (SHP-05)")
        void setsAScanOfAnotherCodeAside() {
            shipment.when(recordScanOfSomethingElse(DELIVERED, TUESDAY))
                    .then(scanSetAside(DELIVERED, TUESDAY))
                    .when(recordScan(PICKED_UP, WEDNESDAY))
                    .then(scanRecorded(PICKED_UP, WEDNESDAY), dispatched(WEDNESDAY));
        }

        @Test
        @DisplayName("sets a scan aside once, however often the carrier tells of it (SHP-05)")
        void setsAScanAsideOnce() {
            shipment.given(scanSetAside(DELIVERED, TUESDAY))
                    .when(recordScanOfSomethingElse(DELIVERED, TUESDAY))
                    .thenNothing();
        }

        @Test
        @DisplayName("was handed over, and is lost, if that is the first that is heard of it (SHP-05)")
        void isLostAtOnce() {
            shipment.when(recordScan(LOST, TUESDAY))
                    .then(
                            scanRecorded(LOST, TUESDAY),
                            dispatched(TUESDAY),
                            mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("gives its label back before it is cancelled (SHP-02)")
        void givesItsLabelBack() {
            shipment.when(cancel()).then(cancellationRequested(), labelVoidRequested());
        }
    }

    @Nested
    @DisplayName("whose label is being given back")
    class BeingCancelled {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(),
                            labelBought(),
                            labelled(),
                            cancellationRequested(),
                            labelVoidRequested())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is cancelled when the carrier has taken it")
        void isCancelled() {
            shipment.when(new RecordLabelVoided(PARCEL, 1)).then(labelVoided(), cancelled());
        }

        @Test
        @DisplayName("waits on when the answer is about another label")
        void waitsForItsOwnAnswer() {
            shipment.when(new RecordLabelVoided(PARCEL, 2)).thenNothing();
        }

        @Test
        @DisplayName("is not cancelled when the carrier has seen the parcel already (SHP-02)")
        void isNotCancelled() {
            shipment.when(recordLabelVoidRefused(ALREADY_SCANNED)).then(labelVoidRefused(), cancellationRefused());
        }

        @Test
        @DisplayName(
                "is not cancelled when the carrier does not know the label: nobody can say that the parcel stays (SHP-02)")
        void isNotCancelledWithoutEvidence() {
            shipment.when(recordLabelVoidRefused(LABEL_UNKNOWN))
                    .then(labelVoidRefused(LABEL_UNKNOWN), cancellationRefused());
        }

        @Test
        @DisplayName("may be handed over again once the carrier has refused to take its label back (SHP-04)")
        void mayBeHandedOverAgain() {
            shipment.given(labelVoidRefused(REFUSED), cancellationRefused())
                    .when(handOver(TUESDAY))
                    .then(dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is under way if a scan comes before the carrier's answer")
        void isUnderWay() {
            shipment.when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), dispatched(TUESDAY), cancellationRefused())
                    .when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .then(labelVoidRefused());
        }

        @Test
        @DisplayName("is not cancelled if the first that is heard of it is how it ended (SHP-05)")
        void hasEnded() {
            shipment.when(recordScan(DELIVERED, TUESDAY))
                    .then(
                            scanRecorded(DELIVERED, TUESDAY),
                            dispatched(TUESDAY),
                            cancellationRefused(),
                            delivered(TUESDAY));
            past();
            shipment.when(recordScan(LOST, TUESDAY))
                    .then(
                            scanRecorded(LOST, TUESDAY),
                            dispatched(TUESDAY),
                            cancellationRefused(),
                            mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("stays under way even if the carrier takes the label of a parcel that it has scanned")
        void staysUnderWay() {
            shipment.given(scanRecorded(PICKED_UP, TUESDAY), dispatched(TUESDAY), cancellationRefused())
                    .when(new RecordLabelVoided(PARCEL, 1))
                    .then(labelVoided());
        }

        @Test
        @DisplayName("must not be handed over until that is decided (SHP-04)")
        void mustNotBeHandedOver() {
            shipment.when(handOver(TUESDAY)).thenRejected("SHP-04", "cancellation-requested");
        }

        @Test
        @DisplayName("is given back once, however often it is cancelled")
        void isNotCancelledTwice() {
            shipment.when(cancel()).thenNothing();
        }
    }

    @Nested
    @DisplayName("whose label the carrier did not take back")
    class NotCancelled {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(),
                            labelBought(),
                            labelled(),
                            cancellationRequested(),
                            labelVoidRequested(),
                            labelVoidRefused(),
                            cancellationRefused())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("goes its way with the scan that the carrier spoke of")
        void goesItsWay() {
            shipment.when(recordScan(PICKED_UP, TUESDAY)).then(scanRecorded(PICKED_UP, TUESDAY), dispatched(TUESDAY));
        }

        @Test
        @DisplayName("is refused once")
        void isRefusedOnce() {
            shipment.when(recordLabelVoidRefused(ALREADY_SCANNED))
                    .thenNothing()
                    .when(cancel())
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("that is dispatched")
    class Dispatched {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled(), dispatched(TUESDAY))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is handed over once, however often that is said (SHP-04)")
        void isHandedOverOnce() {
            shipment.when(handOver(WEDNESDAY)).thenNothing();
        }

        @Test
        @DisplayName("cannot be cancelled any more, which is a fact to be told")
        void cannotBeCancelled() {
            shipment.when(cancel()).then(cancellationRefused());
        }

        @Test
        @DisplayName("tells once that it cannot be cancelled")
        void tellsOnce() {
            shipment.given(cancellationRefused()).when(cancel()).thenNothing();
        }

        @Test
        @DisplayName("is delivered when the carrier says so")
        void isDelivered() {
            shipment.when(recordScan(DELIVERED, THURSDAY)).then(scanRecorded(DELIVERED, THURSDAY), delivered(THURSDAY));
        }

        @Test
        @DisplayName("takes a notification once, however often it comes (SHP-05)")
        void takesANotificationOnce() {
            shipment.given(scanRecorded(IN_TRANSIT, WEDNESDAY))
                    .when(recordScan(IN_TRANSIT, WEDNESDAY))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("that does not reach its recipient")
    class Mishaps {

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled(), dispatched(TUESDAY))
                    .at(FRIDAY);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("tells so, and why, once however often the carrier says it (SHP-06)")
        @CsvSource({"DAMAGED, DAMAGED", "RETURNED_TO_SENDER, RETURNED_TO_SENDER", "LOST, PRESUMED_LOST"})
        void tellsItsMishap(ScanStatus scan, DeliveryMishap mishap) {
            shipment.when(recordScan(scan, WEDNESDAY))
                    .then(scanRecorded(scan, WEDNESDAY), mishap(mishap, WEDNESDAY))
                    .when(recordScan(scan, THURSDAY))
                    .then(scanRecorded(scan, THURSDAY));
        }

        @Test
        @DisplayName("is expected back after three failed attempts, and tells when it is back (SHP-07)")
        void comesBack() {
            shipment.given(scanRecorded(DELIVERY_ATTEMPTED, TUESDAY), scanRecorded(DELIVERY_ATTEMPTED, WEDNESDAY))
                    .when(recordScan(DELIVERY_ATTEMPTED, THURSDAY))
                    .then(scanRecorded(DELIVERY_ATTEMPTED, THURSDAY), mishap(DeliveryMishap.EXPECTED_BACK, THURSDAY))
                    .when(recordScan(RETURNED_TO_SENDER, LATER))
                    .then(scanRecorded(RETURNED_TO_SENDER, LATER), mishap(DeliveryMishap.RETURNED_TO_SENDER, LATER));
        }

        @Test
        @DisplayName("tells that it was found again when a later scan revokes the loss (SHP-07)")
        void isFoundAgain() {
            shipment.given(scanRecorded(LOST, WEDNESDAY), mishap(DeliveryMishap.PRESUMED_LOST, WEDNESDAY))
                    .when(recordScan(IN_TRANSIT, THURSDAY))
                    .then(scanRecorded(IN_TRANSIT, THURSDAY), foundAgain(THURSDAY));
        }

        @Test
        @DisplayName("is delivered after all: the delivery itself revokes the loss (SHP-07)")
        void isDeliveredAfterAll() {
            shipment.given(scanRecorded(LOST, WEDNESDAY), mishap(DeliveryMishap.PRESUMED_LOST, WEDNESDAY))
                    .when(recordScan(DELIVERED, THURSDAY))
                    .then(scanRecorded(DELIVERED, THURSDAY), delivered(THURSDAY));
        }

        @Test
        @DisplayName(
                "is told of after the delivery, when the carrier brings it back, and again when it arrives (SHP-05)")
        void comesBackAfterItsDelivery() {
            shipment.given(scanRecorded(DELIVERED, WEDNESDAY), delivered(WEDNESDAY))
                    .when(recordScan(RETURNED_TO_SENDER, THURSDAY))
                    .then(
                            scanRecorded(RETURNED_TO_SENDER, THURSDAY),
                            mishap(DeliveryMishap.RETURNED_TO_SENDER, THURSDAY))
                    .when(recordScan(DELIVERED, LATER))
                    .then(scanRecorded(DELIVERED, LATER), foundAgain(LATER));
        }

        @Test
        @DisplayName("ends in the same when the delivery before its way back is told late (SHP-05)")
        void deliveryToldLate() {
            shipment.given(
                            scanRecorded(RETURNED_TO_SENDER, THURSDAY),
                            mishap(DeliveryMishap.RETURNED_TO_SENDER, THURSDAY))
                    .when(recordScan(DELIVERED, WEDNESDAY))
                    .then(
                            scanRecorded(DELIVERED, WEDNESDAY),
                            delivered(WEDNESDAY),
                            mishap(DeliveryMishap.RETURNED_TO_SENDER, THURSDAY));
        }
    }

    @Nested
    @DisplayName("of which nothing is heard")
    class Silent {

        /** The hand-over was reported at nine on Monday, by our clock; it is FRIDAY now. */
        private static final Instant MONDAY_AT_NINE = Instant.parse("2026-01-05T09:00:00+09:00");

        @BeforeEach
        void past() {
            shipment.given(prepared(), labelRequested(), labelBought(), labelled(), dispatched(TUESDAY))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("is presumed lost once nobody has heard of it since then, and only once (SHP-07)")
        void isPresumedLost() {
            shipment.when(presumeLostUnheardSince(MONDAY_AT_NINE))
                    .then(mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY))
                    .when(presumeLostUnheardSince(FRIDAY))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not, when it was handed over later, by our clock (SHP-07)")
        void isNotYetSilent() {
            shipment.when(presumeLostUnheardSince(MONDAY_AT_NINE.minusMillis(1)))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not, when a scan was received later, of whatever day that tells (SHP-07)")
        void wasHeardOf() {
            shipment.when(recordScan(OTHER, TUESDAY))
                    .then(scanRecorded(OTHER, TUESDAY))
                    .when(presumeLostUnheardSince(FRIDAY.minusMillis(1)))
                    .thenNothing()
                    .when(presumeLostUnheardSince(FRIDAY))
                    .then(mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        }

        @Test
        @DisplayName("is found again by any scan, also one that says nothing else, and can fall silent again (SHP-07)")
        void isFoundAgain() {
            shipment.given(mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY))
                    .when(recordScan(OTHER, WEDNESDAY))
                    .then(scanRecorded(OTHER, WEDNESDAY), foundAgain(WEDNESDAY))
                    .when(presumeLostUnheardSince(FRIDAY))
                    .then(mishap(DeliveryMishap.PRESUMED_LOST, WEDNESDAY));
        }

        @Test
        @DisplayName("stays lost when the carrier at last says so itself (SHP-07)")
        void staysLost() {
            shipment.given(mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY))
                    .when(recordScan(LOST, WEDNESDAY))
                    .then(scanRecorded(LOST, WEDNESDAY));
        }

        @Test
        @DisplayName("is delivered after all: the delivery itself revokes the loss (SHP-07)")
        void isDeliveredAfterAll() {
            shipment.given(mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY))
                    .when(recordScan(DELIVERED, THURSDAY))
                    .then(scanRecorded(DELIVERED, THURSDAY), delivered(THURSDAY));
        }

        @Test
        @DisplayName("is presumed lost on its way back, too, and comes back when a scan says so (SHP-07)")
        void isLostOnItsWayBack() {
            shipment.given(
                            scanRecorded(DELIVERY_ATTEMPTED, TUESDAY),
                            scanRecorded(DELIVERY_ATTEMPTED, WEDNESDAY),
                            scanRecorded(DELIVERY_ATTEMPTED, THURSDAY),
                            mishap(DeliveryMishap.EXPECTED_BACK, THURSDAY))
                    .when(presumeLostUnheardSince(FRIDAY))
                    .then(mishap(DeliveryMishap.PRESUMED_LOST, THURSDAY))
                    .when(recordScan(IN_TRANSIT, LATER))
                    .then(scanRecorded(IN_TRANSIT, LATER), mishap(DeliveryMishap.EXPECTED_BACK, LATER));
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("is not lost where that is known: it is damaged, or back (SHP-07)")
        @CsvSource({"DAMAGED, DAMAGED", "RETURNED_TO_SENDER, RETURNED_TO_SENDER"})
        void isKnown(ScanStatus scan, DeliveryMishap mishap) {
            shipment.given(scanRecorded(scan, WEDNESDAY), mishap(mishap, WEDNESDAY))
                    .when(presumeLostUnheardSince(FRIDAY))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not lost once it is delivered (SHP-07)")
        void isThere() {
            shipment.given(scanRecorded(DELIVERED, WEDNESDAY), delivered(WEDNESDAY))
                    .when(presumeLostUnheardSince(FRIDAY))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("that is delivered")
    class Delivered {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(),
                            labelBought(),
                            labelled(),
                            scanRecorded(DELIVERED, THURSDAY),
                            dispatched(THURSDAY),
                            delivered(THURSDAY))
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("keeps the scans that come late, and is delivered all the same (SHP-05)")
        void keepsLateScans() {
            shipment.when(recordScan(PICKED_UP, TUESDAY)).then(scanRecorded(PICKED_UP, TUESDAY));
        }

        @Test
        @DisplayName("is delivered once, whatever the carrier says again")
        void isDeliveredOnce() {
            shipment.when(recordScan(DELIVERED, WEDNESDAY)).then(scanRecorded(DELIVERED, WEDNESDAY));
        }
    }

    @Nested
    @DisplayName("that is cancelled")
    class Cancelled {

        @BeforeEach
        void past() {
            shipment.given(
                            prepared(),
                            labelRequested(),
                            labelBought(),
                            labelled(),
                            cancellationRequested(),
                            labelVoidRequested(),
                            labelVoided(),
                            cancelled())
                    .at(FRIDAY);
        }

        @Test
        @DisplayName("cannot be handed over (SHP-04)")
        void cannotBeHandedOver() {
            shipment.when(handOver(TUESDAY)).thenRejected("SHP-04", "shipment-cancelled");
        }

        @Test
        @DisplayName("is cancelled once, however often that is asked")
        void isCancelledOnce() {
            shipment.when(cancel()).thenNothing();
        }

        @Test
        @DisplayName("stays cancelled, and tells what its carrier reports nevertheless (SHP-14)")
        void staysCancelled() {
            shipment.when(recordScan(PICKED_UP, TUESDAY))
                    .then(scanRecorded(PICKED_UP, TUESDAY), cancelledScanned(ShipmentState.DISPATCHED, TUESDAY));
        }

        @Test
        @DisplayName("tells only what is new of it (SHP-14)")
        void tellsWhatIsNew() {
            shipment.given(scanRecorded(PICKED_UP, TUESDAY), cancelledScanned(ShipmentState.DISPATCHED, TUESDAY))
                    .when(recordScan(OTHER, WEDNESDAY))
                    .then(scanRecorded(OTHER, WEDNESDAY))
                    .when(recordScan(DELIVERED, THURSDAY))
                    .then(scanRecorded(DELIVERED, THURSDAY), cancelledScanned(ShipmentState.DELIVERED, THURSDAY));
        }

        @Test
        @DisplayName("tells nothing of a scan that says nothing (SHP-14)")
        void tellsNothingOfNothing() {
            shipment.when(recordScan(OTHER, TUESDAY)).then(scanRecorded(OTHER, TUESDAY));
        }

        @Test
        @DisplayName("is not prepared again")
        void isNotPreparedAgain() {
            shipment.when(prepare()).thenNothing();
        }
    }
}
