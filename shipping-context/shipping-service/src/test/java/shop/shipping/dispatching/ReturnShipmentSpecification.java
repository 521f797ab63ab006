package shop.shipping.dispatching;

import static shop.shipping.api.ReceivedItem.Condition.AS_NEW;
import static shop.shipping.api.ReceivedItem.Condition.DAMAGED;
import static shop.shipping.api.ReceivedItem.Condition.NOT_WHAT_WAS_SENT;
import static shop.shipping.dispatching.OneMugThatComesBack.BACK;
import static shop.shipping.dispatching.OneMugThatComesBack.cancelReturn;
import static shop.shipping.dispatching.OneMugThatComesBack.foreignReturnScanRecorded;
import static shop.shipping.dispatching.OneMugThatComesBack.mugs;
import static shop.shipping.dispatching.OneMugThatComesBack.prepareReturn;
import static shop.shipping.dispatching.OneMugThatComesBack.prepareReturnOf;
import static shop.shipping.dispatching.OneMugThatComesBack.receive;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnLabelBought;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnLabelRefused;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnScan;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnScanUnder;
import static shop.shipping.dispatching.OneMugThatComesBack.recordSecondReturnLabelBought;
import static shop.shipping.dispatching.OneMugThatComesBack.returnArrived;
import static shop.shipping.dispatching.OneMugThatComesBack.returnCancelled;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelBought;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelRequested;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelVoidRefused;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelVoidRequested;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelVoided;
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
import static shop.shipping.dispatching.ScanStatus.DELIVERED;
import static shop.shipping.dispatching.ScanStatus.LOST;
import static shop.shipping.dispatching.ScanStatus.OTHER;
import static shop.shipping.dispatching.ScanStatus.PICKED_UP;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.ReceivedItem;
import shop.specification.AggregateSpecification;

@DisplayName("What comes back (SHP-08)")
class ReturnShipmentSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String WEDNESDAY = "2026-01-07T10:00:00+09:00";

    /** When all that is told here has happened; it was asked for on Monday. */
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    private static final Instant LONG_BEFORE = Instant.parse("2026-01-04T10:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<ReturnShipment> returned = AggregateSpecification.of(ReturnShipment.class);

    @Nested
    @DisplayName("when it is asked for")
    class Asked {

        @Test
        @DisplayName("gets a label, asked for under a key of its own (SHP-02)")
        void isPrepared() {
            returned.givenNothing().when(prepareReturn()).then(returnPrepared(), returnLabelRequested());
        }

        @Test
        @DisplayName("is asked for once, however often that is said")
        void isPreparedOnce() {
            returned.given(returnPrepared(), returnLabelRequested())
                    .when(prepareReturn())
                    .thenNothing();
        }

        @Test
        @DisplayName("is not asked for again with another content under the same id (SHP-10)")
        void isNotPreparedOtherwise() {
            returned.given(returnPrepared(), returnLabelRequested())
                    .when(prepareReturnOf(TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES))
                    .thenRejected("SHP-10", "shipment-id-used-for-another-content");
        }
    }

    @Nested
    @DisplayName("while its label is being bought")
    class InPurchase {

        private final Object[] past = {returnPrepared(), returnLabelRequested()};
        private final Object[] receivedBefore = {
            returnPrepared(), returnLabelRequested(), returnReceived(mugs(2, AS_NEW))
        };

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("is labelled when the carrier has sold one")
        void isLabelled() {
            returned.when(recordReturnLabelBought()).then(returnLabelBought(), returnLabelled());
        }

        @Test
        @DisplayName("is told to have none when the carrier sells none, and can be brought nevertheless")
        void hasNoLabel() {
            returned.when(recordReturnLabelRefused()).then(returnNotLabelled());
            returned.given(returnPrepared(), returnLabelRequested(), returnNotLabelled())
                    .when(receive(mugs(2, AS_NEW)))
                    .then(returnReceived(mugs(2, AS_NEW)));
        }

        @Test
        @DisplayName("keeps a scan that is quicker than the receipt, until the label is known (SHP-05)")
        void keepsAScan() {
            returned.when(recordReturnScan(PICKED_UP, TUESDAY)).then(returnScanRecorded(PICKED_UP, TUESDAY));
            returned.given(returnPrepared(), returnLabelRequested(), returnScanRecorded(PICKED_UP, TUESDAY))
                    .when(recordReturnLabelBought())
                    .then(returnLabelBought(), returnLabelled(), returnUnderWay(TUESDAY));
        }

        @Test
        @DisplayName("gives a label back that comes after the goods, and one that comes when nobody waits any more")
        void isGivenBackAtOnce() {
            returned.given(receivedBefore)
                    .when(recordReturnLabelBought())
                    .then(returnLabelBought(), returnLabelled(), returnLabelVoidRequested());
            returned.given(returnPrepared(), returnLabelRequested(), returnLapsed(false))
                    .when(recordReturnLabelBought())
                    .then(returnLabelBought(), returnLabelled(), returnLabelVoidRequested());
        }
    }

    @Nested
    @DisplayName("when it has its label")
    class Labelled {

        private final Object[] past = {returnPrepared(), returnLabelRequested(), returnLabelBought(), returnLabelled()};

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("has one, however often that is told")
        void once() {
            returned.when(recordReturnLabelBought()).thenNothing();
            returned.given(returnPrepared(), returnLabelRequested(), returnLabelBought(), returnLabelled())
                    .when(recordReturnLabelRefused())
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "has a second label that was sold for the same request given back, once, and keeps its own (SHP-02)")
        void secondLabel() {
            returned.when(recordSecondReturnLabelBought())
                    .then(secondReturnLabelSold(), spareReturnLabelVoidRequested())
                    .when(recordSecondReturnLabelBought())
                    .thenNothing()
                    .when(new RecordSpareReturnLabelVoided(BACK, "label-back-2"))
                    .then(spareReturnLabelVoided())
                    .when(new RecordSpareReturnLabelVoided(BACK, "label-back-2"))
                    .thenNothing();
        }

        @Test
        @DisplayName("knows that the carrier does not take a second label back, and asks no more (SHP-02)")
        void secondLabelKept() {
            RecordSpareReturnLabelVoidRefused refused =
                    new RecordSpareReturnLabelVoidRefused(BACK, "label-back-2", VoidRefusal.REFUSED);
            returned.when(recordSecondReturnLabelBought())
                    .then(secondReturnLabelSold(), spareReturnLabelVoidRequested())
                    .when(refused)
                    .then(spareReturnLabelVoidRefused())
                    .when(refused)
                    .thenNothing();
        }

        @Test
        @DisplayName("is under way when the carrier has it")
        void isUnderWay() {
            returned.when(recordReturnScan(PICKED_UP, TUESDAY))
                    .then(returnScanRecorded(PICKED_UP, TUESDAY), returnUnderWay(TUESDAY));
        }

        @Test
        @DisplayName("is under way and there with the one scan that comes first")
        void isThereAtOnce() {
            returned.when(recordReturnScan(DELIVERED, WEDNESDAY))
                    .then(
                            returnScanRecorded(DELIVERED, WEDNESDAY),
                            returnUnderWay(WEDNESDAY),
                            returnArrived(WEDNESDAY));
        }

        @Test
        @DisplayName("says nothing new of what says nothing")
        void othersSayNothing() {
            returned.when(recordReturnScan(OTHER, TUESDAY)).then(returnScanRecorded(OTHER, TUESDAY));
        }

        @Test
        @DisplayName("keeps what was seen under a foreign code, and does not count it (SHP-05)")
        void foreignScans() {
            returned.when(recordReturnScanUnder(TwoBlueMugs.ANOTHER_CODE, DELIVERED, TUESDAY))
                    .then(foreignReturnScanRecorded(DELIVERED, TUESDAY));
        }

        @Test
        @DisplayName("believes no carrier that speaks of the future (SHP-11)")
        void noFuture() {
            returned.when(recordReturnScan(PICKED_UP, "2026-01-10T10:00:00+09:00"))
                    .thenRejected("SHP-11", "time-in-the-future");
        }

        @Test
        @DisplayName("is received as it was found, before any scan, too; then its label is not needed (SHP-02)")
        void isReceived() {
            ReceivedItem[] found = {mugs(1, AS_NEW), mugs(1, DAMAGED)};
            returned.when(receive(found)).then(returnReceived(found), returnLabelVoidRequested());
        }

        @Test
        @DisplayName("may be less than was to come back, and something else")
        void isLess() {
            returned.when(receive(mugs(1, NOT_WHAT_WAS_SENT)))
                    .then(returnReceived(mugs(1, NOT_WHAT_WAS_SENT)), returnLabelVoidRequested());
        }

        @Test
        @DisplayName("is not nothing, and not more than was to come back")
        void isNotMore() {
            returned.when(receive()).thenRejected("SHP-08", "nothing-received");
            returned.given(past)
                    .at(FRIDAY)
                    .when(receive(mugs(2, AS_NEW), mugs(1, DAMAGED)))
                    .thenRejected("SHP-08", "more-than-was-to-come-back");
            returned.given(past)
                    .at(FRIDAY)
                    .when(receive(new ReceivedItem(2, 1, AS_NEW)))
                    .thenRejected("SHP-08", "more-than-was-to-come-back");
        }

        @Test
        @DisplayName(
                "is not awaited any more when nobody sends it, and its label is given back; it is when something is heard of it")
        void lapses() {
            returned.when(new LapseReturnShipment(BACK, FRIDAY)).then(returnLapsed(false), returnLabelVoidRequested());
            returned.given(past)
                    .at(FRIDAY)
                    .when(new LapseReturnShipment(BACK, LONG_BEFORE))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not taken for sent as long as it has not arrived")
        void isNotTakenAsSent() {
            returned.when(new TakeReturnShipmentAsSent(BACK, FRIDAY)).thenNothing();
        }
    }

    @Nested
    @DisplayName("when the carrier has it")
    class UnderWay {

        private final Object[] past = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            returnScanRecorded(PICKED_UP, TUESDAY),
            returnUnderWay(TUESDAY)
        };

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("is told once, however often it is scanned (SHP-05)")
        void isToldOnce() {
            returned.when(recordReturnScan(PICKED_UP, TUESDAY)).thenNothing();
            returned.given(past)
                    .at(FRIDAY)
                    .when(recordReturnScan(LOST, WEDNESDAY))
                    .then(returnScanRecorded(LOST, WEDNESDAY));
        }

        @Test
        @DisplayName("arrives")
        void arrives() {
            returned.when(recordReturnScan(DELIVERED, WEDNESDAY))
                    .then(returnScanRecorded(DELIVERED, WEDNESDAY), returnArrived(WEDNESDAY));
        }

        @Test
        @DisplayName("is not awaited for ever either, and it is told that the carrier had it")
        void lapses() {
            returned.when(new LapseReturnShipment(BACK, FRIDAY)).then(returnLapsed(true));
        }
    }

    @Nested
    @DisplayName("when it has arrived and nobody has looked")
    class Arrived {

        private final Object[] past = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            returnScanRecorded(DELIVERED, WEDNESDAY),
            returnUnderWay(WEDNESDAY),
            returnArrived(WEDNESDAY)
        };

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("is taken for what was to come back, where the warehouse does not look for long")
        void isTakenAsSent() {
            returned.when(new TakeReturnShipmentAsSent(BACK, FRIDAY)).then(returnTakenAsSent());
            returned.given(past)
                    .at(FRIDAY)
                    .when(new TakeReturnShipmentAsSent(BACK, LONG_BEFORE))
                    .thenNothing();
        }

        @Test
        @DisplayName("does not lapse")
        void doesNotLapse() {
            returned.when(new LapseReturnShipment(BACK, FRIDAY)).thenNothing();
        }

        @Test
        @DisplayName("is told to be there once, whatever is scanned after that (SHP-05)")
        void hasArrivedOnce() {
            returned.when(recordReturnScan(LOST, WEDNESDAY)).then(returnScanRecorded(LOST, WEDNESDAY));
        }
    }

    @Nested
    @DisplayName("when it was received")
    class Received {

        private final Object[] past = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            returnReceived(mugs(1, AS_NEW), mugs(1, AS_NEW))
        };

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("is received once, however that is written")
        void once() {
            returned.when(receive(mugs(2, AS_NEW))).thenNothing();
        }

        @Test
        @DisplayName("is not received in another way")
        void notOtherwise() {
            returned.when(receive(mugs(2, DAMAGED))).thenRejected("SHP-08", "received-otherwise");
        }

        @Test
        @DisplayName("keeps late scans, and tells nothing of them")
        void lateScans() {
            returned.when(recordReturnScan(PICKED_UP, TUESDAY)).then(returnScanRecorded(PICKED_UP, TUESDAY));
        }

        @Test
        @DisplayName("does not lapse, and is not taken for anything else")
        void doesNotLapse() {
            returned.when(new LapseReturnShipment(BACK, FRIDAY)).thenNothing();
            returned.given(past)
                    .when(new TakeReturnShipmentAsSent(BACK, FRIDAY))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("when the customer keeps it after all")
    class Cancelled {

        private final Object[] inPurchase = {returnPrepared(), returnLabelRequested()};
        private final Object[] labelled = {
            returnPrepared(), returnLabelRequested(), returnLabelBought(), returnLabelled()
        };
        private final Object[] cancelled = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            returnCancelled(),
            returnLabelVoidRequested()
        };

        @Test
        @DisplayName("is not awaited, and its label goes back to the carrier, once (SHP-02)")
        void isCancelled() {
            returned.given(labelled)
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .then(returnCancelled(), returnLabelVoidRequested());
            returned.given(cancelled).at(FRIDAY).when(cancelReturn()).thenNothing();
            returned.given(cancelled)
                    .at(FRIDAY)
                    .when(new LapseReturnShipment(BACK, FRIDAY))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "gives a label back that is sold only then; where none was sold, there is nothing to give back (SHP-02)")
        void beforeItsLabel() {
            returned.given(inPurchase)
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .then(returnCancelled())
                    .when(recordReturnLabelBought())
                    .then(returnLabelBought(), returnLabelled(), returnLabelVoidRequested());
            returned.given(returnPrepared(), returnLabelRequested(), returnNotLabelled())
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .then(returnCancelled());
        }

        @Test
        @DisplayName("comes, where the carrier has it, or it is here already")
        void isTooLate() {
            returned.given(
                            returnPrepared(),
                            returnLabelRequested(),
                            returnLabelBought(),
                            returnLabelled(),
                            returnScanRecorded(PICKED_UP, TUESDAY),
                            returnUnderWay(TUESDAY))
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .thenNothing();
            returned.given(returnPrepared(), returnLabelRequested(), returnScanRecorded(PICKED_UP, TUESDAY))
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .thenNothing();
            returned.given(returnPrepared(), returnLabelRequested(), returnReceived(mugs(2, AS_NEW)))
                    .at(FRIDAY)
                    .when(cancelReturn())
                    .thenNothing();
        }

        @Test
        @DisplayName("is told of, and awaited, where the carrier has it nevertheless, and received where it is brought")
        void comesNevertheless() {
            returned.given(cancelled)
                    .at(FRIDAY)
                    .when(recordReturnScan(PICKED_UP, TUESDAY))
                    .then(returnScanRecorded(PICKED_UP, TUESDAY), returnUnderWay(TUESDAY))
                    .when(new LapseReturnShipment(BACK, Instant.parse("2026-02-09T10:00:00+09:00")))
                    .then(returnLapsed(true));
            returned.given(cancelled).at(FRIDAY).when(receive(mugs(2, AS_NEW))).then(returnReceived(mugs(2, AS_NEW)));
        }
    }

    @Nested
    @DisplayName("when it was not awaited any more")
    class Lapsed {

        private final Object[] past = {
            returnPrepared(),
            returnLabelRequested(),
            returnLabelBought(),
            returnLabelled(),
            returnLapsed(false),
            returnLabelVoidRequested()
        };

        @BeforeEach
        void past() {
            returned.given(past).at(FRIDAY);
        }

        @Test
        @DisplayName("has ended once")
        void once() {
            returned.when(new LapseReturnShipment(BACK, FRIDAY)).thenNothing();
        }

        @Test
        @DisplayName("knows what became of its label, once (SHP-02)")
        void labelIsBack() {
            returned.when(new RecordReturnLabelVoided(BACK))
                    .then(returnLabelVoided())
                    .when(new RecordReturnLabelVoided(BACK))
                    .thenNothing()
                    .when(new RecordReturnLabelVoidRefused(BACK, VoidRefusal.REFUSED))
                    .thenNothing();
            returned.given(past)
                    .at(FRIDAY)
                    .when(new RecordReturnLabelVoidRefused(BACK, VoidRefusal.REFUSED))
                    .then(returnLabelVoidRefused());
        }

        @Test
        @DisplayName("is received when it comes nevertheless")
        void comesNevertheless() {
            returned.when(receive(mugs(2, AS_NEW))).then(returnReceived(mugs(2, AS_NEW)));
        }

        @Test
        @DisplayName("is awaited again when the carrier has it nevertheless, and may lapse again")
        void isAwaitedAgain() {
            returned.when(recordReturnScan(PICKED_UP, TUESDAY))
                    .then(returnScanRecorded(PICKED_UP, TUESDAY), returnUnderWay(TUESDAY));
            returned.given(
                            returnPrepared(),
                            returnLabelRequested(),
                            returnLabelBought(),
                            returnLabelled(),
                            returnLapsed(false),
                            returnUnderWay(TUESDAY))
                    .at(FRIDAY)
                    .when(new LapseReturnShipment(BACK, FRIDAY))
                    .then(returnLapsed(true));
        }
    }
}
