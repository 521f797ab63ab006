package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.AmendmentState;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.Awaited;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;
import shop.order.api.DeliveryFault;
import shop.order.api.FulfilmentAxis;
import shop.order.api.GoodwillReason;
import shop.order.api.LineUnits;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderMoney;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.PaymentAxis;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RefusalReason;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.ReturnsAxis;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawalExclusion;

/** What the order context tells of an order, in the forms that it can have. */
final class ViewsOnTheWire {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00.123+09:00");

    private ViewsOnTheWire() {}

    /** Of which nothing is there but what must be. */
    static OrderView withNothing() {
        Money nothing = won(0);
        return new OrderView(
                ORDER,
                OrderStatus.AWAITING_PAYMENT,
                Optional.empty(),
                "customer-jiwon",
                Optional.empty(),
                won(43_100),
                NINE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PaymentAxis.AWAITED,
                FulfilmentAxis.NOT_STARTED,
                ReturnsAxis.NONE,
                new OrderMoney(won(43_100), nothing, nothing, nothing, nothing, nothing),
                OrderView.CancellationState.NOT_ASKED_FOR,
                OrderView.PurchaseView.OPEN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** Of which all is there that may be, and beside it the same without. */
    static OrderView withEverything() {
        return new OrderView(
                ORDER,
                OrderStatus.CLOSED,
                Optional.of("not paid in time"),
                "customer-jiwon",
                Optional.of("WEB-20417"),
                won(43_100),
                NINE,
                Optional.of(MugsAndTea.PAY_UNTIL),
                Optional.of(MugsAndTea.PROMISED),
                List.of(MugsAndTea.twoBlueMugs(), MugsAndTea.twoMugsExcluded(WithdrawalExclusion.PERISHABLE)),
                List.of(
                        tender(1, OrderView.TenderState.REPLACED, Optional.of("INSUFFICIENT_FUNDS"), Optional.empty()),
                        tender(2, OrderView.TenderState.CAPTURED, Optional.empty(), Optional.of(1))),
                List.of(
                        parcel(POTTER, Optional.empty(), Optional.empty(), Optional.empty()),
                        parcel(
                                POTTER + ".2",
                                Optional.of("SIM0001"),
                                Optional.of(POTTER),
                                Optional.of(OrderView.Redirection.TOO_LATE))),
                List.of(new OrderView.UnitsView(1, 2, 1, 0, 0, 0)),
                List.of(
                        amendment(1, Optional.empty(), Optional.of(AmendmentWithdrawalReason.TOO_LATE)),
                        amendment(2, Optional.of(3), Optional.empty())),
                List.of(goodsBack(1, Optional.empty()), goodsBack(2, Optional.of(won(4_900)))),
                List.of(
                        claim(1, ClaimState.REPLACED, Optional.of(POTTER + ".2"), Optional.empty()),
                        claim(2, ClaimState.DECLINED, Optional.empty(), Optional.of("please send it back"))),
                PaymentAxis.TAKEN,
                FulfilmentAxis.DELIVERED,
                ReturnsAxis.RETURNED,
                new OrderMoney(
                        won(43_100), won(1), won(2), won(3), won(4), won(5), won(6), won(7), won(8), won(9), won(10)),
                OrderView.CancellationState.TOO_LATE,
                new OrderView.PurchaseView(
                        Optional.of(NINE), Optional.of(PurchaseConfirmedBy.TIME), Optional.of(NINE.plusSeconds(60))),
                List.of(
                        new OrderView.HoldView(
                                Optional.of(POTTER), OrderHoldReason.OTHER, Optional.of("to be looked at"), NINE),
                        new OrderView.HoldView(
                                Optional.empty(), OrderHoldReason.BEING_CHECKED, Optional.empty(), NINE)),
                List.of(new OrderView.GoodwillView("goodwill-1", won(5_000), GoodwillReason.FLAW_KEPT, NINE)),
                List.of(awaited(), awaitedWithEverything()),
                List.of(new OrderView.Entry(NINE, "OrderPlaced", "Placed for 43100 KRW.")),
                9);
    }

    private static OrderView.TenderView tender(
            int number, OrderView.TenderState state, Optional<String> declineReason, Optional<Integer> replaces) {
        return new OrderView.TenderView(
                number,
                TenderMethod.CARD,
                WHOLE_CARD,
                state,
                WHOLE_CARD,
                CARD_FOR_MUGS,
                won(0),
                declineReason,
                replaces);
    }

    private static OrderView.ParcelView parcel(
            String name,
            Optional<String> trackingCode,
            Optional<String> replaces,
            Optional<OrderView.Redirection> redirection) {
        return new OrderView.ParcelView(
                name,
                POTTER,
                "shipment-x",
                OrderView.ParcelState.LABELLED,
                trackingCode,
                trackingCode.map(code -> "/tracking/" + code),
                replaces,
                redirection);
    }

    private static OrderView.AmendmentView amendment(
            int number, Optional<Integer> firstLine, Optional<AmendmentWithdrawalReason> reason) {
        return new OrderView.AmendmentView(
                number,
                AmendmentState.PROPOSED,
                List.of(MugsAndTea.greenTea()),
                firstLine,
                List.of(new LineUnits(1, 1)),
                won(12_400),
                firstLine,
                NINE,
                firstLine.map(line -> NINE.plusSeconds(60)),
                reason);
    }

    /** @param money of which all that may be known of it is known, where there is any */
    private static OrderView.ReturnView goodsBack(int number, Optional<Money> money) {
        return new OrderView.ReturnView(
                number,
                "return-shipment-x",
                POTTER,
                List.of(new ReturnedUnits(1, 2)),
                ReturnReason.DEFECT,
                ReturnState.RETURNED,
                NINE,
                money.map(any -> "SIM0002"),
                List.of(new ReturnedUnits(1, 1)),
                List.of(new ReturnedUnits(1, 1)),
                money,
                money,
                money.map(any -> "used"),
                ReturnWish.EXCHANGE,
                money.map(any -> POTTER + ".2"),
                money.map(any -> NINE),
                money,
                money.map(any -> LocalDate.parse("2026-01-20")),
                List.of(MugsThatComeBack.RED));
    }

    private static OrderView.ClaimView claim(
            int number, ClaimState state, Optional<String> replacedIn, Optional<String> declinedBecause) {
        return new OrderView.ClaimView(
                number,
                POTTER,
                List.of(new LineUnits(1, 1)),
                DeliveryFault.MISSING,
                ClaimWish.REPLACEMENT,
                state,
                NINE,
                replacedIn,
                declinedBecause);
    }

    private static Awaited awaited() {
        return new Awaited(
                Awaited.Whom.SUPPORT,
                Awaited.What.RELEASE_FROM_HOLD,
                Optional.empty(),
                Optional.empty(),
                NINE,
                Optional.empty(),
                "The order is held by a person.");
    }

    private static Awaited awaitedWithEverything() {
        return new Awaited(
                Awaited.Whom.PROVIDER,
                Awaited.What.CAPTURE,
                Optional.of(1),
                Optional.of(POTTER),
                Optional.of("capture-1"),
                NINE,
                Optional.of(MugsAndTea.PAY_UNTIL),
                Optional.of(5),
                Optional.of(NINE.plusSeconds(60)),
                Optional.of(NINE.plusSeconds(30)),
                Optional.of(new Awaited.LastRefusal(RefusalReason.REFUSED, NINE, "the provider refuses it")),
                "20700 KRW of Tender 1 are to be taken.",
                List.of(new Awaited.Action("settleTender", "POST", "/orders/order-1/tenders/1/settlements")));
    }
}
