package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.claimGranted;
import static shop.order.ordering.MugsAndTea.claimMugs;
import static shop.order.ordering.MugsAndTea.declineClaim;
import static shop.order.ordering.MugsAndTea.grantClaim;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugsClaimed;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.ended;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.moved;
import static shop.order.ordering.MugsThatComeBack.oneBackForADefect;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;
import static shop.order.ordering.MugsThatComeBack.sentAndPaid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.ClaimWish;
import shop.order.api.DeclineClaim;
import shop.order.api.DeliveryFault;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.WithdrawClaim;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which the customer says that units arrived damaged, wrong or not at all (ORD-23)")
class UnitsClaimedSpecification {

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private final WithdrawClaim withdraw = new WithdrawClaim(ORDER, 1);
    private final ClaimOvertaken overtaken = new ClaimOvertaken(ORDER, 1);
    private final ClaimDeclined declined = new ClaimDeclined(ORDER, 1, "please send it back");

    private static UnitsRefunded refunded(int quantity) {
        return MugsAndTea.mugsRefunded("claim-1", quantity, DeliveryFault.DAMAGED);
    }

    private static UnitsReplaced sentAgain(int quantity) {
        return MugsAndTea.mugsSentAgain("claim-1", SECOND, quantity);
    }

    @Test
    @DisplayName("keeps what is said until it is decided, and no money moves")
    void isClaimed() {
        order.given(allArrived())
                .when(claimMugs("leaking", 1, ClaimWish.REPLACEMENT))
                .then(mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT));
        order.given(sentAndPaid(MugsAndTea.delivered(POTTER)))
                .when(claimMugs("both", 2, ClaimWish.REFUND))
                .then(mugsClaimed(1, "both", 2, ClaimWish.REFUND));
    }

    @Test
    @DisplayName("sends the same again, or pays it back, as the customer wants it, and nothing comes back")
    void isGranted() {
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT)))
                .when(grantClaim(Optional.empty()))
                .then(claimGranted(ClaimWish.REPLACEMENT), sentAgain(1));
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND)))
                .when(grantClaim(Optional.empty()))
                .then(
                        claimGranted(ClaimWish.REFUND),
                        refunded(1),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
    }

    @Test
    @DisplayName("does the other of the two where support says so: there is no more of it, say")
    void isGrantedOtherwise() {
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT)))
                .when(grantClaim(Optional.of(ClaimWish.REFUND)))
                .then(
                        claimGranted(ClaimWish.REFUND),
                        refunded(1),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
    }

    @Test
    @DisplayName("makes nothing good that support declines: it can be given back, or claimed again")
    void isDeclined() {
        Object claimed = mugsClaimed(1, "leaking", 2, ClaimWish.REFUND);
        order.given(allArrived(claimed)).when(declineClaim()).then(declined);
        order.given(allArrived(claimed, declined))
                .when(giveBackMugs(2, ReturnReason.DAMAGED))
                .then(askedFor(1, 2, ReturnReason.DAMAGED));
        order.given(allArrived(claimed, declined))
                .when(claimMugs("still leaking", 1, ClaimWish.REFUND))
                .then(mugsClaimed(2, "still leaking", 1, ClaimWish.REFUND));
    }

    @Test
    @DisplayName("keeps no card number of why it is declined (PAY-09)")
    void noCardNumbers() {
        order.given(allArrived(mugsClaimed(1, "leaking", 2, ClaimWish.REFUND)))
                .when(new DeclineClaim(ORDER, 1, "paid with 4111 1111 1111 1111"))
                .thenRejected("PAY-09", "card-number");
    }

    @Test
    @DisplayName("forgets a claim that is taken back: it was found, say")
    void isWithdrawn() {
        Object claimed = mugsClaimed(1, "leaking", 2, ClaimWish.REFUND);
        order.given(allArrived(claimed))
                .when(withdraw)
                .then(new ClaimWithdrawn(ORDER, 1))
                .when(withdraw)
                .thenNothing()
                .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                .then(askedFor(1, 2, ReturnReason.CHANGE_OF_MIND));
    }

    @Test
    @DisplayName("decides about each claim once")
    void once() {
        Object[] granted = allArrived(
                mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT), claimGranted(ClaimWish.REPLACEMENT), sentAgain(1));
        order.given(granted)
                .when(grantClaim(Optional.empty()))
                .thenNothing()
                .when(grantClaim(Optional.of(ClaimWish.REPLACEMENT)))
                .thenNothing()
                .when(grantClaim(Optional.of(ClaimWish.REFUND)))
                .thenRejected("ORD-23", "claim-decided")
                .when(declineClaim())
                .thenRejected("ORD-23", "claim-decided")
                .when(withdraw)
                .thenRejected("ORD-23", "claim-decided");
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT), declined))
                .when(declineClaim())
                .thenNothing()
                .when(grantClaim(Optional.empty()))
                .thenRejected("ORD-23", "claim-decided");
    }

    @Test
    @DisplayName("takes the same request once, and refuses it for something else")
    void sameRequest() {
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND)))
                .when(claimMugs("leaking", 1, ClaimWish.REFUND))
                .thenNothing()
                .when(claimMugs("leaking", 2, ClaimWish.REFUND))
                .thenRejected("ORD-23", "key-used-for-another-claim")
                .when(claimMugs("leaking", 1, ClaimWish.REPLACEMENT))
                .thenRejected("ORD-23", "key-used-for-another-claim");
    }

    @Test
    @DisplayName("has each unit in one claim or return, and makes it good once")
    void eachUnitOnce() {
        Object claimed = mugsClaimed(1, "leaking", 1, ClaimWish.REFUND);
        order.given(allArrived(claimed))
                .when(claimMugs("both", 2, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-in-a-claim")
                .when(giveBackMugs(2, ReturnReason.DAMAGED))
                .thenRejected("ORD-11", "units-in-a-claim")
                .when(MugsAndTea.refundMugs("both", POTTER, 2))
                .thenRejected("ORD-23", "units-in-a-claim");
        order.given(allArrived(claimed))
                .when(MugsAndTea.sendMugsAgain("the other", POTTER, 1))
                .then(MugsAndTea.mugsSentAgain("the other", SECOND, 1))
                .when(claimMugs("a third", 1, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-in-a-claim");
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(claimMugs("both", 2, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-in-a-return");
        order.given(allArrived(claimed, claimGranted(ClaimWish.REFUND), refunded(1)))
                .when(claimMugs("both", 2, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-not-in-parcel");
    }

    @Test
    @DisplayName("makes nothing good that came back meanwhile in a return that was given up (ORD-11)")
    void cameBackMeanwhile() {
        Object[] comes = allArrived(
                askedFor(1, 2, ReturnReason.DEFECT),
                ended(ReturnState.ABANDONED),
                mugsClaimed(1, "leaking", 1, ClaimWish.REFUND),
                moved(ReturnState.RECEIVED));
        order.given(comes).when(grantClaim(Optional.empty())).thenRejected("ORD-23", "units-in-a-return");
        order.given(comes)
                .given(MugsThatComeBack.bothBackForAChangeOfMind())
                .when(grantClaim(Optional.empty()))
                .thenRejected("ORD-23", "units-not-in-parcel");
        order.given(comes)
                .given(MugsThatComeBack.bothBackForAChangeOfMind())
                .when(declineClaim())
                .then(declined);
        order.given(allArrived(
                        askedFor(1, 1, ReturnReason.DEFECT),
                        moved(ReturnState.RECEIVED),
                        oneBackForADefect(),
                        refundForReturn(CARD, won(7_900)),
                        refundForReturn(VOUCHER, won(5_000))))
                .when(claimMugs("both", 2, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-not-in-parcel");
    }

    @Test
    @DisplayName(
            "claims nothing of a parcel that has not arrived, nor makes it good once that is refunded as a whole (ORD-10)")
    void hasNotArrived() {
        order.given(sentAndPaid())
                .when(claimMugs("leaking", 1, ClaimWish.REFUND))
                .thenRejected("ORD-23", "parcel-not-delivered");
        order.given(allArrived(
                        mugsClaimed(1, "leaking", 1, ClaimWish.REFUND),
                        mishap(POTTER, ParcelMishap.DAMAGED, 9),
                        MugsAndTea.parcelRefunded(POTTER),
                        refundRequested(CARD, MugsAndTea.CARD_FOR_MUGS, "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.WHOLE_VOUCHER, "not sent")))
                .when(grantClaim(Optional.empty()))
                .thenRejected("ORD-23", "parcel-not-delivered");
    }

    @Test
    @DisplayName(
            "needs no answer once its parcel is refunded or sent again as a whole: the claim ends by itself (ORD-10)")
    void isOvertaken() {
        Object[] damaged =
                allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND), mishap(POTTER, ParcelMishap.DAMAGED, 9));
        order.given(damaged)
                .when(MugsAndTea.refund(POTTER))
                .then(
                        MugsAndTea.parcelRefunded(POTTER),
                        overtaken,
                        refundRequested(CARD, MugsAndTea.CARD_FOR_MUGS, "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.WHOLE_VOUCHER, "not sent"))
                .when(declineClaim())
                .thenRejected("ORD-23", "claim-decided");
        order.given(damaged).when(MugsAndTea.replace(POTTER)).then(MugsAndTea.mugsReplaced(POTTER, SECOND), overtaken);
    }

    @Test
    @DisplayName("needs no answer either once all its units came back in a return that was given up (ORD-11)")
    void isOvertakenByAReturn() {
        Object[] comes = allArrived(
                askedFor(1, 2, ReturnReason.DEFECT),
                ended(ReturnState.ABANDONED),
                mugsClaimed(1, "leaking", 1, ClaimWish.REFUND),
                moved(ReturnState.RECEIVED));
        order.given(comes)
                .when(MugsThatComeBack.settle(Verdict.refund(1, 1)))
                .then(oneBackForADefect(), refundForReturn(CARD, won(7_900)), refundForReturn(VOUCHER, won(5_000)));
        order.given(comes)
                .when(MugsThatComeBack.settle(Verdict.refund(1, 2)))
                .then(
                        MugsThatComeBack.bothBackForADefect(),
                        overtaken,
                        refundForReturn(CARD, MugsAndTea.CARD_FOR_MUGS),
                        refundForReturn(VOUCHER, MugsAndTea.WHOLE_VOUCHER));
    }

    @Test
    @DisplayName("says how many can be claimed, and never fewer than none")
    void neverFewerThanNone() {
        order.given(allArrived(
                        askedFor(1, 1, ReturnReason.DEFECT),
                        ended(ReturnState.ABANDONED),
                        mugsClaimed(1, "leaking", 2, ClaimWish.REFUND),
                        moved(ReturnState.RECEIVED)))
                .when(claimMugs("one of them", 1, ClaimWish.REFUND))
                .thenRejected("ORD-23", "units-in-a-claim", Map.of("parcel", POTTER, "line", "1", "most", "0"));
    }

    @Test
    @DisplayName("hears of it as long as it could be given back for that (ORD-24)")
    void window() {
        Instant end = Instant.parse("2026-04-07T00:00:00+09:00");
        order.given(allArrived())
                .at(end)
                .when(claimMugs("leaking", 1, ClaimWish.REFUND))
                .then(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND));
        order.given(allArrived())
                .at(end.plusMillis(1))
                .when(claimMugs("leaking", 1, ClaimWish.REFUND))
                .thenRejected("ORD-23", "claim-window-over");
    }

    @Test
    @DisplayName("hears of it after the purchase is confirmed, and is not confirmed while it is to be decided (ORD-25)")
    void purchase() {
        order.given(allArrived(MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER)))
                .when(claimMugs("leaking", 1, ClaimWish.REFUND))
                .then(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND));
        order.given(allArrived(mugsClaimed(1, "leaking", 1, ClaimWish.REFUND)))
                .when(MugsAndTea.confirmPurchase())
                .thenRejected("ORD-25", "claim-open");
    }

    @Test
    @DisplayName("has 99 claims, and no more")
    void tooMany() {
        List<Object> many = new ArrayList<>(List.of(allArrived()));
        for (int number = 1; number <= 99; number++) {
            many.add(mugsClaimed(number, "claim " + number, 1, ClaimWish.REFUND));
            many.add(new ClaimWithdrawn(ORDER, number));
        }
        order.given(many.subList(0, many.size() - 2))
                .when(claimMugs("one more", 1, ClaimWish.REFUND))
                .then(mugsClaimed(99, "one more", 1, ClaimWish.REFUND));
        order.given(many).when(claimMugs("one more", 1, ClaimWish.REFUND)).thenRejected("ORD-23", "too-many-claims");
    }

    @Nested
    @DisplayName("where the shop believes its customers")
    class Believed {

        @RegisterExtension
        final AggregateSpecification<Order> believing = MugsThatComeBack.ordersThatBelieve();

        @Test
        @DisplayName("makes it good at once, and nobody has to look")
        void atOnce() {
            believing
                    .given(allArrived())
                    .when(claimMugs("leaking", 1, ClaimWish.REPLACEMENT))
                    .then(
                            mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT),
                            claimGranted(ClaimWish.REPLACEMENT),
                            sentAgain(1))
                    .when(claimMugs("leaking", 1, ClaimWish.REPLACEMENT))
                    .thenNothing();
        }
    }
}
