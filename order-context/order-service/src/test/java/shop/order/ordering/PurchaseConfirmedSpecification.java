package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmPurchase;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.deliveredConfirmingItself;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.purchaseConfirmed;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.and;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.ended;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.oneBackForADefect;
import static shop.order.ordering.MugsThatComeBack.sentAndPaid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RejectionReason;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Whereabouts;
import shop.specification.AggregateSpecification;

@DisplayName("A purchase in Korea (ORD-25)")
class PurchaseConfirmedSpecification {

    /** The end of the Monday a week after the one on which all arrived. */
    private static final Instant A_WEEK_LATER = Instant.parse("2026-01-13T00:00:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.ordersIn("KR");

    private static Object[] arrived(Object... more) {
        return and(
                sentAndPaid(
                        deliveredConfirmingItself(POTTER, A_WEEK_LATER),
                        deliveredConfirmingItself(TEA_GARDEN, A_WEEK_LATER),
                        closed()),
                more);
    }

    /** One mug came back. */
    private static PurchaseConfirmed confirmedWithoutAMug(PurchaseConfirmedBy by) {
        return new PurchaseConfirmed(
                ORDER,
                "customer-jiwon",
                by,
                List.of(
                        new PurchaseConfirmed.Item(1, "MUG-BLUE", POTTER, 1, won(17_800)),
                        new PurchaseConfirmed.Item(2, "TEA-GREEN", TEA_GARDEN, 1, won(12_400))),
                won(30_200));
    }

    @Nested
    @DisplayName("that the customer accepts")
    class ByTheCustomer {

        @Test
        @DisplayName("is confirmed once, with what they keep and what they have paid")
        void isConfirmed() {
            order.given(arrived())
                    .when(confirmPurchase())
                    .then(purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER))
                    .when(confirmPurchase())
                    .thenNothing();
        }

        @Test
        @DisplayName("is confirmed without what came back, and less goodwill")
        void withoutWhatCameBack() {
            order.given(arrived(askedFor(1, 1, ReturnReason.DEFECT), oneBackForADefect()))
                    .when(confirmPurchase())
                    .then(confirmedWithoutAMug(PurchaseConfirmedBy.CUSTOMER));
            PurchaseConfirmed whole = purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER);
            order.given(arrived(MugsAndTea.goodwillGiven(5_000, new GoodwillPart(CARD, won(5_000)))))
                    .when(confirmPurchase())
                    .then(new PurchaseConfirmed(ORDER, whole.customerId(), whole.by(), whole.items(), won(38_100)));
        }

        @Test
        @DisplayName("cannot be confirmed as long as something is to arrive, or nothing did")
        void tooEarly() {
            order.given(placed()).when(confirmPurchase()).thenRejected("ORD-25", "parcels-not-arrived");
            order.given(sentAndPaid(delivered(POTTER)))
                    .when(confirmPurchase())
                    .thenRejected("ORD-25", "parcels-not-arrived");
            order.given(placed(), MugsAndTea.rejected(RejectionReason.NOT_PAID_IN_TIME))
                    .when(confirmPurchase())
                    .thenRejected("ORD-25", "nothing-kept");
        }

        @Test
        @DisplayName("cannot be confirmed as long as something is coming back")
        void comingBack() {
            order.given(arrived(askedFor(1, 1, ReturnReason.DEFECT)))
                    .when(confirmPurchase())
                    .thenRejected("ORD-25", "return-open");
            order.given(arrived(askedFor(1, 1, ReturnReason.DEFECT), ended(ReturnState.ABANDONED)))
                    .when(confirmPurchase())
                    .then(purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER));
        }

        @Test
        @DisplayName("cannot be confirmed as long as something is owed for it")
        void owed() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(POTTER),
                            delivered(TEA_GARDEN))
                    .when(confirmPurchase())
                    .thenRejected("ORD-25", "not-paid");
            order.given(arrived(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)))
                    .when(confirmPurchase())
                    .thenRejected("ORD-25", "not-paid");
        }
    }

    @Nested
    @DisplayName("of which the customer has disputed something with their bank (PAY-10)")
    class Disputed {

        private final Object[] disputed = arrived(MugsAndTea.disputed(CARD, CARD_FOR_MUGS));

        @Test
        @DisplayName("is not confirmed as long as the bank has the money")
        void open() {
            order.given(disputed).when(confirmPurchase()).thenRejected("ORD-25", "not-paid");
            order.given(disputed).at(A_WEEK_LATER).when(repeatUnanswered()).thenNothing();
        }

        @Test
        @DisplayName("is confirmed with what is left to the shop when the bank has decided")
        void decided() {
            order.given(disputed)
                    .given(MugsAndTea.disputeDecided(CARD, won(0)))
                    .when(confirmPurchase())
                    .then(purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER));
            PurchaseConfirmed whole = purchaseConfirmed(PurchaseConfirmedBy.TIME);
            order.given(disputed)
                    .given(MugsAndTea.disputeDecided(CARD, CARD_FOR_MUGS))
                    .at(A_WEEK_LATER)
                    .when(repeatUnanswered())
                    .then(new PurchaseConfirmed(ORDER, whole.customerId(), whole.by(), whole.items(), won(22_400)));
        }
    }

    @Nested
    @DisplayName("that nobody says anything about")
    class ByTime {

        @Test
        @DisplayName("is told at the last delivery when it confirms itself: a week later, at the end of the day")
        void isTold() {
            order.given(sentAndPaid(deliveredConfirmingItself(POTTER, A_WEEK_LATER)))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(deliveredConfirmingItself(TEA_GARDEN, A_WEEK_LATER), closed());
            order.given(sentAndPaid(delivered(POTTER), MugsAndTea.mishap(TEA_GARDEN, ParcelMishap.PRESUMED_LOST, 7)))
                    .when(MugsAndTea.locate(TEA_GARDEN, Whereabouts.WITH_CUSTOMER))
                    .then(MugsAndTea.locatedConfirmingItself(TEA_GARDEN, A_WEEK_LATER), closed());
        }

        @Test
        @DisplayName("confirms itself then, once, and not before")
        void confirmsItself() {
            order.given(arrived())
                    .at(A_WEEK_LATER.minusMillis(1))
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(arrived())
                    .at(A_WEEK_LATER)
                    .when(repeatUnanswered())
                    .then(purchaseConfirmed(PurchaseConfirmedBy.TIME))
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("counts from the arrival of what was made good, where that counts after all (ORD-23)")
        void countsInstead() {
            String second = POTTER + ".2";
            Instant later = Instant.parse("2026-01-16T00:00:00+09:00");
            order.given(sentAndPaid(
                            deliveredConfirmingItself(TEA_GARDEN, A_WEEK_LATER),
                            MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            MugsAndTea.mugsReplaced(POTTER, second)))
                    .at(Instant.parse("2026-01-08T12:00:00+09:00"))
                    .when(recordDelivery(POTTER))
                    .then(MugsAndTea.turnedUpConfirmingItself(POTTER, later))
                    .when(MugsAndTea.recordParcelCancelled(second))
                    .then(MugsAndTea.parcelCancelled(second), closed())
                    .at(A_WEEK_LATER)
                    .when(repeatUnanswered())
                    .thenNothing()
                    .at(later)
                    .when(repeatUnanswered())
                    .then(purchaseConfirmed(PurchaseConfirmedBy.TIME));
        }

        @Test
        @DisplayName("does not as long as something is coming back, and then with what stays")
        void comingBack() {
            order.given(arrived(askedFor(1, 1, ReturnReason.DEFECT), MugsThatComeBack.movedOn(ReturnState.RECEIVED)))
                    .at(A_WEEK_LATER)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(arrived(askedFor(1, 1, ReturnReason.DEFECT), oneBackForADefect()))
                    .at(A_WEEK_LATER)
                    .when(repeatUnanswered())
                    .then(confirmedWithoutAMug(PurchaseConfirmedBy.TIME));
        }
    }

    @Nested
    @DisplayName("that is confirmed")
    class Confirmed {

        private final Object[] confirmed = arrived(purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER));

        @Test
        @DisplayName("can be given back for a change of mind as long as the law says so, and no longer")
        void noChangeOfMind() {
            order.given(arrived())
                    .at(A_WEEK_LATER.plusMillis(1))
                    .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(1, 1, ReturnReason.CHANGE_OF_MIND));
            order.given(confirmed)
                    .at(A_WEEK_LATER)
                    .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .then(askedFor(1, 1, ReturnReason.CHANGE_OF_MIND));
            order.given(confirmed)
                    .at(A_WEEK_LATER.plusMillis(1))
                    .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-25", "purchase-confirmed");
        }

        @Test
        @DisplayName("is final though something of it is exchanged afterwards (ORD-16)")
        void exchanged() {
            String second = POTTER + ".2";
            for (ReturnUnits command : List.of(
                    giveBackMugs(1, ReturnReason.CHANGE_OF_MIND),
                    new ReturnUnits(
                            ORDER,
                            List.of(new ReturnedUnits(2, 1)),
                            ReturnReason.CHANGE_OF_MIND,
                            Optional.empty(),
                            ReturnWish.REFUND,
                            Optional.empty(),
                            Optional.empty()))) {
                order.given(confirmed)
                        .at(A_WEEK_LATER)
                        .given(
                                MugsThatComeBack.askedToExchange(1, 1, ReturnReason.DEFECT),
                                MugsThatComeBack.settledInExchange(1, 0),
                                MugsThatComeBack.mugsExchanged(second, 1),
                                handedOver(second),
                                delivered(second),
                                closed())
                        .at(A_WEEK_LATER.plusMillis(1))
                        .when(command)
                        .thenRejected("ORD-25", "purchase-confirmed");
            }
        }

        @Test
        @DisplayName("can be given back where it is not as it was offered, for as long as before")
        void faults() {
            order.given(confirmed)
                    .at(A_WEEK_LATER.plusMillis(1))
                    .when(giveBackMugs(1, ReturnReason.DEFECT))
                    .then(askedFor(1, 1, ReturnReason.DEFECT));
        }
    }
}
