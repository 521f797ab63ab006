package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsThatComeBack.and;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import shop.order.api.ClaimWish;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RejectionReason;
import shop.order.api.ReturnReason;
import shop.rehearsal.StatesAndCommands;
import shop.rehearsal.TableOfAnswers;

/**
 * Asks an order, in each state that it can be in, each command that there is for it. What it answers is written into {@code
 * docs/specifications/states-and-commands.md}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the
 * difference approves it.
 */
@DisplayName("An order in each of its states")
class StatesAndCommandsTest implements TableOfAnswers {

    private final Clock before = GenericEventMessage.clock;

    @BeforeEach
    void stopTheClock() {
        GenericEventMessage.clock = Clock.fixed(StatesAndCommands.START.plusSeconds(20 * 60), ZoneOffset.UTC);
    }

    @AfterEach
    void letTheClockGo() {
        GenericEventMessage.clock = before;
    }

    private static Map<String, Object[]> states() {
        Map<String, Object[]> states = new LinkedHashMap<>();
        Object[] placed = {MugsAndTea.placed()};
        states.put("is to be paid", placed);
        states.put("is to be paid, and on hold", and(placed, MugsAndTea.orderHeld(List.of())));
        states.put(
                "waits for another means of payment",
                new Object[] {MugsAndTea.placedWaiting(), MugsAndTea.voucherPaid(), MugsAndTea.declined(CARD)});
        Object[] confirmed = and(placed, MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed());
        states.put("is confirmed", confirmed);
        states.put("has its labels", and(confirmed, MugsAndTea.labelled(POTTER), MugsAndTea.labelled(TEA_GARDEN)));
        states.put("is on hold", and(confirmed, MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN))));
        states.put("has a parcel on hold by the carrier", and(confirmed, MugsAndTea.held(POTTER, 3)));
        states.put(
                "is to be cancelled",
                and(
                        confirmed,
                        MugsAndTea.cancellationRequested(),
                        MugsAndTea.holdBack(POTTER),
                        MugsAndTea.holdBack(TEA_GARDEN)));
        states.put("is to be sent with one mug less", and(confirmed, MugsAndTea.mugToBeTakenOut()));
        Object[] toBeChanged = and(confirmed, AmendedMugs.anotherMugProposed());
        states.put("is to be sent with one mug more, once that is paid for", toBeChanged);
        states.put(
                "is sent with one mug more",
                and(toBeChanged, AmendedMugs.mugAuthorised(), AmendedMugs.anotherMugApplied()));
        states.put("has a cancelled parcel", and(confirmed, MugsAndTea.parcelCancelled(POTTER)));
        afterTheFirstHandOver(confirmed, states);
        states.put(
                "is cancelled",
                and(
                        confirmed,
                        MugsAndTea.cancellationRequested(),
                        MugsAndTea.parcelCancelled(POTTER),
                        MugsAndTea.parcelCancelled(TEA_GARDEN),
                        MugsAndTea.cancelled(),
                        MugsAndTea.releaseRequested(CARD, "order cancelled"),
                        MugsAndTea.released(CARD, WHOLE_CARD),
                        MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled")));
        states.put(
                "is rejected",
                and(
                        placed,
                        MugsAndTea.declined(CARD),
                        MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                        MugsAndTea.releaseRequested(VOUCHER, "order rejected")));
        return states;
    }

    private static void afterTheFirstHandOver(Object[] confirmed, Map<String, Object[]> states) {
        Object[] beingTaken =
                and(confirmed, MugsAndTea.handedOver(POTTER), MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS));
        states.put("is partly on its way, and the money is being taken", beingTaken);
        states.put(
                "is partly on its way, and the money could not be taken",
                and(beingTaken, MugsAndTea.captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6)));
        Object[] onItsWay = and(
                beingTaken,
                MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.handedOver(TEA_GARDEN),
                MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.captured(TEA_GARDEN, CARD_FOR_TEA));
        states.put("is on its way", onItsWay);
        states.put(
                "is on its way, and money has turned back",
                and(onItsWay, MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)));
        states.put("is on its way, and money is disputed", and(onItsWay, MugsAndTea.disputed(VOUCHER, WHOLE_VOUCHER)));
        Object[] lost = and(onItsWay, MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7));
        states.put("has a lost parcel", lost);
        Object[] refunded = and(
                lost,
                MugsAndTea.parcelRefunded(POTTER),
                MugsAndTea.refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        states.put("has a refunded parcel", refunded);
        states.put(
                "has a refunded parcel that turned up",
                and(refunded, MugsAndTea.turnedUp(POTTER, ParcelTurnedUp.Sighting.FOUND_AGAIN)));
        states.put("has a replaced parcel", and(lost, MugsAndTea.mugsReplaced(POTTER, POTTER + ".2")));
        Object[] closed =
                and(onItsWay, MugsAndTea.delivered(POTTER), MugsAndTea.delivered(TEA_GARDEN), MugsAndTea.closed());
        states.put("is closed", closed);
        states.put(
                "is closed, and its purchase is confirmed",
                and(closed, MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER)));
        states.put(
                "is closed, and mugs are to come back",
                and(closed, MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT)));
        states.put(
                "is closed, and mugs were to come back, which was taken back",
                and(closed, MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT), MugsThatComeBack.returnCancelled(2)));
        states.put(
                "is closed, and a mug of it is claimed",
                and(closed, MugsAndTea.mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT)));
        states.put(
                "is closed, and a mug of it is refunded",
                and(
                        closed,
                        MugsAndTea.mugsRefunded(1),
                        MugsAndTea.refundRequested(CARD, MugsAndTea.won(7_900), "made good"),
                        MugsAndTea.refundRequested(VOUCHER, MugsAndTea.won(5_000), "made good")));
        states.put(
                "was closed, and a mug of it is sent again", and(closed, MugsAndTea.mugsSentAgain(POTTER + ".2", 1)));
        states.put(
                "was closed, and mugs are exchanged",
                and(
                        closed,
                        MugsThatComeBack.askedToExchange(1, 2, ReturnReason.DEFECT),
                        MugsThatComeBack.settledInExchange(2, 0),
                        MugsThatComeBack.mugsExchanged(POTTER + ".2", 2)));
    }

    @Override
    public StatesAndCommands probed() {
        return StatesAndCommands.of(
                Order.class,
                Order::new,
                states(),
                commands(),
                MugsAndTea.PAYMENT_WINDOW,
                MugsAndTea.LOST_PARCELS,
                MugsThatComeBack.RETURN_TERMS);
    }

    private static Map<String, Object> commands() {
        Map<String, Object> commands = StatesAndCommands.oneOfEach(
                Order.class,
                Stream.concat(
                        MessagesOnTheWireTest.commands(),
                        Stream.of(new RejectUnpaidOrder(ORDER), MugsAndTea.repeatUnanswered())));
        commands.put(
                StatesAndCommands.words(RecordShortPick.class) + ", which another ship-from is to send",
                MugsAndTea.recordMissing(POTTER, MugsAndTea.BUSAN, MugsAndTea.mugs(1)));
        return commands;
    }

    @Override
    public Table table() {
        return new Table("order", "states-and-commands.md", "an order", """
                # What an order does, in each state, when it is asked

                An order of two mugs and green tea, paid by a card and a voucher, is brought into each state by its events; then each \
                command is tried. Written by `StatesAndCommandsTest`, which fails where an order does something else.
                """, Path.of("src/test/java/shop/order"));
    }
}
