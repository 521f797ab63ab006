package shop.order.ordering;

import static org.assertj.core.api.Assertions.catchThrowable;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.giveBackMugsKnownSince;
import static shop.order.ordering.MugsThatComeBack.giveBackMugsUnder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.ClaimWish;
import shop.order.api.PayRefundInterest;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.SettlementReason;
import shop.order.api.WithdrawClaim;
import shop.order.api.WithdrawalExclusion;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.ShownProblems;

@DisplayName("The examples of refusals in the description of a return")
class ShownReturnProblemsTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00+09:00");

    private final PlayedOrder order = new PlayedOrder();
    private final ShownProblems shown = ShownProblems.of("returnUnits");

    @AfterEach
    void clock() {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    @Test
    @DisplayName("are what the order says (ORD-11)")
    void asking() {
        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        order.send(MugsAndTea.place());
        order.send(MugsAndTea.recordCardAuthorised());
        order.send(MugsAndTea.recordVoucherPaid());
        refused(giveBackMugs(1, ReturnReason.DEFECT));
        order.send(MugsAndTea.recordDelivery(POTTER));
        refused(giveBack());
        refused(giveBack(new ReturnedUnits(3, 1)));
        refused(exchangeForRed(1, ReturnWish.REFUND));
        refused(exchangeForRed(2, ReturnWish.EXCHANGE));
        refused(giveBack(new ReturnedUnits(1, 1), new ReturnedUnits(2, 1)));
        order.send(giveBackMugsUnder("back-1", 1, ReturnReason.DEFECT));
        refused(giveBackMugsUnder("back-1", 2, ReturnReason.DEFECT));
        refused(giveBackMugs(2, ReturnReason.DEFECT));
        PlayedOrder claimed = delivered();
        claimed.send(MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        refused(claimed, shown, giveBackMugs(2, ReturnReason.DEFECT));
        GenericEventMessage.clock = Clock.fixed(MONDAY.plus(Duration.ofDays(31)), ZoneOffset.UTC);
        refused(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND));

        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        for (int number = 2; number <= 999; number++) {
            order.send(giveBackMugs(1, ReturnReason.DEFECT));
            order.send(new RecordReturnEnded(ORDER, number, ReturnState.ABANDONED));
        }
        refused(giveBackMugs(1, ReturnReason.DEFECT));

        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        PlayedOrder madeToOrder = new PlayedOrder();
        madeToOrder.send(MugsAndTea.place(
                List.of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.MADE_TO_ORDER), MugsAndTea.greenTea()),
                MugsAndTea.placed().tenders()));
        refused(paidAndDelivered(madeToOrder), shown, giveBackMugs(1, ReturnReason.CHANGE_OF_MIND));

        givingBackWhatIsKnownToBeWrong();
        givingBackWhatIsConfirmed();
        // OrdersOverHttpTest, "exchanges for another colour where the shop says so"; ExchangeSpecification, "exchanges
        // each
        // kind for its own".
        shown.wereAllSentBut(Set.of("ORD-16-several-kinds", "ORD-29-prices-are-the-shops"));
    }

    private static ReturnUnits exchangeForRed(int line, ReturnWish wants) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(line, 1)),
                ReturnReason.DEFECT,
                Optional.empty(),
                wants,
                Optional.empty(),
                Optional.of(List.of(MugsThatComeBack.RED)));
    }

    /** In Korea, where the law counts from when it is known. */
    private void givingBackWhatIsKnownToBeWrong() {
        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        PlayedOrder inKorea = new PlayedOrder(MugsThatComeBack.termsIn("KR", MugsThatComeBack.REAL_TIME));
        inKorea.send(MugsAndTea.place());
        paidAndDelivered(inKorea);
        refused(inKorea, shown, giveBackMugsKnownSince("2026-01-05", 1, ReturnReason.CHANGE_OF_MIND));
        refused(inKorea, shown, giveBackMugsKnownSince("2026-01-06", 1, ReturnReason.DEFECT));
        refused(inKorea, shown, giveBackMugsKnownSince("2026-01-04", 1, ReturnReason.DEFECT));
        GenericEventMessage.clock = Clock.fixed(Instant.parse("2026-02-20T09:00:00+09:00"), ZoneOffset.UTC);
        refused(inKorea, shown, giveBackMugsKnownSince("2026-01-20", 1, ReturnReason.DEFECT));
    }

    /** Once the purchase is confirmed, and the time is over that the law gives. */
    private void givingBackWhatIsConfirmed() {
        PlayedOrder confirmed = delivered();
        GenericEventMessage.clock = Clock.fixed(MugsAndTea.THURSDAY, ZoneOffset.UTC);
        confirmed.send(MugsAndTea.confirmPurchase());
        GenericEventMessage.clock = Clock.fixed(MONDAY.plus(Duration.ofDays(15)), ZoneOffset.UTC);
        refused(confirmed, shown, giveBackMugs(1, ReturnReason.CHANGE_OF_MIND));
    }

    @Test
    @DisplayName("are what the order says, and those of confirming a purchase, too (ORD-25)")
    void confirming() {
        ShownProblems confirming = ShownProblems.of("confirmPurchase");
        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        order.send(MugsAndTea.place());
        refused(order, confirming, MugsAndTea.confirmPurchase());
        order.send(MugsAndTea.cancel());
        refused(order, confirming, MugsAndTea.confirmPurchase());
        PlayedOrder unpaid = delivered();
        unpaid.send(MugsAndTea.recordTurnedBack(MugsAndTea.VOUCHER, MugsAndTea.WHOLE_VOUCHER));
        refused(unpaid, confirming, MugsAndTea.confirmPurchase());
        PlayedOrder returned = delivered();
        returned.send(giveBackMugs(1, ReturnReason.DEFECT));
        refused(returned, confirming, MugsAndTea.confirmPurchase());
        PlayedOrder claimed = delivered();
        claimed.send(MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        refused(claimed, confirming, MugsAndTea.confirmPurchase());

        confirming.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("are what the order says, and those of what arrived damaged, too (ORD-23)")
    void claiming() {
        ShownProblems claiming = ShownProblems.of("claimUnits");
        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        order.send(MugsAndTea.place());
        order.send(MugsAndTea.recordCardAuthorised());
        order.send(MugsAndTea.recordVoucherPaid());
        order.send(MugsAndTea.recordHandOver(POTTER));
        refused(order, claiming, MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        order.send(MugsAndTea.recordDelivery(POTTER));
        refused(order, claiming, MugsAndTea.claimMugs("leaking", 3, ClaimWish.REFUND));
        order.send(MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        refused(order, claiming, MugsAndTea.claimMugs("leaking", 2, ClaimWish.REFUND));
        refused(order, claiming, MugsAndTea.claimMugs("both", 2, ClaimWish.REFUND));
        for (int number = 2; number <= 99; number++) {
            order.send(MugsAndTea.claimMugs("claim " + number, 1, ClaimWish.REFUND));
            order.send(new WithdrawClaim(ORDER, number));
        }
        refused(order, claiming, MugsAndTea.claimMugs("one more", 1, ClaimWish.REFUND));
        PlayedOrder returned = delivered();
        returned.send(giveBackMugs(1, ReturnReason.DEFECT));
        refused(returned, claiming, MugsAndTea.claimMugs("both", 2, ClaimWish.REFUND));
        GenericEventMessage.clock = Clock.fixed(Instant.parse("2028-01-06T09:00:00+09:00"), ZoneOffset.UTC);
        refused(returned, claiming, MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        // UnitsMadeGoodSpecification, "makes nothing good of a parcel in whose place the customer has another".
        claiming.wereAllSentBut(Set.of("ORD-23-first-parcel-arrived"));
    }

    @Test
    @DisplayName("are what the order says, and those of deciding about that, too (ORD-23)")
    void decidingClaims() {
        ShownProblems granting = ShownProblems.of("grantClaim");
        PlayedOrder declined = claimed();
        declined.send(MugsAndTea.declineClaim());
        refused(declined, granting, MugsAndTea.grantClaim(Optional.empty()));
        PlayedOrder back = delivered();
        back.send(giveBackMugs(2, ReturnReason.DEFECT));
        back.send(new RecordReturnEnded(ORDER, 1, ReturnState.ABANDONED));
        back.send(MugsAndTea.claimMugs("leaking", 2, ClaimWish.REFUND));
        back.send(MugsThatComeBack.recordMoved(ReturnState.RECEIVED));
        refused(back, granting, MugsAndTea.grantClaim(Optional.empty()));
        back.send(MugsThatComeBack.settle(Verdict.refund(1, 1)));
        refused(back, granting, MugsAndTea.grantClaim(Optional.empty()));
        // UnitsClaimedSpecification, "claims nothing of a parcel that has not arrived".
        granting.wereAllSentBut(Set.of("ORD-23-parcel-not-delivered"));

        PlayedOrder granted = claimed();
        granted.send(MugsAndTea.grantClaim(Optional.empty()));
        ShownProblems declining = ShownProblems.of("declineClaim");
        refused(granted, declining, MugsAndTea.declineClaim());
        declining.wereAllSentBut(Set.of());
        ShownProblems withdrawing = ShownProblems.of("withdrawClaim");
        refused(granted, withdrawing, new WithdrawClaim(ORDER, 1));
        withdrawing.wereAllSentBut(Set.of());
    }

    private static PlayedOrder claimed() {
        PlayedOrder claimed = delivered();
        claimed.send(MugsAndTea.claimMugs("leaking", 1, ClaimWish.REFUND));
        return claimed;
    }

    @Test
    @DisplayName("are what the order says, and that of paying interest, too (ORD-26)")
    void payingInterest() {
        ShownProblems paying = ShownProblems.of("payInterest");
        refused(delivered(), paying, new PayRefundInterest(ORDER, 1, SettlementReason.BANK_TRANSFER));
        paying.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("are what the order says, and those of taking a return back, too (ORD-11)")
    void cancelling() {
        ShownProblems cancelling = ShownProblems.of("cancelReturn");
        PlayedOrder asked = delivered();
        asked.send(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND));
        asked.send(new RecordReturnEnded(ORDER, 1, ReturnState.DECLINED));
        refused(asked, cancelling, MugsThatComeBack.cancelReturn());
        PlayedOrder sent = delivered();
        sent.send(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND));
        sent.send(MugsThatComeBack.recordMoved(ReturnState.ON_ITS_WAY));
        refused(sent, cancelling, MugsThatComeBack.cancelReturn());
        sent.send(MugsThatComeBack.settle(Verdict.refund(1, 1)));
        refused(sent, cancelling, MugsThatComeBack.cancelReturn());
        cancelling.wereAllSentBut(Set.of());
    }

    private static PlayedOrder delivered() {
        PlayedOrder delivered = new PlayedOrder();
        GenericEventMessage.clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        delivered.send(MugsAndTea.place());
        return paidAndDelivered(delivered);
    }

    private static PlayedOrder paidAndDelivered(PlayedOrder delivered) {
        delivered.send(MugsAndTea.recordCardAuthorised());
        delivered.send(MugsAndTea.recordVoucherPaid());
        delivered.send(MugsAndTea.recordDelivery(POTTER));
        delivered.send(MugsAndTea.recordDelivery(TEA_GARDEN));
        delivered.send(MugsAndTea.recordCaptured(POTTER, MugsAndTea.CARD_FOR_MUGS));
        delivered.send(MugsAndTea.recordCaptured(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA));
        return delivered;
    }

    private static ReturnUnits giveBack(ReturnedUnits... units) {
        return new ReturnUnits(
                ORDER,
                List.of(units),
                ReturnReason.DEFECT,
                Optional.empty(),
                ReturnWish.REFUND,
                Optional.empty(),
                Optional.empty());
    }

    private void refused(ReturnUnits command) {
        refused(order, shown, command);
    }

    private static void refused(PlayedOrder by, ShownProblems where, Object command) {
        where.isSent(
                BusinessRejection.in(catchThrowable(() -> by.send(command))).orElseThrow());
    }
}
