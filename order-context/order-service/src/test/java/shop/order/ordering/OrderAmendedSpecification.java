package shop.order.ordering;

import static shop.order.ordering.AmendedMugs.AMEND_UNTIL;
import static shop.order.ordering.AmendedMugs.ANOTHER_MUG;
import static shop.order.ordering.AmendedMugs.ANOTHER_PARCEL;
import static shop.order.ordering.AmendedMugs.AN_HOUR_LATER;
import static shop.order.ordering.AmendedMugs.A_BOWL;
import static shop.order.ordering.AmendedMugs.A_MUG;
import static shop.order.ordering.AmendedMugs.THIRD;
import static shop.order.ordering.AmendedMugs.amend;
import static shop.order.ordering.AmendedMugs.anotherMug;
import static shop.order.ordering.AmendedMugs.anotherMugApplied;
import static shop.order.ordering.AmendedMugs.anotherMugProposed;
import static shop.order.ordering.AmendedMugs.bowl;
import static shop.order.ordering.AmendedMugs.bowlApplied;
import static shop.order.ordering.AmendedMugs.bowlForTheTeaProposed;
import static shop.order.ordering.AmendedMugs.byCard;
import static shop.order.ordering.AmendedMugs.mugAuthorised;
import static shop.order.ordering.AmendedMugs.orderABowlForTheTea;
import static shop.order.ordering.AmendedMugs.orderAnotherMug;
import static shop.order.ordering.AmendedMugs.recordMugAuthorised;
import static shop.order.ordering.AmendedMugs.teaToBeTakenOut;
import static shop.order.ordering.AmendedMugs.withdraw;
import static shop.order.ordering.AmendedMugs.withdrawn;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.CHANGED_HER_MIND;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.declined;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.mugs;
import static shop.order.ordering.MugsAndTea.orderHeld;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedWaiting;
import static shop.order.ordering.MugsAndTea.recordDeclined;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.sentElsewhere;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.order.api.AmendOrder;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.CancellationReason;
import shop.order.api.LineUnits;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.PaymentMeans;
import shop.order.api.ReplaceTender;
import shop.order.api.RequestKind;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawalExclusion;
import shop.specification.AggregateSpecification;

@DisplayName("An order for two mugs and tea, in which something is to be changed,")
class OrderAmendedSpecification {

    private static final List<LineUnits> ONE_MUG = List.of(new LineUnits(1, 1));

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private void isConfirmed(Object... since) {
        List<Object> past = new ArrayList<>(List.of(placed(), cardAuthorised(), voucherPaid(), confirmed()));
        Collections.addAll(past, since);
        order.given(past.toArray());
    }

    private static ReleaseRequested letGo() {
        return releaseRequested(THIRD, "amendment withdrawn");
    }

    @Nested
    @DisplayName("while nothing is proposed")
    class NothingProposed {

        @Test
        @DisplayName(
                "is not changed before it is confirmed, when it has ended, or while it is being cancelled (ORD-17)")
        void isTooEarlyOrTooLate() {
            order.given(placed()).when(orderAnotherMug()).thenRejected("ORD-17", "order-not-confirmed");
            isConfirmed(parcelCancelled(POTTER), parcelCancelled(TEA_GARDEN), cancelled());
            order.when(orderAnotherMug()).thenRejected("ORD-17", "order-ended");
            isConfirmed(MugsAndTea.cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN));
            order.when(orderAnotherMug()).thenRejected("ORD-17", "order-being-cancelled");
        }

        @Test
        @DisplayName("has one more of what is excluded from withdrawal excluded from it, too (ORD-24)")
        void isExcludedToo() {
            order.given(
                            MugsAndTea.placedExcluding(WithdrawalExclusion.MADE_TO_ORDER),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed())
                    .at(AN_HOUR_LATER)
                    .when(orderAnotherMug())
                    .then(AmendedMugs.anotherMugProposed(Optional.of(WithdrawalExclusion.MADE_TO_ORDER)));
        }

        @Test
        @DisplayName("is not changed when nothing of it is still here (ORD-17)")
        void nothingIsHere() {
            isConfirmed(handedOver(POTTER), handedOver(TEA_GARDEN));
            order.when(orderAnotherMug()).thenRejected("ORD-17", "nothing-left-here");
        }

        @Test
        @DisplayName("has one more mug proposed at the price of the others, to be paid within half an hour (ORD-17)")
        void anotherMugIsProposed() {
            isConfirmed();
            order.at(AN_HOUR_LATER).when(orderAnotherMug()).then(anotherMugProposed());
        }

        @Test
        @DisplayName("asks again for the money of what is proposed, where nothing is heard of that (ORD-12)")
        void asksAgain() {
            isConfirmed(MugsAndTea.labelled(POTTER), MugsAndTea.labelled(TEA_GARDEN));
            order.at(AN_HOUR_LATER)
                    .when(orderAnotherMug())
                    .then(anotherMugProposed())
                    .at(AN_HOUR_LATER.plus(Duration.ofMinutes(5)))
                    .when(repeatUnanswered())
                    .then(MugsAndTea.repeatedOf(
                            RequestKind.PAYMENT, THIRD, "", 2, AN_HOUR_LATER.plus(Duration.ofMinutes(20))));
        }

        @Test
        @DisplayName("has a bowl proposed in place of the tea, which is to be paid as a whole (ORD-17)")
        void aBowlForTheTea() {
            isConfirmed();
            order.at(AN_HOUR_LATER).when(orderABowlForTheTea()).then(bowlForTheTeaProposed());
        }

        @Test
        @DisplayName("is changed at once where nothing more is owed: units are asked to be taken out (ORD-17, ORD-18)")
        void oneFewer() {
            isConfirmed();
            order.when(amend("one-fewer", List.of(), ONE_MUG, Optional.empty()))
                    .then(
                            new AmendmentProposed(
                                    ORDER,
                                    1,
                                    "one-fewer",
                                    List.of(),
                                    ONE_MUG,
                                    won(0),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            new AmendmentApplied(ORDER, 1, 3, List.of(), List.of(), List.of(), MugsAndTea.JIWON),
                            new UnitsCancellationRequested(
                                    ORDER,
                                    POTTER,
                                    "amendment-1-line-1",
                                    List.of(mugs(1)),
                                    List.of(mugs(1)),
                                    CancellationReason.NOT_WANTED_ANY_MORE));
        }

        @Test
        @DisplayName("is changed to something, and of lines that there are (ORD-17)")
        void speaksOfItsLines() {
            isConfirmed();
            order.when(amend("r", List.of(), List.of(), Optional.empty())).thenRejected("ORD-17", "nothing-changed");
            isConfirmed();
            order.when(amend("r", List.of(new LineUnits(3, 1)), List.of(), byCard()))
                    .thenRejected("ORD-17", "no-such-line");
            isConfirmed();
            order.when(amend("r", ONE_MUG, ONE_MUG, byCard())).thenRejected("ORD-17", "line-twice");
            isConfirmed();
            order.when(amend("r", List.of(), List.of(new LineUnits(1, 1), new LineUnits(1, 1)), Optional.empty()))
                    .thenRejected("ORD-17", "line-twice");
            isConfirmed();
            order.when(amend("r", List.of(new LineUnits(1, 0)), List.of(), byCard()))
                    .thenRejected("ORD-17", "too-few");
            isConfirmed();
            order.when(amend("r", List.of(), List.of(new LineUnits(1, 3)), Optional.empty()))
                    .thenRejected("ORD-18", "more-than-is-left");
        }

        @Test
        @DisplayName("is paid for by what can pay for it in time, if there is something to pay (ORD-17)")
        void isPaidFor() {
            isConfirmed();
            order.when(amend("r", ONE_MUG, List.of(), Optional.empty())).thenRejected("ORD-17", "tender-missing");
            isConfirmed();
            order.when(amend("r", List.of(), ONE_MUG, byCard())).thenRejected("ORD-17", "tender-not-needed");
            isConfirmed();
            order.when(amend("r", ONE_MUG, List.of(), Optional.of(new PaymentMeans(TenderMethod.BANK_SLIP, "tok", 1))))
                    .thenRejected("ORD-17", "slip-too-late");
            isConfirmed();
            order.when(amend(
                            "r",
                            ONE_MUG,
                            List.of(),
                            Optional.of(new PaymentMeans(TenderMethod.CARD, "4242 4242 4242 4242", 1))))
                    .thenRejected("PAY-09");
            isConfirmed();
            order.when(amend("r", ONE_MUG, List.of(), Optional.of(new PaymentMeans(TenderMethod.CARD, "tok", 0))))
                    .thenRejected("ORD-31", "too-few");
            isConfirmed();
            order.when(amend("r", ONE_MUG, List.of(), Optional.of(withReceipt(TenderMethod.CARD))))
                    .thenRejected("PAY-19", "cash-receipt-of-a-card");
        }

        private static PaymentMeans withReceipt(TenderMethod method) {
            return new PaymentMeans(
                    method,
                    "tok",
                    1,
                    Optional.of(new CashReceipt(CashReceipt.Purpose.EXPENSE_PROOF, "tok_receipt_9f3")));
        }

        @Test
        @DisplayName("gets lines as an order has them: in its currency, and within bounds (ORD-01, ORD-31)")
        void getsLinesAsAnOrderHasThem() {
            OrderLine dollars = new OrderLine(
                    "BOWL",
                    "Bowl",
                    1,
                    Money.of(1, "USD"),
                    Money.zero("USD"),
                    Money.zero("USD"),
                    POTTER,
                    Money.zero("USD"));
            isConfirmed();
            order.when(amend("r", List.of(), List.of(), byCard(), dollars))
                    .thenRejected("ORD-01", "several-currencies");
            isConfirmed();
            order.when(amend("r", List.of(new LineUnits(1, Integer.MAX_VALUE)), List.of(), byCard()))
                    .thenRejected("ORD-31", "too-many");
            isConfirmed();
            order.when(new AmendOrder(ORDER, "r", List.of(), List.of(), Collections.nCopies(199, bowl()), byCard()))
                    .thenRejected("ORD-31", "too-many");
        }

        @Test
        @DisplayName("is changed at once by what costs nothing, which is sent, too (ORD-17)")
        void aGift() {
            OrderLine gift = new OrderLine("CARD", "Card", 1, won(0), won(0), won(0), "print-shop", won(0));
            isConfirmed();
            order.when(amend("gift", List.of(), List.of(), Optional.empty(), gift))
                    .then(
                            new AmendmentProposed(
                                    ORDER,
                                    1,
                                    "gift",
                                    List.of(gift),
                                    List.of(),
                                    won(0),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            new AmendmentApplied(
                                    ORDER,
                                    1,
                                    3,
                                    List.of(gift),
                                    List.of(),
                                    List.of(new AddedParcel(
                                            "print-shop",
                                            new ParcelContents(
                                                    "print-shop",
                                                    List.of(new ParcelContents.Item(3, "CARD", "Card", 1))))),
                                    MugsAndTea.JIWON));
        }

        @Test
        @DisplayName("is not closed while one more mug is proposed, and is when that is withdrawn (ORD-17)")
        void isNotClosed() {
            isConfirmed(
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    captured(POTTER, CARD_FOR_MUGS),
                    anotherMugProposed(),
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captured(TEA_GARDEN, CARD_FOR_TEA),
                    delivered(POTTER));
            order.when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN))
                    .when(withdraw())
                    .then(withdrawn(AmendmentWithdrawalReason.NOT_WANTED_ANY_MORE), letGo(), closed());
        }

        @Test
        @DisplayName(
                "gives up by itself what was proposed and not paid in time, when it looks what is open (ORD-12, ORD-17)")
        void looksWhatIsOpen() {
            isConfirmed(MugsAndTea.labelled(POTTER), MugsAndTea.labelled(TEA_GARDEN), anotherMugProposed());
            order.at(AMEND_UNTIL)
                    .when(repeatUnanswered())
                    .then(withdrawn(AmendmentWithdrawalReason.NOT_PAID_IN_TIME), letGo());
        }

        @Test
        @DisplayName("is not changed again and again: after twenty times a new order is to be placed (ORD-17)")
        void tooOften() {
            List<Object> changes = new ArrayList<>();
            for (int number = 1; number <= 20; number++) {
                changes.add(new AmendmentProposed(
                        ORDER,
                        number,
                        "request-" + number,
                        List.of(anotherMug()),
                        List.of(),
                        A_MUG,
                        Optional.of(number + 2),
                        Optional.of(new Tender(TenderMethod.CARD, A_MUG, "tok", 1, Optional.empty())),
                        Optional.of(AMEND_UNTIL)));
                changes.add(new AmendmentWithdrawn(ORDER, number, AmendmentWithdrawalReason.NOT_PAID_IN_TIME));
            }
            isConfirmed(changes.subList(0, 38).toArray());
            order.at(AN_HOUR_LATER)
                    .when(orderAnotherMug())
                    .then(new AmendmentProposed(
                            ORDER,
                            20,
                            ANOTHER_MUG,
                            List.of(anotherMug()),
                            List.of(),
                            A_MUG,
                            Optional.of(22),
                            Optional.of(new Tender(TenderMethod.CARD, A_MUG, "tok_approve", 1, Optional.empty())),
                            Optional.of(AMEND_UNTIL)));
            isConfirmed(changes.toArray());
            order.when(orderAnotherMug()).thenRejected("ORD-17", "too-many-amendments");
        }
    }

    @Nested
    @DisplayName("while one more mug is proposed")
    class Proposed {

        @BeforeEach
        void past() {
            isConfirmed(anotherMugProposed());
        }

        @Test
        @DisplayName("does nothing when the same request comes again, and refuses another under its key (ORD-17)")
        void sameRequest() {
            order.when(orderAnotherMug()).thenNothing();
            past();
            order.when(amend(ANOTHER_MUG, List.of(new LineUnits(1, 2)), List.of(), byCard()))
                    .thenRejected("ORD-17", "key-used-for-another-amendment");
        }

        @Test
        @DisplayName("has no other change proposed beside it (ORD-17)")
        void oneAtATime() {
            order.when(orderABowlForTheTea()).thenRejected("ORD-17", "amendment-open");
        }

        @Test
        @DisplayName("has it sent, in a parcel of its own, once its tender covers it (ORD-17)")
        void isCovered() {
            order.when(recordMugAuthorised()).then(mugAuthorised(), anotherMugApplied());
        }

        @Test
        @DisplayName("has it sent once its tender is paid at once, too, and gives nothing of that back (ORD-17)")
        void isPaid() {
            order.when(new RecordTenderPaid(ORDER, THIRD, A_MUG))
                    .then(new TenderPaid(ORDER, THIRD, A_MUG), anotherMugApplied());
        }

        @Test
        @DisplayName("does not have it sent for less than it costs (ORD-17)")
        void isNotCovered() {
            order.when(new RecordTenderAuthorised(ORDER, THIRD, won(12_899), true))
                    .then(new TenderAuthorised(ORDER, THIRD, won(12_899), true));
        }

        @Test
        @DisplayName("has it sent to where the order goes by then (ORD-08, ORD-17)")
        void goesWhereTheOrderGoes() {
            AmendmentApplied applied = anotherMugApplied();
            order.given(sentElsewhere(List.of(POTTER, TEA_GARDEN), List.of()))
                    .when(recordMugAuthorised())
                    .then(
                            mugAuthorised(),
                            new AmendmentApplied(
                                    ORDER,
                                    1,
                                    3,
                                    applied.lines(),
                                    applied.shares(),
                                    applied.parcels(),
                                    MugsAndTea.JIWON_AT_WORK));
        }

        @Test
        @DisplayName("keeps it, too, where a person holds the order (ORD-17, ORD-21)")
        void isHeld() {
            order.given(orderHeld(List.of(POTTER, TEA_GARDEN)))
                    .when(recordMugAuthorised())
                    .then(mugAuthorised(), anotherMugApplied(), orderHeld(List.of(ANOTHER_PARCEL)));
        }

        @Test
        @DisplayName("does not let go of its tender when something else is not sent (ORD-17)")
        void keepsItsTender() {
            order.when(recordParcelCancelled(TEA_GARDEN)).then(parcelCancelled(TEA_GARDEN));
        }

        @Test
        @DisplayName("gives it up when somebody asks, once, and lets its tender go (ORD-17)")
        void isWithdrawn() {
            order.when(withdraw())
                    .then(withdrawn(AmendmentWithdrawalReason.NOT_WANTED_ANY_MORE), letGo())
                    .when(withdraw())
                    .thenNothing();
        }

        @Test
        @DisplayName("gives back what is paid for it after that, and sends nothing for it (ORD-17)")
        void isPaidTooLate() {
            order.given(withdrawn(AmendmentWithdrawalReason.NOT_PAID_IN_TIME), letGo())
                    .when(new RecordTenderPaid(ORDER, THIRD, A_MUG))
                    .then(new TenderPaid(ORDER, THIRD, A_MUG), refundRequested(THIRD, A_MUG, "not sent"));
        }

        @Test
        @DisplayName("gives it up when the clock says that its time is over, once (ORD-17)")
        void isNotPaidInTime() {
            order.when(new LapseAmendment(ORDER, 1))
                    .then(withdrawn(AmendmentWithdrawalReason.NOT_PAID_IN_TIME), letGo())
                    .when(new LapseAmendment(ORDER, 1))
                    .thenNothing();
        }

        @Test
        @DisplayName("gives it up when its tender is declined, as the order does not wait for another (ORD-04, ORD-17)")
        void isDeclined() {
            order.when(recordDeclined(THIRD))
                    .then(declined(THIRD), withdrawn(AmendmentWithdrawalReason.TENDER_DECLINED));
        }

        @Test
        @DisplayName("gives it up when the order is cancelled (ORD-17)")
        void isCancelled() {
            order.when(cancel())
                    .then(
                            withdrawn(AmendmentWithdrawalReason.ORDER_CANCELLED),
                            letGo(),
                            MugsAndTea.cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN));
        }

        @Test
        @DisplayName("gives it up when nothing of the order can be sent (ORD-17)")
        void nothingIsSent() {
            order.given(parcelCancelled(TEA_GARDEN))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            withdrawn(AmendmentWithdrawalReason.ORDER_CANCELLED),
                            new OrderCancelled(ORDER, CancellationReason.NOTHING_COULD_BE_SENT),
                            releaseRequested(CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                            releaseRequested(THIRD, "order cancelled"));
        }
    }

    @Nested
    @DisplayName("while one more mug is proposed, and it waits where a tender is declined,")
    class WaitsForAnother {

        @BeforeEach
        void past() {
            order.given(
                    placedWaiting(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    anotherMugProposed(),
                    declined(THIRD));
        }

        @Test
        @DisplayName("waits for another means of payment, which then pays for it (ORD-04, ORD-17)")
        void isReplaced() {
            Tender another = new Tender(TenderMethod.CARD, A_MUG, "tok_another", 1, Optional.empty());
            order.when(new ReplaceTender(ORDER, THIRD, TenderMethod.CARD, "tok_another", 1))
                    .then(new TenderReplaced(ORDER, THIRD, 4, another))
                    .when(new RecordTenderAuthorised(ORDER, 4, A_MUG, true))
                    .then(new TenderAuthorised(ORDER, 4, A_MUG, true), anotherMugApplied(4));
        }

        @Test
        @DisplayName("gives it up when its time is over, and does not wait any more (ORD-04, ORD-17)")
        void isNotReplacedInTime() {
            order.when(new LapseAmendment(ORDER, 1))
                    .then(withdrawn(AmendmentWithdrawalReason.NOT_PAID_IN_TIME))
                    .when(new ReplaceTender(ORDER, THIRD, TenderMethod.CARD, "tok_another", 1))
                    .thenRejected("ORD-04", "amendment-withdrawn");
        }
    }

    @Nested
    @DisplayName("while a bowl is proposed in place of the tea")
    class InPlaceOf {

        @BeforeEach
        void past() {
            isConfirmed(bowlForTheTeaProposed());
        }

        @Test
        @DisplayName("has the bowl sent, and the tea taken out, once it is covered (ORD-17, ORD-18)")
        void isCovered() {
            order.when(new RecordTenderAuthorised(ORDER, THIRD, A_BOWL, true))
                    .then(new TenderAuthorised(ORDER, THIRD, A_BOWL, true), bowlApplied(), teaToBeTakenOut());
        }

        @Test
        @DisplayName("sends no bowl when the tea has left meanwhile: all of it, or nothing (ORD-17)")
        void theTeaHasLeft() {
            order.given(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                    .when(new RecordTenderAuthorised(ORDER, THIRD, A_BOWL, true))
                    .then(
                            new TenderAuthorised(ORDER, THIRD, A_BOWL, true),
                            withdrawn(AmendmentWithdrawalReason.TOO_LATE),
                            letGo());
        }

        @Test
        @DisplayName("takes nothing for the tea once that is out, and goes on with the bowl (ORD-17)")
        void theTeaIsOut() {
            order.given(new TenderAuthorised(ORDER, THIRD, A_BOWL, true), bowlApplied(), teaToBeTakenOut())
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN));
        }
    }

    @Nested
    @DisplayName("once one more mug is ordered")
    class Applied {

        @BeforeEach
        void past() {
            isConfirmed(anotherMugProposed(), mugAuthorised(), anotherMugApplied());
        }

        @Test
        @DisplayName("takes its money of its own tender, when its parcel is handed over (ORD-09, ORD-17)")
        void isHandedOver() {
            order.when(recordHandOver(ANOTHER_PARCEL))
                    .then(handedOver(ANOTHER_PARCEL), new CaptureRequested(ORDER, THIRD, ANOTHER_PARCEL, A_MUG));
        }

        @Test
        @DisplayName("takes of the others what it would have taken without (ORD-09, ORD-17)")
        void theOthersAreHandedOver() {
            order.when(recordHandOver(POTTER)).then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName("can have it taken out again, as any other line, and lets its money go (ORD-17, ORD-18)")
        void isTakenOut() {
            order.when(MugsAndTea.cancelLine("not-this-one", 3))
                    .then(new UnitsCancellationRequested(
                            ORDER,
                            ANOTHER_PARCEL,
                            "not-this-one",
                            List.of(AmendedMugs.anotherMugSent()),
                            List.of(),
                            CHANGED_HER_MIND))
                    .when(recordParcelCancelled(ANOTHER_PARCEL))
                    .then(parcelCancelled(ANOTHER_PARCEL), releaseRequested(THIRD, "not sent"));
        }

        @Test
        @DisplayName("cannot be made undone by withdrawing it (ORD-17)")
        void isNotWithdrawn() {
            order.when(withdraw()).thenRejected("ORD-17", "amendment-applied");
        }

        @Test
        @DisplayName("does nothing when the same request comes again (ORD-17)")
        void sameRequest() {
            order.when(orderAnotherMug()).thenNothing();
        }

        @Test
        @DisplayName("has its parcel held back with the others when it is cancelled (ORD-06, ORD-17)")
        void isCancelled() {
            order.when(cancel())
                    .then(
                            MugsAndTea.cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN),
                            holdBack(ANOTHER_PARCEL));
        }
    }
}
