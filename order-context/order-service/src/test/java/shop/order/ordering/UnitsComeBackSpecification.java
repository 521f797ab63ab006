package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureFailed;
import static shop.order.ordering.MugsAndTea.captureNotNeeded;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.cardAuthorisedForOneCapture;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugsReplaced;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCaptureFailed;
import static shop.order.ordering.MugsAndTea.recordCaptured;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.turnedUp;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.allArrivedExcluding;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.askedForKnownSince;
import static shop.order.ordering.MugsThatComeBack.askedForUnder;
import static shop.order.ordering.MugsThatComeBack.bothBackForAChangeOfMind;
import static shop.order.ordering.MugsThatComeBack.cancelReturn;
import static shop.order.ordering.MugsThatComeBack.contents;
import static shop.order.ordering.MugsThatComeBack.ended;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.giveBackMugsKnownSince;
import static shop.order.ordering.MugsThatComeBack.giveBackMugsUnder;
import static shop.order.ordering.MugsThatComeBack.moved;
import static shop.order.ordering.MugsThatComeBack.movedOn;
import static shop.order.ordering.MugsThatComeBack.mugs;
import static shop.order.ordering.MugsThatComeBack.oneBackForADefect;
import static shop.order.ordering.MugsThatComeBack.recordMoved;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;
import static shop.order.ordering.MugsThatComeBack.returnCancelled;
import static shop.order.ordering.MugsThatComeBack.sentAndPaid;
import static shop.order.ordering.MugsThatComeBack.settle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.order.api.GoodwillReason;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.RepeatRequests;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.WithdrawalExclusion;
import shop.order.ordering.ReturnSettled.Withheld;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which something comes back (ORD-11, ORD-15)")
class UnitsComeBackSpecification {

    /** When all of it happened; the days from then on are those of the window. */
    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Nested
    @DisplayName("when that is asked for")
    class Asked {

        @Test
        @DisplayName("keeps the units for it, in words that a ship-from can unpack by, also after it was closed")
        void isAskedFor() {
            order.given(allArrived())
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND));
        }

        @Test
        @DisplayName("takes them from what has arrived, while the rest is on its way")
        void whileTheRestIsOnItsWay() {
            order.given(sentAndPaid(delivered(POTTER)))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(1, 1, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("asks once under one key, and not for something else")
        void underAKey() {
            order.given(allArrived())
                    .when(giveBackMugsUnder("back-1", 1, ReturnReason.DEFECT))
                    .then(askedForUnder("back-1", 1, ReturnReason.DEFECT));
            order.given(allArrived(askedForUnder("back-1", 1, ReturnReason.DEFECT)))
                    .when(giveBackMugsUnder("back-1", 1, ReturnReason.DEFECT))
                    .thenNothing();
            order.given(allArrived(askedForUnder("back-1", 1, ReturnReason.DEFECT)))
                    .when(giveBackMugsUnder("back-1", 2, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "key-used-for-another-return");
            order.given(allArrived(askedForUnder("back-1", 1, ReturnReason.DEFECT)))
                    .when(giveBackMugsUnder("back-1", 1, ReturnReason.DAMAGED))
                    .thenRejected("ORD-11", "key-used-for-another-return");
        }

        @Test
        @DisplayName("gives each unit to one return")
        void eachUnitOnce() {
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(2, 1, ReturnReason.DEFECT));
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
        }

        @Test
        @DisplayName("has 999 returns, and no more")
        void tooMany() {
            List<Object> many = new ArrayList<>(List.of(allArrived()));
            for (int number = 1; number < 999; number++) {
                many.add(askedFor(number, 1, ReturnReason.DEFECT));
                many.add(new ReturnEnded(ORDER, number, ReturnState.ABANDONED));
            }
            order.given(many.toArray())
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(999, 1, ReturnReason.DEFECT));
            many.add(askedFor(999, 1, ReturnReason.DEFECT));
            order.given(many.toArray())
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "too-many-returns");
        }

        @Test
        @DisplayName("gives units again that were in one that did not take place")
        void freeAgain() {
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND), ended(ReturnState.ABANDONED)))
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(2, 2, ReturnReason.CHANGE_OF_MIND));
        }

        @Test
        @DisplayName("gives no unit that came back already")
        void notTwice() {
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT), oneBackForADefect()))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-not-delivered");
        }

        @Test
        @DisplayName("gives nothing that has not arrived, or was made good; but what was sent in its place")
        void onlyWhatArrived() {
            order.given(sentAndPaid())
                    .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-11", "units-not-delivered");
            order.given(sentAndPaid(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7), parcelRefunded(POTTER)))
                    .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-11", "units-not-delivered");
            String second = POTTER + ".2";
            order.given(sentAndPaid(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            mugsReplaced(POTTER, second),
                            handedOver(second),
                            delivered(second)))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .then(MugsThatComeBack.askedForOf(second, 1, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("is told which lines, of one ship-from")
        void lines() {
            order.given(allArrived()).when(giveBack()).thenRejected("ORD-11", "nothing-to-return");
            order.given(allArrived()).when(giveBack(new ReturnedUnits(3, 1))).thenRejected("ORD-11", "line-unknown");
            order.given(allArrived()).when(giveBack(new ReturnedUnits(0, 1))).thenRejected("ORD-11", "line-unknown");
            order.given(allArrived())
                    .when(giveBack(new ReturnedUnits(1, 1), new ReturnedUnits(2, 1)))
                    .thenRejected("ORD-11", "several-ship-froms");
        }

        private ReturnUnits giveBack(ReturnedUnits... units) {
            return new ReturnUnits(
                    ORDER,
                    List.of(units),
                    ReturnReason.DEFECT,
                    Optional.empty(),
                    ReturnWish.REFUND,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Nested
    @DisplayName("in its window")
    class Window {

        private final Instant end = Instant.parse("2026-02-05T00:00:00+09:00");

        @Test
        @DisplayName("has 30 days after that of our receipt of the last delivery, whatever the carrier's clock said")
        void thirtyDays() {
            order.given(allArrived())
                    .at(end)
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND));
            order.given(allArrived())
                    .at(end.plusMillis(1))
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-11", "return-window-over");
            order.given(allArrived())
                    .at(end.plusMillis(1))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .then(askedFor(1, 2, ReturnReason.DEFECT));
            order.given(allArrived())
                    .at(Instant.parse("2026-04-07T00:00:00.001+09:00"))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "return-window-over");
        }
    }

    @Nested
    @DisplayName("where the customer was told before that a change of mind is excluded (ORD-24)")
    class Excluded {

        @Test
        @DisplayName(
                "gives nothing of that line back for the customer's own reasons, neither for money nor in exchange")
        void changeOfMind() {
            for (WithdrawalExclusion why : WithdrawalExclusion.values()) {
                for (ReturnReason reason :
                        List.of(ReturnReason.CHANGE_OF_MIND, ReturnReason.DOES_NOT_FIT, ReturnReason.ANOTHER_REASON)) {
                    order.given(allArrivedExcluding(why))
                            .when(giveBackMugs(1, reason))
                            .thenRejected("ORD-24", "withdrawal-excluded");
                }
            }
            order.given(allArrivedExcluding(WithdrawalExclusion.MADE_TO_ORDER))
                    .when(MugsThatComeBack.exchangeMugs(1, ReturnReason.DOES_NOT_FIT))
                    .thenRejected("ORD-24", "withdrawal-excluded");
        }

        @Test
        @DisplayName("gives back what is not as it was offered, as ever")
        void faults() {
            for (ReturnReason reason : List.of(ReturnReason.DEFECT, ReturnReason.WRONG_GOODS, ReturnReason.DAMAGED)) {
                order.given(allArrivedExcluding(WithdrawalExclusion.PERISHABLE))
                        .when(giveBackMugs(2, reason))
                        .then(askedFor(1, 2, reason));
            }
        }

        @Test
        @DisplayName("gives other lines back for any reason")
        void otherLines() {
            order.given(allArrivedExcluding(WithdrawalExclusion.MADE_TO_ORDER))
                    .when(new ReturnUnits(
                            ORDER,
                            List.of(new ReturnedUnits(2, 1)),
                            ReturnReason.CHANGE_OF_MIND,
                            Optional.empty(),
                            ReturnWish.REFUND,
                            Optional.empty(),
                            Optional.empty()))
                    .then(new ReturnAskedFor(
                            ORDER,
                            1,
                            List.of(new ParcelUnits(TEA_GARDEN, 2, 1)),
                            new ParcelContents(
                                    TEA_GARDEN, List.of(new ParcelContents.Item(2, "TEA-GREEN", "Green tea", 1))),
                            JIWON,
                            ReturnReason.CHANGE_OF_MIND,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    @Nested
    @DisplayName("where the law of the market excludes nothing (ORD-24)")
    class NothingIsExcluded {

        /** A week after Monday in Brazil, where the day ends as it does in Seoul: terms have its zone. */
        private final Instant end = Instant.parse("2026-01-13T00:00:00+09:00");

        @RegisterExtension
        final AggregateSpecification<Order> inBrazil = MugsThatComeBack.ordersIn("BR");

        @Test
        @DisplayName("gives back for a change of mind for as long as the law says, whatever the customer was told")
        void asLongAsTheLawSays() {
            inBrazil.given(allArrivedExcluding(WithdrawalExclusion.MADE_TO_ORDER))
                    .at(end)
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND));
            inBrazil.given(allArrivedExcluding(WithdrawalExclusion.MADE_TO_ORDER))
                    .at(end.plusMillis(1))
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-24", "withdrawal-excluded");
        }
    }

    @Nested
    @DisplayName("for a defect that the customer has known of since a day (ORD-24)")
    class KnownSince {

        private static final String KNOWN = "2026-01-20";

        /** The thirtieth day after it. */
        private final Instant end = Instant.parse("2026-02-20T00:00:00+09:00");

        @RegisterExtension
        final AggregateSpecification<Order> inGermany = MugsThatComeBack.ordersIn("DE");

        @Test
        @DisplayName("has 30 days from that day where the law counts so, and what the shop gives in any case")
        void thirtyDays() {
            order.given(allArrived())
                    .at(end)
                    .when(giveBackMugsKnownSince(KNOWN, 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince(KNOWN, 2, ReturnReason.DEFECT));
            for (ReturnReason reason : List.of(ReturnReason.DEFECT, ReturnReason.DAMAGED, ReturnReason.WRONG_GOODS)) {
                order.given(allArrived())
                        .at(end.plusMillis(1))
                        .when(giveBackMugsKnownSince(KNOWN, 2, reason))
                        .thenRejected("ORD-24", "known-for-too-long");
            }
            order.given(allArrived())
                    .at(Instant.parse("2026-02-05T00:00:00+09:00"))
                    .when(giveBackMugsKnownSince("2026-01-05", 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince("2026-01-05", 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("has no more than the three months from the receipt, however late it is known")
        void threeMonths() {
            order.given(allArrived())
                    .at(Instant.parse("2026-04-07T00:00:00+09:00"))
                    .when(giveBackMugsKnownSince("2026-04-05", 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince("2026-04-05", 2, ReturnReason.DEFECT));
            order.given(allArrived())
                    .at(Instant.parse("2026-04-07T00:00:00.001+09:00"))
                    .when(giveBackMugsKnownSince("2026-04-05", 2, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "return-window-over");
        }

        @Test
        @DisplayName("has as much time as ever where nobody says since when, or the law does not ask")
        void elsewhere() {
            order.given(allArrived())
                    .at(end.plusMillis(1))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .then(askedFor(1, 2, ReturnReason.DEFECT));
            inGermany
                    .given(allArrived())
                    .at(end.plusMillis(1))
                    .when(giveBackMugsKnownSince(KNOWN, 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince(KNOWN, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("is told a day between the first receipt and today, and of what is wrong only")
        void whichDay() {
            order.given(allArrived())
                    .at(end)
                    .when(giveBackMugsKnownSince("2026-01-04", 2, ReturnReason.DEFECT))
                    .thenRejected("ORD-24", "known-since-before-receipt");
            order.given(allArrived())
                    .at(end)
                    .when(giveBackMugsKnownSince("2026-02-21", 2, ReturnReason.DEFECT))
                    .thenRejected("ORD-24", "known-since-in-the-future");
            order.given(allArrived())
                    .when(giveBackMugsKnownSince("2026-01-05", 2, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-24", "known-since-of-no-fault");
        }

        @Test
        @DisplayName("may be known from when the carrier says that it arrived, however late that is heard of")
        void heardOfLate() {
            Object[] sent = sentAndPaid();
            Object[] heardOf = {delivered(POTTER), delivered(TEA_GARDEN), closed()};
            Instant fourDaysLater = Instant.parse("2026-01-12T09:00:00+09:00");
            order.given(sent)
                    .at(fourDaysLater)
                    .given(heardOf)
                    .when(giveBackMugsKnownSince("2026-01-08", 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince("2026-01-08", 2, ReturnReason.DEFECT));
            order.given(sent)
                    .at(fourDaysLater)
                    .given(heardOf)
                    .when(giveBackMugsKnownSince("2026-01-07", 2, ReturnReason.DEFECT))
                    .thenRejected("ORD-24", "known-since-before-receipt");
        }

        @Test
        @DisplayName("may be known of one parcel before the last has arrived")
        void beforeTheLast() {
            Object[] first = sentAndPaid(delivered(POTTER));
            order.given(first)
                    .at(end)
                    .given(delivered(TEA_GARDEN), closed())
                    .when(giveBackMugsKnownSince("2026-01-05", 2, ReturnReason.DEFECT))
                    .then(askedForKnownSince("2026-01-05", 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("is asked for once under one key with that day, and not with another")
        void underAKey() {
            ReturnUnits wanted = giveBackMugsKnownSince(KNOWN, 1, ReturnReason.DEFECT);
            order.given(allArrived(askedForUnder("back-1", 1, ReturnReason.DEFECT)))
                    .at(end)
                    .when(new ReturnUnits(
                            ORDER,
                            wanted.units(),
                            wanted.reason(),
                            Optional.of("back-1"),
                            wanted.wants(),
                            wanted.knownSince(),
                            Optional.empty()))
                    .thenRejected("ORD-11", "key-used-for-another-return");
        }
    }

    @Nested
    @DisplayName("for how long, where a parcel arrives that was made good")
    class TurnedUp {

        private static final String SECOND = POTTER + ".2";

        private final Instant aMonthLater = MONDAY.plus(Duration.ofDays(29));
        private final ReturnUnits giveTeaBack = giveBackTea();
        private final Object[] replaced = sentAndPaid(
                delivered(TEA_GARDEN), mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7), mugsReplaced(POTTER, SECOND));

        private static ReturnUnits giveBackTea() {
            return new ReturnUnits(
                    ORDER,
                    List.of(new ReturnedUnits(2, 1)),
                    ReturnReason.CHANGE_OF_MIND,
                    Optional.empty(),
                    ReturnWish.REFUND,
                    Optional.empty(),
                    Optional.empty());
        }

        @Test
        @DisplayName("is not prolonged by what is refunded: that is not what the customer has bought any more (ORD-24)")
        void refunded() {
            order.given(sentAndPaid(
                            delivered(TEA_GARDEN),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            parcelRefunded(POTTER),
                            closed()))
                    .at(aMonthLater)
                    .given(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .at(aMonthLater.plus(Duration.ofDays(3)))
                    .when(giveTeaBack)
                    .thenRejected("ORD-11", "return-window-over");
        }

        @Test
        @DisplayName("is counted from its arrival, once nothing is sent in its place (ORD-23, ORD-24)")
        void counts() {
            order.given(replaced)
                    .at(aMonthLater)
                    .given(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .at(aMonthLater.plus(Duration.ofDays(3)))
                    .when(giveTeaBack)
                    .thenRejected("ORD-11", "return-window-over");
            order.given(replaced)
                    .at(aMonthLater)
                    .given(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .at(aMonthLater.plus(Duration.ofDays(3)))
                    .given(parcelCancelled(SECOND), closed())
                    .when(giveTeaBack)
                    .then(new ReturnAskedFor(
                            ORDER,
                            1,
                            List.of(new ParcelUnits(TEA_GARDEN, 2, 1)),
                            new ParcelContents(
                                    TEA_GARDEN, List.of(new ParcelContents.Item(2, "TEA-GREEN", "Green tea", 1))),
                            JIWON,
                            ReturnReason.CHANGE_OF_MIND,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            order.given(replaced)
                    .at(aMonthLater)
                    .given(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .at(aMonthLater.plus(Duration.ofDays(20)))
                    .given(parcelCancelled(SECOND), closed())
                    .at(aMonthLater.plus(Duration.ofDays(34)))
                    .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-11", "return-window-over");
        }
    }

    @Nested
    @DisplayName("when that is taken back")
    class TakenBack {

        private final Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);

        @Test
        @DisplayName("has its units free again, until the carrier has them, once")
        void isCancelled() {
            order.given(allArrived(asked)).when(cancelReturn()).then(returnCancelled(2));
            for (ReturnState reached : List.of(ReturnState.APPROVED, ReturnState.WITHOUT_LABEL, ReturnState.LABELLED)) {
                order.given(allArrived(asked, moved(reached)))
                        .when(cancelReturn())
                        .then(returnCancelled(2));
            }
            order.given(allArrived(asked, returnCancelled(2)))
                    .when(cancelReturn())
                    .thenNothing();
            order.given(allArrived(asked, returnCancelled(2)))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .then(askedFor(2, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("goes on with what the carrier has, or has had")
        void isOnItsWay() {
            for (ReturnState reached : List.of(
                    ReturnState.ON_ITS_WAY, ReturnState.ARRIVED, ReturnState.NOT_ARRIVED, ReturnState.RECEIVED)) {
                order.given(allArrived(asked, moved(reached)))
                        .when(cancelReturn())
                        .thenRejected("ORD-11", "return-on-its-way");
            }
        }

        @Test
        @DisplayName("takes nothing back that has ended otherwise")
        void hasEnded() {
            order.given(allArrived(asked, bothBackForAChangeOfMind()))
                    .when(cancelReturn())
                    .thenRejected("ORD-11", "return-settled");
            order.given(allArrived(asked, ended(ReturnState.DECLINED)))
                    .when(cancelReturn())
                    .thenRejected("ORD-11", "return-ended");
            order.given(allArrived(asked, ended(ReturnState.ABANDONED)))
                    .when(cancelReturn())
                    .thenRejected("ORD-11", "return-ended");
        }

        @Test
        @DisplayName(
                "hears no more of it, unless it comes nevertheless: then it has its units again, and is decided about")
        void comesNevertheless() {
            Object[] cancelled = allArrived(asked, returnCancelled(2));
            order.given(cancelled).when(recordMoved(ReturnState.ASKED_FOR)).thenNothing();
            order.given(cancelled).when(recordMoved(ReturnState.LABELLED)).thenNothing();
            order.given(cancelled)
                    .when(new RecordReturnEnded(ORDER, 1, ReturnState.CANCELLED))
                    .thenNothing();
            order.given(cancelled)
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .then(moved(ReturnState.ON_ITS_WAY))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(allArrived(asked, returnCancelled(2), moved(ReturnState.RECEIVED)))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            bothBackForAChangeOfMind(),
                            refundForReturn(CARD, won(17_396)),
                            refundForReturn(VOUCHER, won(8_404)));
        }

        @Test
        @DisplayName("waits for nothing more, neither of the return nor of who was to bring it (ORD-12)")
        void waitsForNothing() {
            order.given(allArrived(asked, moved(ReturnState.APPROVED), returnCancelled(2)))
                    .when(new RepeatRequests(ORDER))
                    .thenRejected("ORD-12", "nothing-unanswered");
        }
    }

    @Nested
    @DisplayName("as its return goes on")
    class GoesOn {

        @Test
        @DisplayName("learns how far it is, once, and never backwards")
        void learns() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            order.given(allArrived(asked))
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .then(moved(ReturnState.ON_ITS_WAY));
            order.given(allArrived(asked, moved(ReturnState.ON_ITS_WAY)))
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .thenNothing();
            order.given(allArrived(asked, moved(ReturnState.ON_ITS_WAY)))
                    .when(recordMoved(ReturnState.APPROVED))
                    .thenNothing();
        }

        @Test
        @DisplayName("learns that it does not take place, unless it is here")
        void doesNotTakePlace() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            RecordReturnEnded abandoned = new RecordReturnEnded(ORDER, 1, ReturnState.ABANDONED);
            order.given(allArrived(asked)).when(abandoned).then(ended(ReturnState.ABANDONED));
            order.given(allArrived(asked, moved(ReturnState.RECEIVED)))
                    .when(abandoned)
                    .thenNothing();
            order.given(allArrived(asked, ended(ReturnState.DECLINED)))
                    .when(abandoned)
                    .thenNothing();
        }

        @Test
        @DisplayName("learns that it has arrived after it was missed, and is not told back that it is missing")
        void arrivesAfterAll() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED)))
                    .when(recordMoved(ReturnState.ARRIVED))
                    .then(moved(ReturnState.ARRIVED));
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(moved(ReturnState.RECEIVED));
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED)))
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .thenNothing();
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED), moved(ReturnState.ARRIVED)))
                    .when(recordMoved(ReturnState.NOT_ARRIVED))
                    .thenNothing();
            order.given(allArrived(asked, moved(ReturnState.ARRIVED)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(movedOn(ReturnState.RECEIVED));
            order.given(allArrived(asked, ended(ReturnState.ABANDONED)))
                    .when(recordMoved(ReturnState.ARRIVED))
                    .then(moved(ReturnState.ARRIVED));
            order.given(allArrived(asked, ended(ReturnState.ABANDONED), moved(ReturnState.ON_ITS_WAY)))
                    .when(new RecordReturnEnded(ORDER, 1, ReturnState.ABANDONED))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "hears that it arrives after it was refused as missing, once, and what is decided then counts (ORD-15)")
        void arrivesAfterItsRefusal() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            Verdict refusal = new Verdict(1, 2, false, Optional.empty(), Optional.of("it did not arrive"));
            ReturnSettled refused = new ReturnSettled(
                    ORDER,
                    1,
                    List.of(),
                    List.of(mugs(2)),
                    won(0),
                    won(0),
                    won(0),
                    List.of(),
                    Optional.of("it did not arrive"));
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED)))
                    .when(settle(refusal))
                    .then(refused)
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .thenNothing()
                    .when(recordMoved(ReturnState.ARRIVED))
                    .then(moved(ReturnState.ARRIVED))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(movedOn(ReturnState.RECEIVED))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            bothBackForAChangeOfMind(),
                            refundForReturn(CARD, won(17_396)),
                            refundForReturn(VOUCHER, won(8_404)));
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED), refused, moved(ReturnState.ARRIVED)))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(allArrived(asked, moved(ReturnState.RECEIVED), refused))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .thenNothing()
                    .when(recordMoved(ReturnState.ARRIVED))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "is decided about anew when it is received after a part was refused as missing: what was given back stays, and its way"
                        + " back is paid once (ORD-15)")
        void isReceivedAfterAPartWasRefused() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            Verdict refusal = new Verdict(1, 1, false, Optional.empty(), Optional.of("it did not arrive"));
            ReturnSettled inPart = new ReturnSettled(
                    ORDER,
                    1,
                    List.of(mugs(1)),
                    List.of(mugs(1)),
                    won(8_000),
                    won(4_900),
                    won(0),
                    List.of(
                            new ReturnSettled.Withheld(CARD, won(3_001)),
                            new ReturnSettled.Withheld(VOUCHER, won(1_899))),
                    Optional.of("it did not arrive"),
                    Optional.of(3L),
                    Optional.empty());
            ReturnSettled theRest = new ReturnSettled(
                    ORDER,
                    1,
                    List.of(mugs(1)),
                    List.of(),
                    won(17_800),
                    won(0),
                    won(0),
                    List.of(),
                    Optional.empty(),
                    Optional.of(5L),
                    Optional.empty());
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED)))
                    .when(new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 1), refusal), Optional.of(3L)))
                    .then(
                            inPart,
                            refundForReturn(CARD, "refund-1", won(4_899)),
                            refundForReturn(VOUCHER, "refund-1", won(3_101)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(moved(ReturnState.RECEIVED))
                    .when(new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 1)), Optional.of(5L)))
                    .then(
                            theRest,
                            refundForReturn(CARD, "refund-2", won(12_800)),
                            refundForReturn(VOUCHER, "refund-2", won(5_000)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "is decided about anew when it is received after it was refused as missing, however late its arrival was heard")
        void isReceivedAfterItsRefusal() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            Verdict refusal = new Verdict(1, 2, false, Optional.empty(), Optional.of("it did not arrive"));
            SettleReturn first = new SettleReturn(ORDER, 1, List.of(refusal), Optional.of(3L));
            SettleReturn second = new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 2)), Optional.of(5L));
            ReturnSettled refused = new ReturnSettled(
                    ORDER,
                    1,
                    List.of(),
                    List.of(mugs(2)),
                    won(0),
                    won(0),
                    won(0),
                    List.of(),
                    Optional.of("it did not arrive"),
                    Optional.of(3L),
                    Optional.empty());
            order.given(allArrived(asked, moved(ReturnState.NOT_ARRIVED), moved(ReturnState.ARRIVED)))
                    .when(first)
                    .then(refused)
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(movedOn(ReturnState.RECEIVED))
                    .when(first)
                    .thenNothing()
                    .when(recordMoved(ReturnState.RECEIVED))
                    .thenNothing()
                    .when(second)
                    .then(
                            new ReturnSettled(
                                    ORDER,
                                    1,
                                    List.of(mugs(2)),
                                    List.of(),
                                    won(25_800),
                                    won(4_900),
                                    won(0),
                                    List.of(
                                            new ReturnSettled.Withheld(CARD, won(3_304)),
                                            new ReturnSettled.Withheld(VOUCHER, won(1_596))),
                                    Optional.empty(),
                                    Optional.of(5L),
                                    Optional.empty()),
                            refundForReturn(CARD, won(17_396)),
                            refundForReturn(VOUCHER, won(8_404)))
                    .when(second)
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps its units for it again when it comes nevertheless, as far as no other return has them")
        void hasItsUnitsAgain() {
            order.given(allArrived(
                            askedFor(1, 2, ReturnReason.DEFECT),
                            ended(ReturnState.ABANDONED),
                            moved(ReturnState.ON_ITS_WAY)))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(allArrived(
                            askedFor(1, 1, ReturnReason.DEFECT),
                            ended(ReturnState.ABANDONED),
                            askedFor(2, 1, ReturnReason.DEFECT),
                            moved(ReturnState.ON_ITS_WAY)))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(allArrived(
                            askedFor(1, 1, ReturnReason.DEFECT),
                            ended(ReturnState.ABANDONED),
                            askedFor(2, 2, ReturnReason.DEFECT),
                            moved(ReturnState.ON_ITS_WAY),
                            new ReturnEnded(ORDER, 2, ReturnState.ABANDONED)))
                    .when(giveBackMugs(2, ReturnReason.DEFECT))
                    .then(askedFor(3, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("learns that it came though nobody awaited it any more; of one that was declined, nothing")
        void comesNevertheless() {
            Object asked = askedFor(1, 2, ReturnReason.CHANGE_OF_MIND);
            order.given(allArrived(asked, ended(ReturnState.ABANDONED)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .then(moved(ReturnState.RECEIVED));
            order.given(allArrived(asked, ended(ReturnState.ABANDONED)))
                    .when(recordMoved(ReturnState.ON_ITS_WAY))
                    .then(moved(ReturnState.ON_ITS_WAY));
            order.given(allArrived(asked, ended(ReturnState.ABANDONED)))
                    .when(recordMoved(ReturnState.LABELLED))
                    .thenNothing();
            order.given(allArrived(asked, ended(ReturnState.DECLINED)))
                    .when(recordMoved(ReturnState.RECEIVED))
                    .thenNothing();
            order.given(allArrived(asked, ended(ReturnState.DECLINED)))
                    .when(settle(Verdict.refund(1, 2)))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("when the goods are back")
    class Back {

        @Test
        @DisplayName("gives goods and fee back, less the way back where it is the customer's reason; it stays closed")
        void changeOfMind() {
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND)))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            bothBackForAChangeOfMind(),
                            refundForReturn(CARD, won(17_396)),
                            refundForReturn(VOUCHER, won(8_404)));
        }

        @Test
        @DisplayName("gives the goods of some units back, without their fee, where others stay")
        void someUnits() {
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                    .when(settle(Verdict.refund(1, 1)))
                    .then(oneBackForADefect(), refundForReturn(CARD, won(7_900)), refundForReturn(VOUCHER, won(5_000)));
        }

        @Test
        @DisplayName("gives back once, however often that is told")
        void once() {
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND), bothBackForAChangeOfMind()))
                    .when(settle(Verdict.refund(1, 2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps what the inspection says, with the reason, and what is refused")
        void inspection() {
            order.given(allArrived(askedFor(1, 2, ReturnReason.DEFECT)))
                    .when(settle(
                            new Verdict(1, 1, true, Optional.of(won(3_000)), Optional.of("it was used")),
                            new Verdict(1, 1, false, Optional.empty(), Optional.of("another mug"))))
                    .then(
                            new ReturnSettled(
                                    ORDER,
                                    1,
                                    List.of(mugs(1)),
                                    List.of(mugs(1)),
                                    won(9_900),
                                    won(0),
                                    won(3_000),
                                    List.of(new Withheld(CARD, won(1_837)), new Withheld(VOUCHER, won(1_163))),
                                    Optional.of("it was used; another mug")),
                            refundForReturn(CARD, won(6_063)),
                            refundForReturn(VOUCHER, won(3_837)));
        }

        @Test
        @DisplayName("gives nothing back for what is refused, and no second return to it")
        void refused() {
            ReturnSettled refused = new ReturnSettled(
                    ORDER,
                    1,
                    List.of(),
                    List.of(mugs(2)),
                    won(0),
                    won(0),
                    won(0),
                    List.of(),
                    Optional.of("other mugs"));
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND)))
                    .when(settle(new Verdict(1, 2, false, Optional.empty(), Optional.of("other mugs"))))
                    .then(refused);
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND), refused))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(allArrived(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND), refused))
                    .when(settle(Verdict.refund(1, 2)))
                    .thenNothing();
        }

        @Test
        @DisplayName("withholds no more than goes back")
        void noMoreThanGoesBack() {
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                    .when(settle(new Verdict(1, 1, true, Optional.of(won(99_000)), Optional.of("in pieces"))))
                    .then(new ReturnSettled(
                            ORDER,
                            1,
                            List.of(mugs(1)),
                            List.of(),
                            won(0),
                            won(0),
                            won(12_900),
                            List.of(new Withheld(CARD, won(7_900)), new Withheld(VOUCHER, won(5_000))),
                            Optional.of("in pieces")));
        }

        @Test
        @DisplayName("frees units of which nothing was said: they did not come")
        void didNotCome() {
            order.given(allArrived(askedFor(1, 2, ReturnReason.DEFECT), oneBackForADefect()))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(2, 1, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("gives nothing back for what was refunded meanwhile")
        void notTwice() {
            order.given(sentAndPaid(
                            delivered(POTTER),
                            askedFor(1, 2, ReturnReason.DEFECT),
                            mishap(POTTER, ParcelMishap.DAMAGED, 9),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, won(10_000), "not sent")))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(new ReturnSettled(
                            ORDER, 1, List.of(), List.of(), won(0), won(0), won(0), List.of(), Optional.empty()));
        }

        @Test
        @DisplayName("gives back to the return that is decided first, where one came when it was not awaited")
        void firstComesFirst() {
            Object[] both = allArrived(
                    askedFor(1, 2, ReturnReason.DEFECT),
                    ended(ReturnState.ABANDONED),
                    askedFor(2, 1, ReturnReason.DEFECT),
                    moved(ReturnState.RECEIVED));
            order.given(both)
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            nothingWithheld(1, List.of(mugs(2)), won(30_700)),
                            refundForReturn(CARD, CARD_FOR_MUGS),
                            refundForReturn(VOUCHER, won(10_000)));
            order.given(both)
                    .givenCommands(settle(Verdict.refund(1, 2)))
                    .when(new SettleReturn(ORDER, 2, List.of(Verdict.refund(1, 1))))
                    .then(nothingWithheld(2, List.of(), won(0)));
        }

        @Test
        @DisplayName("gives nothing back for what another return has refused")
        void refusedInAnother() {
            order.given(allArrived(
                            askedFor(1, 2, ReturnReason.DEFECT),
                            ended(ReturnState.ABANDONED),
                            askedFor(2, 1, ReturnReason.DEFECT),
                            new ReturnSettled(
                                    ORDER,
                                    2,
                                    List.of(),
                                    List.of(mugs(1)),
                                    won(0),
                                    won(0),
                                    won(0),
                                    List.of(),
                                    Optional.of("another mug")),
                            moved(ReturnState.RECEIVED)))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(oneBackForADefect(), refundForReturn(CARD, won(7_900)), refundForReturn(VOUCHER, won(5_000)));
        }

        @Test
        @DisplayName(
                "gives nothing back for what was made good while nobody waited for it, and has no other unit in its place (ORD-23)")
        void madeGoodMeanwhile() {
            ReturnSettled refused = new ReturnSettled(
                    ORDER, 1, List.of(), List.of(), won(0), won(0), won(0), List.of(), Optional.of("in pieces"));
            for (Object givenUp : List.of(returnCancelled(1), ended(ReturnState.ABANDONED))) {
                for (Object madeGood :
                        List.of(MugsAndTea.mugsRefunded(1), MugsAndTea.mugsSentAgain(POTTER + ".2", 1))) {
                    Object[] past = allArrived(askedFor(1, 1, ReturnReason.DAMAGED), givenUp, madeGood);
                    order.given(past)
                            .given(moved(ReturnState.ON_ITS_WAY))
                            .when(giveBackMugs(1, ReturnReason.DEFECT))
                            .then(askedFor(2, 1, ReturnReason.DEFECT));
                    order.given(past)
                            .given(moneyBackWhere(madeGood))
                            .given(moved(ReturnState.RECEIVED))
                            .when(settle(Verdict.refund(1, 1)))
                            .then(nothingWithheld(1, List.of(), won(0)));
                    order.given(past)
                            .given(moneyBackWhere(madeGood))
                            .when(settle(Verdict.refund(1, 1)))
                            .then(nothingWithheld(1, List.of(), won(0)));
                    order.given(past)
                            .given(moneyBackWhere(madeGood))
                            .given(moved(ReturnState.RECEIVED))
                            .when(settle(new Verdict(1, 1, false, Optional.empty(), Optional.of("in pieces"))))
                            .then(refused)
                            .when(giveBackMugs(1, ReturnReason.DEFECT))
                            .then(askedFor(2, 1, ReturnReason.DEFECT));
                }
            }
        }

        private Object[] moneyBackWhere(Object madeGood) {
            return madeGood instanceof UnitsRefunded
                    ? new Object[] {
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good")
                    }
                    : new Object[0];
        }

        @Test
        @DisplayName(
                "gives back for what comes beside that, and for what was given up only after another was made good")
        void besideWhatWasMadeGood() {
            order.given(allArrived(
                            askedFor(1, 1, ReturnReason.DEFECT),
                            returnCancelled(1),
                            askedFor(2, 1, ReturnReason.DEFECT),
                            new ReturnCancelled(ORDER, 2, List.of(mugs(1))),
                            MugsAndTea.mugsRefunded(1)))
                    .given(moneyBackWhere(MugsAndTea.mugsRefunded(1)))
                    .given(moved(ReturnState.RECEIVED))
                    .given(new ReturnMoved(ORDER, 2, ReturnState.RECEIVED, Optional.empty()))
                    .when(settle(Verdict.refund(1, 1)))
                    .then(nothingWithheld(1, List.of(), won(0)))
                    .when(new SettleReturn(ORDER, 2, List.of(Verdict.refund(1, 1))))
                    .then(
                            nothingWithheld(2, List.of(mugs(1)), won(17_800)),
                            new RefundRequested(ORDER, CARD, "refund-2", won(12_800), "returned", Optional.of(2)),
                            new RefundRequested(ORDER, VOUCHER, "refund-2", won(5_000), "returned", Optional.of(2)));
            order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT), MugsAndTea.mugsRefunded(1)))
                    .given(moneyBackWhere(MugsAndTea.mugsRefunded(1)))
                    .given(returnCancelled(1), moved(ReturnState.RECEIVED))
                    .when(settle(Verdict.refund(1, 1)))
                    .then(
                            nothingWithheld(1, List.of(mugs(1)), won(17_800)),
                            refundForReturn(CARD, "refund-2", won(12_800)),
                            refundForReturn(VOUCHER, "refund-2", won(5_000)));
        }

        @Test
        @DisplayName(
                "gives nothing back for what comes after it was settled without it, and was made good meanwhile: nor another unit in its place (ORD-23)")
        void madeGoodAfterItWasSettledWithoutIt() {
            OrderLine threeMugs =
                    new OrderLine("MUG-BLUE", "Blue mug", 3, won(12_900), won(0), won(3_964), POTTER, won(4_900));
            Object[] oneOfTwoWasLost = {
                MugsAndTea.place(List.of(threeMugs), List.of(MugsAndTea.card(43_600))),
                new RecordTenderAuthorised(ORDER, CARD, won(43_600), true),
                MugsAndTea.recordDelivery(POTTER),
                MugsAndTea.recordCaptured(POTTER, won(43_600)),
                giveBackMugs(2, ReturnReason.DEFECT),
                MugsThatComeBack.recordMoved(ReturnState.NOT_ARRIVED),
                settle(Verdict.refund(1, 1)),
                MugsAndTea.refundMugs("leaking", POTTER, 1)
            };
            order.givenNothing()
                    .givenCommands(oneOfTwoWasLost)
                    .givenCommands(MugsThatComeBack.recordMoved(ReturnState.RECEIVED))
                    .when(settle(Verdict.refund(1, 1)))
                    .then(nothingWithheld(1, List.of(), won(0)));
            order.givenNothing()
                    .givenCommands(oneOfTwoWasLost)
                    .givenCommands(MugsThatComeBack.recordMoved(ReturnState.RECEIVED))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(2, 1, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("keeps what comes after it was settled without it until it is decided about")
        void comesAfterItWasSettledWithoutIt() {
            Object[] comes = allArrived(
                    askedFor(1, 2, ReturnReason.DEFECT),
                    moved(ReturnState.NOT_ARRIVED),
                    oneBackForADefect(),
                    refundForReturn(CARD, won(7_900)),
                    refundForReturn(VOUCHER, won(5_000)),
                    moved(ReturnState.RECEIVED));
            order.given(comes)
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .thenRejected("ORD-11", "units-in-another-return");
            order.given(comes)
                    .when(settle(Verdict.refund(1, 1)))
                    .then(
                            nothingWithheld(1, List.of(mugs(1)), won(17_800)),
                            refundForReturn(CARD, "refund-2", won(12_800)),
                            refundForReturn(VOUCHER, "refund-2", won(5_000)));
        }

        @Test
        @DisplayName("gives back no more than is left, also where several things are said of one line")
        void severalVerdictsOfALine() {
            order.given(allArrived(
                            askedFor(1, 2, ReturnReason.DEFECT),
                            ended(ReturnState.ABANDONED),
                            askedFor(2, 1, ReturnReason.DEFECT),
                            nothingWithheld(2, List.of(mugs(1)), won(12_900)),
                            refundForReturn(CARD, won(7_900)),
                            refundForReturn(VOUCHER, won(5_000)),
                            moved(ReturnState.RECEIVED)))
                    .when(settle(
                            Verdict.refund(1, 1),
                            new Verdict(1, 1, true, Optional.of(won(3_000)), Optional.of("it was used"))))
                    .then(
                            new ReturnSettled(
                                    ORDER,
                                    1,
                                    List.of(mugs(1)),
                                    List.of(),
                                    won(14_800),
                                    won(0),
                                    won(3_000),
                                    List.of(new Withheld(CARD, won(2_157)), new Withheld(VOUCHER, won(843))),
                                    Optional.of("it was used")),
                            refundForReturn(CARD, "refund-2", won(10_643)),
                            refundForReturn(VOUCHER, "refund-2", won(4_157)));
        }

        @Test
        @DisplayName("sends in place of a parcel what of it has not come back, and nothing where all has (ORD-23)")
        void isReplacedWithoutThem() {
            order.given(sentAndPaid(
                            delivered(POTTER),
                            askedFor(1, 1, ReturnReason.DEFECT),
                            oneBackForADefect(),
                            mishap(POTTER, ParcelMishap.DAMAGED, 9)))
                    .when(MugsAndTea.replace(POTTER))
                    .then(new ParcelReplaced(
                            ORDER, POTTER, POTTER + ".2", contents(1), MugsAndTea.JIWON, MakingGoodReason.IN_STOCK));
            order.given(sentAndPaid(
                            delivered(POTTER),
                            askedFor(1, 2, ReturnReason.DEFECT),
                            nothingWithheld(1, List.of(mugs(2)), won(30_700)),
                            mishap(POTTER, ParcelMishap.DAMAGED, 9)))
                    .when(MugsAndTea.replace(POTTER))
                    .thenRejected("ORD-10", "parcel-empty");
        }

        private ReturnSettled nothingWithheld(int number, List<ParcelUnits> returned, Money givenBack) {
            return new ReturnSettled(
                    ORDER, number, returned, List.of(), givenBack, won(0), won(0), List.of(), Optional.empty());
        }

        @Test
        @DisplayName("is not owed for what came back, where it could not be taken; and is closed then (PAY-12)")
        void neverTaken() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captureFailed(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(POTTER),
                            delivered(TEA_GARDEN),
                            askedFor(1, 2, ReturnReason.CHANGE_OF_MIND))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            new ReturnSettled(
                                    ORDER,
                                    1,
                                    List.of(mugs(2)),
                                    List.of(),
                                    won(5_100),
                                    won(4_900),
                                    won(0),
                                    List.of(new Withheld(VOUCHER, won(4_900))),
                                    Optional.empty()),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            releaseRequested(CARD, "returned"),
                            refundForReturn(VOUCHER, won(5_100)),
                            closed());
        }

        @Test
        @DisplayName("keeps the way back when the rest is taken, where it paid for the rest meanwhile (ORD-09)")
        void paysForTheRest() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            delivered(POTTER),
                            askedFor(1, 2, ReturnReason.CHANGE_OF_MIND))
                    .givenCommands(settle(Verdict.refund(1, 2)))
                    .when(MugsAndTea.recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN));
        }

        @Test
        @DisplayName("knows of goodwill: what was given is not given again (ORD-22)")
        void goodwill() {
            Object[] given = {
                new GoodwillGiven(
                        ORDER,
                        "late-1",
                        won(5_000),
                        GoodwillReason.LATE_DELIVERY,
                        List.of(new GoodwillPart(CARD, won(5_000)))),
                refundRequested(CARD, won(5_000), "goodwill"),
                askedFor(1, 2, ReturnReason.CHANGE_OF_MIND)
            };
            order.given(allArrived(given))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            bothBackForAChangeOfMind(),
                            refundForReturn(CARD, "refund-2", won(17_396)),
                            refundForReturn(VOUCHER, won(8_404)));
            order.given(allArrived(given))
                    .givenCommands(
                            settle(Verdict.refund(1, 2)),
                            new ReturnUnits(
                                    ORDER,
                                    List.of(new ReturnedUnits(2, 1)),
                                    ReturnReason.CHANGE_OF_MIND,
                                    Optional.empty(),
                                    ReturnWish.REFUND,
                                    Optional.empty(),
                                    Optional.empty()))
                    .when(new SettleReturn(ORDER, 2, List.of(Verdict.refund(2, 1))))
                    .then(
                            new ReturnSettled(
                                    ORDER,
                                    2,
                                    List.of(new ParcelUnits(TEA_GARDEN, 2, 1)),
                                    List.of(),
                                    won(7_500),
                                    won(4_900),
                                    won(0),
                                    List.of(new Withheld(CARD, won(4_900))),
                                    Optional.empty()),
                            new RefundRequested(ORDER, CARD, "refund-3", won(7_500), "returned", Optional.of(2)));
        }

        @Test
        @DisplayName("still closes when the rest has arrived")
        void closesLater() {
            order.given(sentAndPaid(
                            delivered(POTTER),
                            askedFor(1, 2, ReturnReason.CHANGE_OF_MIND),
                            bothBackForAChangeOfMind(),
                            refundForReturn(CARD, won(17_396)),
                            refundForReturn(VOUCHER, won(8_404))))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN), closed());
        }

        @Test
        @DisplayName("gives back what is taken though it came back, when the money is late")
        void lateMoney() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(POTTER),
                            delivered(TEA_GARDEN),
                            askedFor(1, 1, ReturnReason.DEFECT),
                            oneBackForADefect(),
                            refundForReturn(VOUCHER, won(5_000)))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), refundForReturn(CARD, won(7_900)), closed());
        }

        @Test
        @DisplayName("keeps the way back also where it is not known yet whether the money is taken (ORD-15)")
        void whileItIsBeingTaken() {
            order.given(whileMugsAreBeingTaken())
                    .when(settle(Verdict.refund(1, 2)))
                    .then(bothBackForAChangeOfMind(), refundForReturn(VOUCHER, won(8_404)))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), refundForReturn(CARD, won(17_396)), closed());
        }

        @Test
        @DisplayName("asks for the way back alone where the money cannot be taken after all (PAY-12)")
        void cannotBeTaken() {
            String again = TEA_GARDEN + ".again";
            order.given(whileMugsAreBeingTaken())
                    .givenCommands(settle(Verdict.refund(1, 2)))
                    .when(recordCaptureFailed(POTTER, CARD_FOR_MUGS))
                    .then(
                            captureFailed(POTTER, CARD_FOR_MUGS),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(again, won(3_304), POTTER))
                    .when(recordCaptureFailed(again, won(3_304)))
                    .then(captureFailed(again, won(3_304)))
                    .when(recordCaptured(again, won(3_304)))
                    .then(captured(again, won(3_304)), releaseRequested(CARD, "not sent"), closed());
        }

        private Object[] whileMugsAreBeingTaken() {
            return new Object[] {
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                captured(TEA_GARDEN, CARD_FOR_TEA),
                delivered(POTTER),
                delivered(TEA_GARDEN),
                askedFor(1, 2, ReturnReason.CHANGE_OF_MIND)
            };
        }

        @Test
        @DisplayName(
                "is owed for what was kept alone: what could not be taken for all of it is not tried again (PAY-12)")
        void owesTheRest() {
            String again = POTTER + ".again";
            Object[] past = {
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captureFailed(POTTER, CARD_FOR_MUGS),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                captured(TEA_GARDEN, CARD_FOR_TEA),
                delivered(POTTER),
                delivered(TEA_GARDEN),
                askedFor(1, 1, ReturnReason.DEFECT)
            };
            ReturnSettled oneBack = new ReturnSettled(
                    ORDER, 1, List.of(mugs(1)), List.of(), won(5_000), won(0), won(0), List.of(), Optional.empty());
            order.given(past)
                    .when(settle(Verdict.refund(1, 1)))
                    .then(
                            oneBack,
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(again, won(12_800), POTTER),
                            refundForReturn(VOUCHER, won(5_000)))
                    .when(recordCaptured(again, won(12_800)))
                    .then(captured(again, won(12_800)), releaseRequested(CARD, "not sent"), closed());
            // A try of the one that was given up was under way, and has come first.
            order.given(past)
                    .givenCommands(settle(Verdict.refund(1, 1)))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), refundRequested(CARD, won(7_900), "not sent"), closed())
                    .when(recordCaptureFailed(again, won(12_800)))
                    .then(captureFailed(again, won(12_800)), captureNotNeeded(again, won(12_800)));
        }

        @Test
        @DisplayName(
                "is owed for the rest alone where one capture was to take all of it, and has failed (PAY-12, ORD-09)")
        void owesTheRestOfOneCapture() {
            order.given(
                            placed(),
                            cardAuthorisedForOneCapture(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested("whole", WHOLE_CARD),
                            captureFailed("whole", WHOLE_CARD),
                            delivered(POTTER),
                            handedOver(TEA_GARDEN),
                            delivered(TEA_GARDEN),
                            askedFor(1, 2, ReturnReason.DEFECT))
                    .when(settle(Verdict.refund(1, 2)))
                    .then(
                            nothingWithheld(1, List.of(mugs(2)), WHOLE_VOUCHER),
                            captureNotNeeded("whole", WHOLE_CARD),
                            captureRequested("whole.again", CARD_FOR_TEA, "whole"),
                            refundForReturn(VOUCHER, WHOLE_VOUCHER))
                    .when(recordCaptureFailed("whole.again", CARD_FOR_TEA))
                    .then(captureFailed("whole.again", CARD_FOR_TEA))
                    .when(recordCaptured("whole.again", CARD_FOR_TEA))
                    .then(captured("whole.again", CARD_FOR_TEA), releaseRequested(CARD, "not sent"), closed());
        }
    }
}
