package shop.order.ordering;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.AgreeOnParcel;
import shop.order.api.AmendOrder;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.ClaimState;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.ConfirmPurchase;
import shop.order.api.DeclineClaim;
import shop.order.api.DeliveryFault;
import shop.order.api.FulfilmentStalled;
import shop.order.api.GiveGoodwill;
import shop.order.api.GrantClaim;
import shop.order.api.HoldOrder;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.LineUnits;
import shop.order.api.LocateParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderClosed;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderRejected;
import shop.order.api.OrderStatus;
import shop.order.api.ParcelContents;
import shop.order.api.PayRefundInterest;
import shop.order.api.PlaceOrder;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RefundParcel;
import shop.order.api.RefundUnits;
import shop.order.api.RejectionReason;
import shop.order.api.ReleaseOrder;
import shop.order.api.RepeatRequests;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReplaceTender;
import shop.order.api.ReplaceUnits;
import shop.order.api.RequestKind;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.Tender;
import shop.order.api.Whereabouts;
import shop.order.api.WithdrawAmendment;
import shop.order.api.WithdrawClaim;
import shop.order.ordering.ReturnSettled.Withheld;
import shop.platform.messaging.AnswerWithVersion;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.CardNumbers;

/**
 * An order, from the moment it is accepted to its end. It waits for its tenders; once all are authorised or paid it is
 * confirmed, and each ship-from prepares a parcel. A hand-over makes the parcel's share of authorised money due. When
 * all parcels have ended and the money is right, it is closed. If it cannot be paid for it is rejected; until the
 * last hand-over the customer can cancel what is still here, after that have the carrier asked to bring back what is under way,
 * and cancel single units until their parcel is handed over, or have more sent, which one more tender pays for; and a person
 * of the shop's keep it, or a parcel, from being sent. A parcel that does not reach them is refunded or replaced; what they give
 * back is paid back, or exchanged; and what arrived damaged, wrong or not at all is paid back or sent again. Then the order is
 * open again until that has arrived.
 * What it has asked of others and not heard of, it asks again, and in the end says that it stands still.
 *
 * <p>Only the order knows what belongs to whom. So it alone decides what money is taken, let go or given back, by one
 * rule: <em>no more is kept than what is sent</em>. Facts may reach it late or twice; each counts once.
 */
@Aggregate(type = "Order", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Order {

    @AggregateIdentifier
    private OrderId orderId;

    private OrderPlaced placed;
    private PersonalData shipTo;
    private final AskedRequests requests = new AskedRequests();
    private OrderStatus status;
    private Agreement agreement;
    private Parcels parcels;
    private Settlement settlement;
    private final Holds holds = new Holds();
    private final Goodwill goodwill = new Goodwill();
    private final Amendments amendments = new Amendments();
    private Returns returns;
    private Claims claims;
    private Purchase purchase;
    private final LateRefunds lateRefunds = new LateRefunds();
    private final Map<Integer, Tender> replacements = new HashMap<>();
    private boolean isCancellationRequested;
    private CancellationReason cancellationReason = CancellationReason.NOTHING_COULD_BE_SENT;

    /** An order that nobody has placed yet. */
    Order() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    // --- Placing and paying

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlaceOrder command, PaymentWindow window) {
        CardNumbers.refuseIn(command);
        if (placed != null) {
            OneIdOneOrder.check(placed, command);
            return;
        }
        apply(Acceptance.of(command, window, GenericEventMessage.clock.instant()));
        confirmWhenCovered();
    }

    @CommandHandler
    void handle(RecordTenderAuthorised command) {
        if (settlement.account(command.tender()).isPending()) {
            apply(new TenderAuthorised(orderId, command.tender(), command.amount(), command.severalCaptures()));
            confirmWhenCovered();
            amendWhenCovered();
        }
    }

    @CommandHandler
    void handle(RecordTenderPaid command) {
        if (settlement.account(command.tender()).mayStillBePaid()) {
            apply(new TenderPaid(orderId, command.tender(), command.amount()));
            confirmWhenCovered();
            amendWhenCovered();
            letGoOfWhatIsNotNeeded();
        }
    }

    @CommandHandler
    void handle(RecordTenderAwaitsPayer command) {
        if (settlement.account(command.tender()).isPending()
                && !settlement.account(command.tender()).awaitsPayer()) {
            apply(new TenderAwaitsPayer(orderId, command.tender(), command.until()));
        }
    }

    @CommandHandler
    void handle(RecordTenderDeclined command) {
        if (settlement.account(command.tender()).isPending()) {
            decline(command.tender(), command.reason());
        }
    }

    private void decline(int tender, String reason) {
        apply(new TenderDeclined(orderId, tender, reason));
        if (placed.ifDeclined().filter(IfDeclined.WAIT::equals).isEmpty()) {
            reject(RejectionReason.TENDER_DECLINED);
            if (amendments.isPaidBy(tender)) {
                withdrawAmendment(AmendmentWithdrawalReason.TENDER_DECLINED);
            }
        }
    }

    @CommandHandler
    void handle(RecordTenderExpired command) {
        if (settlement.account(command.tender()).holds()) {
            if (status == OrderStatus.AWAITING_PAYMENT) {
                decline(command.tender(), "AUTHORISATION_EXPIRED");
            } else {
                apply(new TenderExpired(orderId, command.tender(), command.amount()));
                closeWhenAllIsDone();
            }
        }
    }

    @CommandHandler
    void handle(ReplaceTender command) {
        CardNumbers.refuseIn(command);
        if (!isReplacedSo(command)) {
            OnlyDeclinedTendersAreReplaced.check(
                    command,
                    isAwaited(command.tender()),
                    amendments.withdrawnThatWasPaidBy(command.tender()),
                    settlement);
            Tender replacement = tenderOf(command);
            OrdersStayWithinBounds.checkInstrument("", replacement);
            CashReceiptsNameNobody.check("", replacement);
            apply(new TenderReplaced(orderId, command.tender(), settlement.nextTender(), replacement));
        }
    }

    /** Whether the order, or a change of it, waits for what a tender is to pay. */
    private boolean isAwaited(int tender) {
        return status == OrderStatus.AWAITING_PAYMENT || amendments.isPaidBy(tender);
    }

    private boolean isReplacedSo(ReplaceTender command) {
        return tenderOf(command).equals(replacements.get(command.tender()));
    }

    private Tender tenderOf(ReplaceTender command) {
        return new Tender(
                command.method(),
                settlement.account(command.tender()).amount(),
                command.token(),
                command.instalments(),
                Optional.empty(),
                command.cashReceipt());
    }

    @CommandHandler
    void handle(RejectUnpaidOrder command) {
        // All of it is there where a person has held the order since.
        if (!settlement.isCovered()) {
            reject(settlement.hasDeclinedTender() ? RejectionReason.TENDER_DECLINED : RejectionReason.NOT_PAID_IN_TIME);
        }
    }

    // --- What was asked of others, and not heard of

    @CommandHandler
    void handle(RepeatUnanswered command) {
        Instant now = GenericEventMessage.clock.instant();
        if (placed.payUntil().filter(until -> !until.isAfter(now)).isPresent()) {
            handle(new RejectUnpaidOrder(orderId));
        }
        if (amendments.isOverdue(now)) {
            withdrawAmendment(AmendmentWithdrawalReason.NOT_PAID_IN_TIME);
        }
        if (purchase.hasConfirmedItself(now) && whyNotConfirmed().isEmpty()) {
            confirmPurchase(PurchaseConfirmedBy.TIME);
        }
        lateRefunds.overdue(orderId, now).forEach(AggregateLifecycle::apply);
        openRequests().stream()
                .filter(request -> requests.isDue(request, now, command.reminders()))
                .forEach(request -> {
                    if (requests.isStandstill(request, command.reminders())) {
                        apply(requests.stalled(orderId, request));
                    }
                    apply(requests.again(orderId, request, now, command.reminders()));
                });
    }

    @CommandHandler
    void handle(RepeatRequests command) {
        OnlyUnansweredRequestsAreRepeated.check(orderId, openRequests());
        Instant now = GenericEventMessage.clock.instant();
        openRequests().stream()
                .filter(request -> !requests.wasAskedJustNow(request, now))
                .forEach(request -> apply(requests.again(orderId, request)));
    }

    /** All that was asked of payment, of shipping and of returns, is still wanted, and was not heard of. */
    private List<OpenRequest> openRequests() {
        return Stream.of(
                        settlement.openRequests(this::isAwaited),
                        status == OrderStatus.CONFIRMED ? parcels.openRequests() : Stream.<OpenRequest>empty(),
                        returns.openRequests())
                .flatMap(open -> open)
                .filter(request -> !isHeld(request))
                .toList();
    }

    /** What a person keeps from being sent waits for that person. */
    private boolean isHeld(OpenRequest request) {
        return request.kind() == RequestKind.LABEL
                && (holds.areOnAll() || request.parcel().filter(holds::areOn).isPresent());
    }

    /** What was asked for again; empty if it was heard of meanwhile, or is not wanted any more. */
    Optional<RecordedRequest> stillOpen(RequestRepeated event) {
        OpenRequest repeated = new OpenRequest(event.request(), event.tender(), event.parcel(), event.name());
        return openRequests().stream().filter(repeated::equals).findFirst().map(requests::recorded);
    }

    // --- Cancelling

    @CommandHandler
    void handle(CancelOrder command) {
        if (status == OrderStatus.CANCELLED || isAskedToStay()) {
            return;
        }
        OrdersUnderWayCannotBeCancelled.check(orderId, status, parcels);
        if (status == OrderStatus.AWAITING_PAYMENT) {
            cancel(command.reason());
            return;
        }
        List<String> wantedBack =
                parcels.thatCanBeWantedBack().map(Parcel::name).toList();
        holdBackWhatIsHere(command.reason(), wantedBack);
        wantedBack.forEach(parcel -> apply(new ParcelInterceptRequested(orderId, parcel)));
    }

    @CommandHandler
    void handle(RecordParcelInterceptAccepted command) {
        if (parcels.from(command.shipFrom()).isToBeSaidWhetherItComesBack()) {
            apply(new ParcelInterceptAccepted(orderId, command.shipFrom()));
        }
    }

    @CommandHandler
    void handle(RecordParcelInterceptRefused command) {
        if (parcels.from(command.shipFrom()).isToBeSaidWhetherItComesBack()) {
            apply(new ParcelInterceptRefused(orderId, command.shipFrom()));
        }
    }

    @CommandHandler
    void handle(RecordParcelCancelled command) {
        if (isStillToBeSent(command.shipFrom())) {
            Parcel parcel = parcels.from(command.shipFrom());
            CancellationReason why = parcel.reasonToEmptyIt().orElse(cancellationReason);
            apply(new ParcelCancelled(
                    orderId, command.shipFrom(), withheld(parcel, parcel.isNotWantedByTheCustomer())));
            if (parcels.allAre(Parcel.State.CANCELLED)) {
                cancel(why);
            } else {
                settleWhatIsKept();
            }
        }
    }

    @CommandHandler
    void handle(RecordParcelCancellationRefused command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (parcel.is(Parcel.State.CANCELLATION_REQUESTED)) {
            apply(new ParcelCancellationRefused(orderId, command.shipFrom()));
            // Asked to send nothing, its ship-from takes that for a cancellation, and answers both at once.
            parcel.requestsToEmptyIt().forEach(asked -> refuseToTakeOut(parcel, asked));
        } else if (parcel.isToBeEmptied()) {
            apply(new ParcelCancellationRefused(orderId, command.shipFrom()));
            refuseToTakeOut(parcel);
        }
    }

    // --- Sending it elsewhere

    @CommandHandler
    void handle(ChangeShippingAddress command) {
        CardNumbers.refuseIn(command);
        OrdersStayWithinBounds.check(command.shipTo().recipient());
        AddressesFitTheirCountry.check(command.shipTo().recipient());
        AddressesChangeUntilTheLabel.check(orderId, status);
        boolean again = shipTo.equals(command.shipTo());
        List<String> asks = status == OrderStatus.CONFIRMED
                ? parcels.thatMayGoElsewhere(parcel -> holds.areOnAll() || holds.areOn(parcel), again)
                : List.of();
        if (!again && status == OrderStatus.CONFIRMED && asks.isEmpty()) {
            throw AddressesChangeUntilTheLabel.tooLate(orderId);
        }
        if (!again || !asks.isEmpty()) {
            apply(new ShippingAddressChanged(orderId, command.shipTo(), asks, again ? List.of() : leftBehind(asks)));
        }
    }

    /** The parcels that are to be sent and go where they were to go, unless they are asked. */
    private List<String> leftBehind(List<String> asks) {
        return prepared().stream().filter(parcel -> !asks.contains(parcel)).toList();
    }

    @CommandHandler
    void handle(RecordParcelRedirected command) {
        if (parcels.from(command.shipFrom()).isNewsOfRedirection(command.asked())) {
            apply(new ParcelRedirected(orderId, command.shipFrom(), command.asked()));
        }
    }

    @CommandHandler
    void handle(RecordParcelRedirectionRefused command) {
        if (parcels.from(command.shipFrom()).isNewsOfRedirection(command.asked())) {
            apply(new ParcelRedirectionRefused(orderId, command.shipFrom(), command.asked()));
        }
    }

    // --- Holding

    @CommandHandler
    void handle(HoldOrder command) {
        CardNumbers.refuseIn(command);
        if (!holds.areSo(command)) {
            OnlyWhatIsHereIsHeld.check(command, status, parcels);
            List<String> keeps = command.parcel().map(List::of).orElseGet(this::prepared);
            apply(new OrderHeld(orderId, command.parcel(), command.reason(), command.note(), keeps));
        }
    }

    @CommandHandler
    void handle(ReleaseOrder command) {
        if (command.parcel().map(holds::areOn).orElse(holds.areOnAll())) {
            // What has turned back since is another reason to hold it, and another person's to see to (ORD-27).
            boolean isHeldAnew = command.parcel().isEmpty() && holds.hideThatMoneyTurnedBack();
            List<String> goOn = command.parcel().map(List::of).orElseGet(this::prepared).stream()
                    .filter(parcel -> command.parcel().isPresent() ? !holds.areOnAll() : !holds.areOn(parcel))
                    .filter(parcel -> !isHeldAnew)
                    .toList();
            apply(new OrderReleased(orderId, command.parcel(), goOn));
            if (isHeldAnew) {
                sendNothingMore();
            }
            confirmWhenCovered();
        } else {
            OnlyWhatIsHereIsHeld.checkRelease(command, holds, parcels);
        }
    }

    /** The parcels that shipping was asked for, and that have not left. */
    private List<String> prepared() {
        return status == OrderStatus.CONFIRMED ? parcels.stillToBeSent() : List.of();
    }

    @CommandHandler
    void handle(RecordParcelHoldCarriedOut command) {
        if (parcels.from(command.shipFrom()).isNewsOfHold(command.asked())) {
            apply(new ParcelHoldCarriedOut(orderId, command.shipFrom(), command.asked()));
        }
    }

    // --- Changing what is ordered

    @CommandHandler
    void handle(AmendOrder command, PaymentWindow window) {
        CardNumbers.refuseIn(command);
        Optional<AmendmentProposed> before = amendments.under(command.request());
        if (before.isEmpty()) {
            LinesChangeUntilAllHasLeft.checkOrder(orderId, status, isCancellationRequested, parcels, amendments);
        }
        LinesChangeUntilAllHasLeft.checkLines(command, agreement);
        List<OrderLine> lines = added(command);
        if (before.isPresent()) {
            LinesChangeUntilAllHasLeft.checkSame(command, lines, before.get());
            return;
        }
        OrdersStayWithinBounds.checkAdded(lines, index -> placeOf(index, command), agreement.lines() + lines.size());
        Money costs = lines.stream().map(OrderLine::amount).reduce(Money.zero(agreement.currency()), Money::plus);
        OrdersStayWithinBounds.checkTotal(agreement.total().plus(costs));
        LinesChangeUntilAllHasLeft.checkMeans(command.pays(), costs);
        Optional<Tender> pays = command.pays()
                .map(means -> new Tender(
                        means.method(),
                        costs,
                        means.token(),
                        means.instalments(),
                        Optional.empty(),
                        means.cashReceipt()));
        pays.ifPresent(tender -> {
            OrdersStayWithinBounds.checkInstrument("tender.", tender);
            CashReceiptsNameNobody.check("tender.", tender);
        });
        command.fewer().forEach(units -> toBeTakenOut(cancellation(amendments.nextNumber(), units)));
        apply(new AmendmentProposed(
                orderId,
                amendments.nextNumber(),
                command.request(),
                lines,
                command.fewer(),
                costs,
                pays.map(tender -> settlement.nextTender()),
                pays,
                pays.map(tender -> window.payUntil(List.of(tender), GenericEventMessage.clock.instant()))));
        amendWhenCovered();
    }

    /** What is added, in lines of its own: more of those that there are, and then those that are new. */
    private List<OrderLine> added(AmendOrder command) {
        try {
            List<OrderLine> lines = Stream.concat(
                            command.more().stream().map(agreement::more), command.lines().stream())
                    .toList();
            for (int index = 0; index < lines.size(); index++) {
                OrdersHaveLinesOfOneCurrency.checkLine(placeOf(index, command), lines.get(index), agreement.currency());
            }
            return lines;
        } catch (ArithmeticException overflow) {
            throw OrdersHaveLinesOfOneCurrency.tooLarge();
        }
    }

    /** Where in the request stands what becomes the line that is added as this one, from 0. */
    private static String placeOf(int added, AmendOrder command) {
        int more = command.more().size();
        return added < more ? "more[" + added + "]" : "lines[" + (added - more) + "]";
    }

    private CancelUnits cancellation(int amendment, LineUnits units) {
        return new CancelUnits(
                orderId,
                "amendment-" + amendment + "-line-" + units.line(),
                units.line(),
                Optional.of(units.quantity()),
                CancellationReason.NOT_WANTED_ANY_MORE);
    }

    private void amendWhenCovered() {
        amendments
                .open()
                .filter(proposed ->
                        amendments.tender().map(settlement::account).stream().allMatch(TenderAccount::isCovered))
                .ifPresent(proposed -> {
                    if (canBeTakenOut(proposed)) {
                        amend(proposed);
                    } else {
                        withdrawAmendment(AmendmentWithdrawalReason.TOO_LATE);
                    }
                });
    }

    /** All of it or nothing: what is to be taken out may have left since it was proposed. */
    private boolean canBeTakenOut(AmendmentProposed proposed) {
        try {
            proposed.fewer().forEach(units -> toBeTakenOut(cancellation(proposed.number(), units)));
            return true;
        } catch (BusinessRejection tooLate) {
            return false;
        }
    }

    private void amend(AmendmentProposed proposed) {
        int first = agreement.lines() + 1;
        List<AddedParcel> added = proposed.lines().stream()
                .map(OrderLine::shipFrom)
                .distinct()
                .map(shipFrom -> new AddedParcel(
                        parcels.nextName(shipFrom), Agreement.contents(shipFrom, first, proposed.lines())))
                .toList();
        apply(new AmendmentApplied(
                orderId,
                proposed.number(),
                first,
                proposed.lines(),
                amendments
                        .tender()
                        .map(tender -> LineByTender.fill(
                                first, proposed.lines(), tender, proposed.pays().orElseThrow()))
                        .orElse(List.of()),
                added,
                shipTo));
        proposed.fewer().forEach(units -> handle(cancellation(proposed.number(), units)));
        keepIfTheOrderIsKept(added.stream().map(AddedParcel::parcel).toList());
    }

    @CommandHandler
    void handle(WithdrawAmendment command) {
        if (!amendments.isWithdrawn(command.number())) {
            LinesChangeUntilAllHasLeft.checkWithdrawal(command, amendments);
            withdrawAmendment(AmendmentWithdrawalReason.NOT_WANTED_ANY_MORE);
        }
    }

    @CommandHandler
    void handle(LapseAmendment command) {
        if (amendments.isOpen(command.number())) {
            withdrawAmendment(AmendmentWithdrawalReason.NOT_PAID_IN_TIME);
        }
    }

    private void withdrawAmendment(AmendmentWithdrawalReason reason) {
        if (amendments.open().isPresent()) {
            giveUpAmendment(reason);
            letGoOfWhatIsNotNeeded("amendment withdrawn", Optional.empty());
            closeWhenAllIsDone();
        }
    }

    private void giveUpAmendment(AmendmentWithdrawalReason reason) {
        amendments.open().ifPresent(proposed -> apply(new AmendmentWithdrawn(orderId, proposed.number(), reason)));
    }

    // --- Sending less

    @CommandHandler
    void handle(CancelUnits command) {
        Units before = parcels.unitsAsked(command.request());
        if (!before.isEmpty()) {
            OnlyUnitsStillHereAreCancelled.checkSame(command, before, parcels.isForAllThatWereLeft(command.request()));
            return;
        }
        toBeTakenOut(command).forEach(AggregateLifecycle::apply);
    }

    /**
     * What is asked for units not to be sent: of each parcel that has some of them, the youngest first; nothing where none are
     * left. All of them can be asked for, or none is.
     */
    private List<UnitsCancellationRequested> toBeTakenOut(CancelUnits command) {
        OnlyUnitsStillHereAreCancelled.checkOrder(command, status);
        int line = command.line();
        List<Parcel> giving = parcels.thatCanGive(line, agreement.shipFrom(line));
        if (giving.isEmpty()) {
            OnlyUnitsStillHereAreCancelled.checkParcel(command, parcels.lastWith(line, agreement.shipFrom(line)));
        }
        int left = giving.stream().mapToInt(parcel -> parcel.wanted().of(line)).sum();
        OnlyUnitsStillHereAreCancelled.checkQuantity(command, left);
        List<UnitsCancellationRequested> requests = new ArrayList<>();
        int open = command.quantity().orElse(left);
        for (Parcel parcel : giving) {
            Units part = parcel.wanted().atMost(Units.of(line, open));
            if (!part.isEmpty()) {
                requests.add(toBeTakenOut(command, parcel, part));
                open -= part.of(line);
            }
        }
        return requests;
    }

    private UnitsCancellationRequested toBeTakenOut(CancelUnits command, Parcel parcel, Units units) {
        return new UnitsCancellationRequested(
                orderId,
                parcel.name(),
                command.request(),
                items(parcel, units),
                items(parcel, parcel.wanted().without(units)),
                command.reason());
    }

    @CommandHandler
    void handle(RecordUnitsTakenOut command) {
        Parcel parcel = parcels.from(command.shipFrom());
        parcel.requests()
                .notDone(command.request())
                .filter(asked -> !parcel.hasEndedWithoutArriving())
                .ifPresent(asked -> {
                    Units takenOut = agreement.told(command.items(), parcel.kept());
                    cancelUnits(parcel, command.request(), takenOut, asked.reason());
                });
    }

    @CommandHandler
    void handle(RecordUnitsNotTakenOut command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (parcel.requests().isOpen(command.request()) && !parcel.hasEndedWithoutArriving()) {
            refuseToTakeOut(parcel, parcel.requests().named(command.request()).orElseThrow());
        }
    }

    @CommandHandler
    void handle(RecordShortPick command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (!parcel.requests().isReported(command.report()) && !parcel.hasEndedWithoutArriving()) {
            Units wanted = parcel.wanted();
            boolean isLackedIfNotSent = parcel.isLackedIfNotSent();
            Units missing = agreement.told(command.items(), parcel.kept());
            Units moved =
                    command.moveTo().map(other -> parcel.wantedOf(missing)).orElse(Units.NONE);
            if (moved.isEmpty() || !moved.equals(missing)) {
                cancelUnits(parcel, command.report(), missing.minus(moved), CancellationReason.PICKED_SHORT);
            }
            if (!moved.isEmpty()) {
                String other = command.moveTo().orElseThrow();
                move(parcel, command.report(), new ParcelContents(other, items(parcel, moved)));
            }
            if (placed.ifShort().filter(IfShort.ALL_OR_NOTHING::equals).isPresent()
                    && isLackedIfNotSent
                    && !wanted.areWithin(parcel.kept().plus(moved))
                    && parcels.here().findAny().isPresent()) {
                holdBackWhatIsHere(CancellationReason.PICKED_SHORT, List.of());
            }
        }
    }

    /** ORD-14: what one ship-from misses, and is still wanted, another one sends; that is agreed and paid already. */
    private void move(Parcel parcel, String report, ParcelContents contents) {
        String fresh = parcels.nextNameAfter(parcel);
        apply(new UnitsMoved(orderId, parcel.name(), report, fresh, contents, shipTo, promisedFor(parcel)));
        holds.keeping(orderId, parcel.name(), fresh).ifPresent(AggregateLifecycle::apply);
    }

    private Optional<LocalDate> promisedFor(Parcel parcel) {
        return parcel.isPromised() ? placed.promisedDelivery() : Optional.empty();
    }

    private void cancelUnits(Parcel parcel, String request, Units units, CancellationReason reason) {
        apply(new UnitsCancelled(orderId, parcel.name(), request, items(parcel, units), reason));
        settleWhatIsKept();
    }

    private void refuseToTakeOut(Parcel parcel) {
        parcel.requests().open().forEach(asked -> refuseToTakeOut(parcel, asked));
    }

    private void refuseToTakeOut(Parcel parcel, UnitsCancellationRequested asked) {
        apply(new UnitsCancellationRefused(orderId, parcel.name(), asked.request(), asked.items()));
    }

    // --- Sending in several parcels

    /** ORD-30: captures follow the parcels by themselves, since each takes what is due for what was handed over. */
    @CommandHandler
    void handle(RecordParcelSplit command) {
        Parcel parcel = parcels.from(command.shipFrom());
        Units apart = agreement.told(command.items(), parcel.kept());
        if (!parcel.isSplitAs(command.split()) && !apart.isEmpty()) {
            Optional<CancellationReason> heldBackBecause = Optional.of(parcel)
                    .filter(it -> it.is(Parcel.State.CANCELLATION_REQUESTED))
                    .flatMap(Parcel::heldBackBecause);
            Units wanted = parcel.wanted();
            String fresh = parcels.nextNameAfter(parcel);
            apply(new ParcelSplit(
                    orderId,
                    parcel.name(),
                    command.split(),
                    fresh,
                    new ParcelContents(parcel.sentFrom(), items(parcel, apart)),
                    shipTo,
                    promisedFor(parcel)));
            holds.keeping(orderId, parcel.name(), fresh).ifPresent(AggregateLifecycle::apply);
            if (heldBackBecause.isPresent()) {
                apply(new ParcelCancellationRequested(orderId, fresh, heldBackBecause.get()));
            } else {
                takeOutOfThePart(parcel, fresh, command.split(), apart, wanted.minus(parcel.wanted()));
            }
        }
    }

    /**
     * ORD-18: who splits a parcel has not heard yet of units that are not wanted any more, or would have taken them out before.
     * What may remain was said of both parcels together: what of it the one keeps, the other must not send.
     *
     * @param wanted what may remain of what is sent apart
     */
    private void takeOutOfThePart(Parcel parcel, String fresh, String split, Units apart, Units wanted) {
        Units unwanted = apart.without(wanted);
        if (!unwanted.isEmpty()) {
            apply(new UnitsCancellationRequested(
                    orderId,
                    fresh,
                    "split-" + split,
                    items(parcel, unwanted),
                    items(parcel, wanted),
                    parcel.requests().lastOpenReason().orElseThrow()));
        }
    }

    // --- Sending

    @CommandHandler
    void handle(RecordParcelLabelled command) {
        if (isStillToBeSent(command.shipFrom())
                && !parcels.from(command.shipFrom()).hasLabel(command.trackingCode())) {
            apply(new ParcelLabelled(orderId, command.shipFrom(), command.carrier(), command.trackingCode()));
        }
    }

    @CommandHandler
    void handle(RecordHandOver command) {
        boolean isNotWanted = isStillToBeSent(command.shipFrom())
                && !parcels.from(command.shipFrom()).isHere()
                && isCancelledByTheCustomer();
        handOver(command.shipFrom(), command.at());
        if (isNotWanted) {
            // It was too late to hold it back, so the carrier is asked, as if it had been under way before (ORD-07).
            apply(new ParcelInterceptRequested(orderId, command.shipFrom()));
        }
    }

    private void handOver(String shipFrom, Instant at) {
        if (isStillToBeSent(shipFrom)) {
            // The hand-over has overtaken the cancellation; shipping's refusal may come later, or not at all.
            handle(new RecordParcelCancellationRefused(orderId, shipFrom));
            refuseToTakeOut(parcels.from(shipFrom));
            apply(new ParcelHandedOver(orderId, shipFrom, at));
            takeWhatIsDue(shipFrom, givenUp -> false);
            tellWhatIsOwed();
        }
    }

    @CommandHandler
    void handle(RecordDelivery command, ReturnTerms terms) {
        handOver(command.shipFrom(), command.at());
        if (parcels.from(command.shipFrom()).mayStillArrive()) {
            apply(new ParcelDelivered(orderId, command.shipFrom(), command.at(), confirmsItself(terms)));
            closeWhenAllIsDone();
        }
        turnUp(command.shipFrom(), ParcelTurnedUp.Sighting.DELIVERED, command.at(), confirmsItself(terms));
    }

    /** When the purchase does, if the last of it arrives now (ORD-25). */
    private static Optional<Instant> confirmsItself(ReturnTerms terms) {
        return terms.confirmsItself(GenericEventMessage.clock.instant());
    }

    @CommandHandler
    void handle(RecordCancelledParcelScanned command) {
        if (!parcels.from(command.shipFrom()).isReported(command.reported())) {
            apply(new CancelledParcelScanned(orderId, command.shipFrom(), command.reported()));
        }
    }

    // --- What keeps a parcel

    @CommandHandler
    void handle(RecordParcelHeld command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (parcel.is(Parcel.State.HERE) && parcel.isNews(command.report())) {
            apply(new ParcelHeld(orderId, command.shipFrom(), command.reason(), command.report()));
        }
    }

    @CommandHandler
    void handle(RecordParcelReleased command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (parcel.is(Parcel.State.HELD) && parcel.isNews(command.report())) {
            apply(new ParcelReleased(orderId, command.shipFrom(), command.report()));
        }
    }

    /** Who sends it does not change what it costs, nor the name under which it is asked for again. */
    @CommandHandler
    void handle(RecordParcelMoved command) {
        if (parcels.from(command.shipFrom()).isNews(command.report())) {
            apply(new ParcelMoved(orderId, command.shipFrom(), command.sentFrom(), command.report()));
        }
    }

    @CommandHandler
    void handle(RecordParcelMishap command, LostParcels lostParcels) {
        handOver(command.shipFrom(), command.at());
        Parcel parcel = parcels.from(command.shipFrom());
        boolean isNews = parcel.isNews(command.report())
                && !parcel.hasMetWith(command.mishap())
                && !parcel.isKnownBetter(command.mishap());
        if (parcel.wasHandedOver() && isNews) {
            apply(new ParcelMishapReported(
                    orderId, command.shipFrom(), command.mishap(), command.report(), command.at()));
            makeGoodByItself(parcel, command.mishap(), lostParcels);
        }
    }

    /**
     * What was wanted back and is back, and whatever the shop's rule refunds; never both the goods and the money (ORD-23): where
     * the customer has the first parcel, the one in its place is not sent after all, or a person decides.
     */
    private void makeGoodByItself(Parcel parcel, ParcelMishap mishap, LostParcels lostParcels) {
        if (parcel.isWantedBack() && mishap == ParcelMishap.RETURNED_TO_SENDER) {
            giveUp(parcel, MakingGoodReason.CUSTOMERS_WISH);
        } else if (lostParcels.areRefunded(mishap) && parcel.firstThatArrived().isEmpty()) {
            refund(parcel, MakingGoodReason.SHOPS_RULE);
        }
    }

    /** It is paid back, unless the customer has the one in whose place it was sent: the money is for that. */
    private void giveUp(Parcel parcel, MakingGoodReason reason) {
        if (parcel.firstThatArrived().isPresent()) {
            apply(new ParcelCancelled(orderId, parcel.name()));
            settleWhatIsKept();
        } else {
            refund(parcel, reason);
        }
    }

    @CommandHandler
    void handle(RecordParcelFoundAgain command) {
        Parcel parcel = parcels.from(command.shipFrom());
        if (parcel.is(Parcel.State.ASTRAY) && parcel.isNews(command.report())) {
            apply(new ParcelFoundAgain(orderId, command.shipFrom(), command.report(), command.at()));
            closeWhenAllIsDone();
        }
        if (parcel.isNews(command.report())) {
            turnUp(command.shipFrom(), ParcelTurnedUp.Sighting.FOUND_AGAIN, command.at(), Optional.empty());
        }
    }

    // --- Making good what does not arrive

    @CommandHandler
    void handle(RefundParcel command) {
        Parcel parcel = parcels.from(command.parcel());
        if (parcel.isReplacement() && parcel.isHere()) {
            OnlyParcelsAstrayAreMadeGood.checkFirst(orderId, parcel);
            // It is not sent, then; what it was to cost goes back once its ship-from has held it back.
            apply(new ParcelCancellationRequested(orderId, parcel.name(), reasonOf(command.reason())));
        } else if (!parcel.is(Parcel.State.REFUNDED) && !parcel.isReplacementHeldBack()) {
            OnlyParcelsAstrayAreMadeGood.check(orderId, parcel);
            OnlyParcelsAstrayAreMadeGood.checkFirst(orderId, parcel);
            giveUp(parcel, command.reason());
        }
    }

    @CommandHandler
    void handle(ReplaceParcel command) {
        Parcel parcel = parcels.from(command.parcel());
        if (parcel.is(Parcel.State.REPLACED)) {
            OnlyParcelsAstrayAreMadeGood.checkSame(command, parcel);
        } else {
            OnlyParcelsAstrayAreMadeGood.checkReplacement(orderId, parcel);
            Units again = OnlyParcelsAstrayAreMadeGood.unitsOf(command, parcel);
            List<ParcelContents.Item> refunded = items(parcel, parcel.kept().minus(again));
            sendAgain(new ParcelReplaced(
                    orderId,
                    parcel.name(),
                    parcels.nextNameAfter(parcel),
                    new ParcelContents(parcel.sentFrom(), items(parcel, again)),
                    shipTo,
                    command.reason(),
                    Optional.of(refunded).filter(items -> !items.isEmpty())));
            if (!refunded.isEmpty()) {
                settleWhatIsKept();
            }
        }
    }

    // --- Making good what has arrived

    @CommandHandler
    void handle(RefundUnits command) {
        Optional<UnitsMadeGood> before = parcels.madeGood(command.request());
        if (before.isPresent()) {
            OnlyDeliveredUnitsAreMadeGood.checkSame(
                    orderId, before.get(), UnitsRefunded.class, command.parcel(), command.units(), command.fault());
            return;
        }
        Parcel parcel = parcels.from(command.parcel());
        Units units = Units.ofLines(command.units());
        checkMadeGood(parcel, units, OnlyDeliveredUnitsAreMadeGood.NO_CLAIM);
        refund(parcel, units, command.request(), command.fault());
    }

    @CommandHandler
    void handle(ReplaceUnits command) {
        Optional<UnitsMadeGood> before = parcels.madeGood(command.request());
        if (before.isPresent()) {
            OnlyDeliveredUnitsAreMadeGood.checkSame(
                    orderId, before.get(), UnitsReplaced.class, command.parcel(), command.units(), command.fault());
            return;
        }
        Parcel parcel = parcels.from(command.parcel());
        Units units = Units.ofLines(command.units());
        checkMadeGood(parcel, units, OnlyDeliveredUnitsAreMadeGood.NO_CLAIM);
        replace(parcel, units, command.request(), command.fault());
    }

    /** @param claim the number of the claim that is granted by it, if one is */
    private void checkMadeGood(Parcel parcel, Units units, int claim) {
        OnlyDeliveredUnitsAreMadeGood.check(orderId, parcel, units, returns, claims, claim);
    }

    private void refund(Parcel parcel, Units units, String request, DeliveryFault fault) {
        apply(new UnitsRefunded(orderId, parcel.name(), request, items(parcel, units), fault));
        settleWhatIsKept(Settlement.MADE_GOOD, Optional.empty());
    }

    private void replace(Parcel parcel, Units units, String request, DeliveryFault fault) {
        sendAgain(new UnitsReplaced(
                orderId,
                parcel.name(),
                parcels.nextNameAfter(parcel),
                request,
                new ParcelContents(parcel.sentFrom(), items(parcel, units)),
                shipTo,
                fault));
    }

    // --- What the customer says of what has arrived

    @CommandHandler
    void handle(ClaimUnits command, ReturnTerms terms) {
        Optional<UnitsClaimed> before = claims.under(command.request());
        if (before.isPresent()) {
            ClaimsAreDecidedOnce.checkSame(command, before.get());
            return;
        }
        Parcel parcel = parcels.from(command.parcel());
        Units units = Units.ofLines(command.units());
        checkMadeGood(parcel, units, OnlyDeliveredUnitsAreMadeGood.NO_CLAIM);
        ClaimsAreDecidedOnce.checkWindow(returns.receipt(parcel.name()), terms, GenericEventMessage.clock.instant());
        int number = claims.nextNumber();
        ClaimsAreDecidedOnce.checkNumber(number);
        apply(new UnitsClaimed(
                orderId,
                number,
                parcel.name(),
                command.request(),
                items(parcel, units),
                command.fault(),
                command.wants()));
        if (terms.claimsAreGrantedAtOnce()) {
            grant(claims.claimed(number), command.wants());
        }
    }

    @CommandHandler
    void handle(GrantClaim command) {
        UnitsClaimed claim = claims.claimed(command.number());
        List<ClaimState> wanted = command.by()
                .map(by -> List.of(new ClaimGranted(orderId, claim.number(), by).state()))
                .orElse(List.of(ClaimState.REFUNDED, ClaimState.REPLACED));
        if (ClaimsAreDecidedOnce.isNews(claim.number(), claims.state(claim.number()), wanted)) {
            checkMadeGood(parcels.from(claim.parcel()), Units.of(claim.items()), claim.number());
            grant(claim, command.by().orElse(claim.wants()));
        }
    }

    /** The claim's units are made good under its own name, so that nothing else of them is. */
    private void grant(UnitsClaimed claim, ClaimWish by) {
        Parcel parcel = parcels.from(claim.parcel());
        Units units = Units.of(claim.items());
        String request = ClaimFact.madeGoodUnder(claim.number());
        apply(new ClaimGranted(orderId, claim.number(), by));
        switch (by) {
            case REFUND -> refund(parcel, units, request, claim.fault());
            case REPLACEMENT -> replace(parcel, units, request, claim.fault());
        }
    }

    @CommandHandler
    void handle(DeclineClaim command) {
        CardNumbers.refuseIn(command);
        ClaimState now = claims.state(command.number());
        if (ClaimsAreDecidedOnce.isNews(command.number(), now, List.of(ClaimState.DECLINED))) {
            apply(new ClaimDeclined(orderId, command.number(), command.reason()));
        }
    }

    @CommandHandler
    void handle(WithdrawClaim command) {
        ClaimState now = claims.state(command.number());
        if (ClaimsAreDecidedOnce.isNews(command.number(), now, List.of(ClaimState.WITHDRAWN))) {
            apply(new ClaimWithdrawn(orderId, command.number()));
        }
    }

    private void sendAgain(SentAgain again) {
        apply(again);
        endOvertakenClaims();
        keepIfTheOrderIsKept(List.of(again.replacement()));
    }

    /** On orders that are closed, too: the money alone moves. */
    @CommandHandler
    void handle(GiveGoodwill command) {
        CardNumbers.refuseIn(command);
        if (!goodwill.isGiven(command)) {
            goodwill.check(command, status, settlement.kept(placed.total().currency()));
            List<GoodwillPart> parts = settlement.share(command.amount());
            apply(new GoodwillGiven(orderId, command.goodwillId(), command.amount(), command.reason(), parts));
            settlement.giveBack(parts).forEach(AggregateLifecycle::apply);
        }
    }

    // --- What a person says, where the carrier's word is not enough

    @CommandHandler
    void handle(AgreeOnParcel command) {
        Parcel parcel = parcels.from(command.parcel());
        OnlyOpenCasesAreSettled.checkAgreement(orderId, parcel);
        if (!parcel.isAgreed(command.agreed())) {
            apply(new ParcelAgreedUpon(orderId, parcel.name(), command.agreed()));
        }
    }

    @CommandHandler
    void handle(LocateParcel command, LostParcels lostParcels, ReturnTerms terms) {
        Parcel parcel = parcels.from(command.parcel());
        if (!parcel.isLocated(command.where())) {
            OnlyOpenCasesAreSettled.checkWhereabouts(orderId, parcel);
            boolean wasSent = parcel.wasHandedOver();
            apply(new ParcelLocated(
                    orderId,
                    parcel.name(),
                    command.where(),
                    command.reason(),
                    command.where() == Whereabouts.WITH_CUSTOMER ? confirmsItself(terms) : Optional.empty()));
            Parcel.mishapOf(command.where())
                    .filter(mishap -> wasSent)
                    .ifPresent(mishap -> makeGoodByItself(parcel, mishap, lostParcels));
            closeWhenAllIsDone();
        }
    }

    // --- Accepting what has arrived

    @CommandHandler
    void handle(ConfirmPurchase command) {
        if (purchase.confirmed().isEmpty()) {
            whyNotConfirmed().ifPresent(refusal -> {
                throw refusal;
            });
            confirmPurchase(PurchaseConfirmedBy.CUSTOMER);
        }
    }

    private Optional<BusinessRejection> whyNotConfirmed() {
        return OnlyWhatHasArrivedIsConfirmed.whyNot(orderId, status, parcels, settlement, returns, claims);
    }

    private void confirmPurchase(PurchaseConfirmedBy by) {
        IntFunction<Money> needed = needed();
        Money nothing = Money.zero(agreement.currency());
        // What a bank has given back for good was not paid.
        Money paid = settlement.tenders().stream()
                .map(tender -> needed.apply(tender)
                        .minus(settlement.account(tender).disputed().lost()))
                .map(left -> left.isNegative() ? nothing : left)
                .reduce(nothing, Money::plus);
        apply(purchase.confirm(by, agreement, parcels.kept(), paid));
    }

    // --- Taking back

    @CommandHandler
    void handle(ReturnUnits command, ReturnTerms terms) {
        CardNumbers.refuseIn(command);
        Optional<ReturnAskedFor> before = command.key().flatMap(returns::under);
        if (before.isPresent()) {
            OnlyDeliveredUnitsComeBack.checkSame(before.get(), command);
            return;
        }
        List<ParcelUnits> units = new OnlyDeliveredUnitsComeBack(agreement, parcels, returns, claims, purchase)
                .check(command, terms, GenericEventMessage.clock.instant());
        String shipFrom = Parcel.shipFrom(units.get(0).parcel());
        apply(new ReturnAskedFor(
                orderId,
                returns.nextNumber(),
                units,
                new ParcelContents(shipFrom, items(units)),
                shipTo,
                command.reason(),
                command.key(),
                Optional.of(command.wants()).filter(wish -> wish != ReturnWish.REFUND),
                command.knownSince(),
                command.exchangeFor()));
    }

    @CommandHandler
    void handle(CancelReturn command) {
        ReturnState now = returns.state(command.number());
        if (now != ReturnState.CANCELLED) {
            ReturnsAreCancelledUntilTheyAreSent.check(command, now);
            apply(new ReturnCancelled(orderId, command.number(), returns.heldBy(command.number())));
        }
    }

    @CommandHandler
    void handle(RecordReturnMoved command, ReturnTerms terms) {
        if (returns.isNews(command.number(), command.state())) {
            apply(new ReturnMoved(
                    orderId, command.number(), command.state(), command.trackingCode(), refundDue(command, terms)));
        }
    }

    /** ORD-26: from when the goods are back, whatever is known of them by then. What is exchanged is not paid back. */
    private Optional<Instant> refundDue(RecordReturnMoved command, ReturnTerms terms) {
        boolean isBack = command.state() == ReturnState.ARRIVED || command.state() == ReturnState.RECEIVED;
        return isBack
                        && !lateRefunds.isDueKnown(command.number())
                        && !returns.asked(command.number()).isExchange()
                ? terms.refundDue(GenericEventMessage.clock.instant())
                : Optional.empty();
    }

    /** ORD-26: what a person says was paid for money that was given back late. */
    @CommandHandler
    void handle(PayRefundInterest command) {
        Money amount = OnlyWhatIsOwedIsSettled.checkInterest(command, lateRefunds.interest(command.number()));
        apply(new RefundInterestPaid(orderId, command.number(), amount, command.reason()));
    }

    @CommandHandler
    void handle(RecordReturnEnded command) {
        if (returns.mayStillEnd(command.number())) {
            apply(new ReturnEnded(orderId, command.number(), command.state()));
        }
    }

    @CommandHandler
    void handle(SettleReturn command, ReturnTerms terms) {
        if (returns.isNewDecision(command)) {
            ReturnAskedFor asked = returns.asked(command.number());
            ReturnDecision decision = new ReturnDecision(asked, command, parcels, returns);
            // The way back is paid once, whatever is decided about the rest of it later.
            Money postage = returns.returnedIn(command.number()).isEmpty()
                    ? terms.postage(asked.reason(), agreement.currency())
                    : Money.zero(agreement.currency());
            ReturnSettled settled = decision.decide(settlement.tenders(), this::taken, this::goesBack, postage);
            apply(settled);
            if (asked.isExchange() && !settled.returned().isEmpty()) {
                sendAgain(asked.number(), settled.returned(), postage);
            }
            settleWhatIsKept(Settlement.RETURNED, Optional.of(asked.number()));
        }
    }

    /** What is sent beside is kept where the order is held as a whole; one whose money has turned back sends nothing (ORD-27). */
    private void keepIfTheOrderIsKept(List<String> fresh) {
        fresh.forEach(parcel -> holds.keeping(orderId, parcel).ifPresent(AggregateLifecycle::apply));
        if (settlement.isOwed() && !fresh.isEmpty()) {
            sendNothingMore();
        }
    }

    /** In words that they can be packed and unpacked by, as they are called in their parcel. */
    private List<ParcelContents.Item> items(Parcel parcel, Units units) {
        return parcel.called(agreement.items(units));
    }

    private List<ParcelContents.Item> items(List<ParcelUnits> units) {
        return together(ParcelUnits.parcels(units).stream().flatMap(name -> {
            List<ParcelUnits> its =
                    units.stream().filter(each -> each.parcel().equals(name)).toList();
            return items(parcels.from(name), ReturnDecision.unitsOf(its)).stream();
        }));
    }

    /** Whatever parcels they are in. */
    private static List<ParcelContents.Item> together(Stream<ParcelContents.Item> items) {
        Map<List<Object>, ParcelContents.Item> together = new LinkedHashMap<>();
        items.forEach(item -> together.merge(
                List.of(item.line(), item.sku()),
                item,
                (one, more) -> new ParcelContents.Item(
                        one.line(), one.sku(), one.description(), one.quantity() + more.quantity())));
        return List.copyOf(together.values());
    }

    /** ORD-16: the same as came back, or what it is exchanged for. */
    private List<ParcelContents.Item> inExchange(ReturnAskedFor asked, List<ParcelUnits> units) {
        return together(items(units).stream()
                .map(item -> asked.variant(item.line())
                        .map(it -> new ParcelContents.Item(item.line(), it.sku(), it.description(), item.quantity()))
                        .orElse(item)));
    }

    /** ORD-16. */
    private void sendAgain(int number, List<ParcelUnits> units, Money withheldIfNotWanted) {
        Parcel sentBefore = parcels.from(units.get(0).parcel());
        sendAgain(new UnitsExchanged(
                orderId,
                sentBefore.name(),
                parcels.nextNameAfter(sentBefore),
                number,
                units,
                new ParcelContents(sentBefore.sentFrom(), inExchange(returns.asked(number), units)),
                shipTo,
                Optional.of(withheldIfNotWanted).filter(Money::isPositive)));
    }

    /**
     * What was taken of a tender for these units, or is being taken: what it pays for them, and no more than is kept beyond
     * what it pays for the others that were handed over. What is to be taken for the rest, or could not be taken, does not go
     * back.
     */
    private Money taken(int tender, Units units) {
        Units kept = parcels.kept();
        return owed(tender, kept).minus(owed(tender, kept.minus(units))).min(beyondWhatIsDue(tender, units, List.of()));
    }

    /** ORD-16: what was to be exchanged, and is not wanted any more, costs what giving it back had cost. */
    private Optional<List<Withheld>> withheld(Parcel parcel, boolean isNotWanted) {
        return parcel.withheldIfNotWanted()
                .filter(amount -> isNotWanted && parcel.firstThatArrived().isEmpty())
                .map(amount ->
                        ReturnDecision.withheld(amount, settlement.tenders(), tender -> taken(tender, parcel.kept())))
                .filter(parts -> !parts.isEmpty());
    }

    /** What goes back to a tender when these units are not kept any more, and this is withheld. */
    private Money goesBack(int tender, Units units, List<Withheld> withheld) {
        return needed().apply(tender)
                .minus(needed(parcels.kept().minus(units), withheld).apply(tender))
                .min(beyondWhatIsDue(tender, units, withheld));
    }

    private Money beyondWhatIsDue(int tender, Units without, List<Withheld> withheld) {
        Money stillDue = needed(parcels.due().minus(without), withheld).apply(tender);
        TenderAccount account = settlement.account(tender);
        Money beyond = account.kept()
                .plus(account.underWay())
                .plus(account.settled().paidOtherwise())
                .minus(stillDue);
        return beyond.isNegative() ? Money.zero(agreement.currency()) : beyond;
    }

    // --- Settling

    @CommandHandler
    void handle(RecordTenderCaptured command) {
        if (!settlement.account(command.tender()).hasCaptured(command.captureId())) {
            apply(new TenderCaptured(orderId, command.tender(), command.captureId(), command.amount()));
            settleWhatIsKept();
        }
    }

    @CommandHandler
    void handle(RecordTenderCaptureFailed command) {
        if (!settlement.account(command.tender()).knowsOutcomeOf(command.captureId(), command.attempt())) {
            apply(new TenderCaptureFailed(
                    orderId,
                    command.tender(),
                    command.captureId(),
                    command.amount(),
                    command.attempt(),
                    command.nextTry(),
                    command.reason()));
            // It was to pay for others, too, where its own parcel was made good meanwhile.
            giveUpWhatIsNotOwed();
        }
    }

    @CommandHandler
    void handle(RecordTenderReleased command) {
        TenderAccount account = settlement.account(command.tender());
        if (!account.wasRefused() && !account.isReleased()) {
            apply(new TenderReleased(orderId, command.tender(), command.amount()));
        }
    }

    @CommandHandler
    void handle(RecordTenderRefunded command, ReturnTerms terms) {
        TenderAccount account = settlement.account(command.tender());
        if (!account.wasRefused() && !account.hasRefunded(command.refundId())) {
            Optional<Map.Entry<Integer, Instant>> due = lateRefunds.dueOf(command.tender(), command.refundId());
            apply(new TenderRefunded(orderId, command.tender(), command.refundId(), command.amount()));
            due.flatMap(it -> terms.interest(
                            orderId, it.getKey(), command.amount(), it.getValue(), GenericEventMessage.clock.instant()))
                    .filter(owed -> owed.interest().isPositive())
                    .ifPresent(AggregateLifecycle::apply);
            tellWhatIsOwed();
        }
    }

    @CommandHandler
    void handle(RecordTenderRefundFailed command) {
        TenderAccount account = settlement.account(command.tender());
        if (!account.wasRefused() && !account.hasFailedToRefund(command.refundId())) {
            apply(new TenderRefundFailed(
                    orderId, command.tender(), command.refundId(), command.amount(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordTenderRefundOvertaken command) {
        if (settlement.account(command.tender()).isOutstanding(RequestKind.REFUND, command.refundId())) {
            apply(new TenderRefundOvertaken(orderId, command.tender(), command.refundId(), command.amount()));
            // A part of it may be there still.
            settleWhatIsKept();
        }
    }

    @CommandHandler
    void handle(RecordTenderOutcomeUnknown command) {
        TenderAccount account = settlement.account(command.tender());
        if (account.isOutstanding(command.request(), command.name())
                && !account.outcomes().isUnknown(command.operationKey())) {
            apply(new TenderOutcomeUnknown(
                    orderId, command.tender(), command.request(), command.name(), command.operationKey()));
        }
    }

    @CommandHandler
    void handle(RecordTenderNeedsAttention command) {
        TenderAccount account = settlement.account(command.tender());
        if (account.isOutstanding(command.request(), command.name())
                && !account.outcomes().isWithAPerson(command.operationKey())) {
            apply(new TenderNeedsAttention(
                    orderId, command.tender(), command.request(), command.name(), command.operationKey()));
        }
    }

    // --- Money that turns back

    @CommandHandler
    void handle(RecordTenderTurnedBack command) {
        TenderAccount account = settlement.account(command.tender());
        if (!account.wasRefused() && !account.hasTurnedBack()) {
            apply(new TenderTurnedBack(orderId, command.tender(), command.amount()));
            sendNothingMore();
            tellWhatIsOwed();
        }
    }

    /** What is still here is held until a person has seen to it, unless one holds all of it already (ORD-21, ORD-27). */
    private void sendNothingMore() {
        List<String> here = prepared();
        if (!here.isEmpty() && !holds.areOnAll()) {
            apply(new OrderHeld(
                    orderId, Optional.empty(), OrderHoldReason.PAYMENT_TURNED_BACK, Optional.empty(), here));
        }
    }

    private void tellWhatIsOwed() {
        settlement.owed(settlement.needed(this::due)).forEach(AggregateLifecycle::apply);
    }

    // --- What is owed, and a person settles

    @CommandHandler
    void handle(SettleTender command) {
        CardNumbers.refuseIn(command);
        CashReceiptsNameNobody.check(command);
        TenderAccount account = settlement.account(command.tender());
        Optional<TenderSettled> before = account.settled().named(command.settlementId());
        if (before.isPresent()) {
            OnlyWhatIsOwedIsSettled.checkSame(command, before.get());
            return;
        }
        Money amount = OnlyWhatIsOwedIsSettled.check(command, account, needed().apply(command.tender()));
        if (amount.isPositive()) {
            apply(new TenderSettled(
                    orderId,
                    command.tender(),
                    command.settlementId(),
                    command.how(),
                    amount,
                    command.reason(),
                    command.how() == SettlementKind.WRITTEN_OFF ? goodsOf(command.tender(), amount) : List.of(),
                    command.how() == SettlementKind.GIVEN_BACK
                            ? account.settled().cashReceipt()
                            : command.cashReceipt()));
        }
        settleWhatIsKept();
    }

    /** Whose lines the money was for that is written off: first what could not be taken, then what was handed over. */
    private List<TenderSettled.Part> goodsOf(int tender, Money amount) {
        TenderAccount account = settlement.account(tender);
        Set<String> shipFroms = new LinkedHashSet<>();
        account.failedCaptures(parcels::areOwed).forEach(capture -> shipFroms.add(Parcel.shipFrom(capture.getKey())));
        shipFroms.retainAll(agreement.unitsByShipFrom().keySet());
        shipFroms.addAll(agreement.unitsByShipFrom().keySet());
        Map<String, Money> parts = new LinkedHashMap<>();
        Money open = amount;
        for (Units units : List.of(parcels.due(), parcels.kept())) {
            for (String shipFrom : shipFroms) {
                Money nothing = Money.zero(agreement.currency());
                Money before = account.settled().writtenOff(shipFrom).plus(parts.getOrDefault(shipFrom, nothing));
                Money unpaid = agreement
                        .owed(tender, units, shipFrom)
                        .minus(account.capturedFor(shipFrom))
                        .minus(before);
                Money part = unpaid.min(open);
                if (part.isPositive()) {
                    parts.merge(shipFrom, part, Money::plus);
                    open = open.minus(part);
                }
            }
        }
        return parts.entrySet().stream()
                .map(part -> new TenderSettled.Part(part.getKey(), part.getValue()))
                .toList();
    }

    // --- What the customer disputes with their bank

    @CommandHandler
    void handle(RecordTenderDisputed command) {
        TenderAccount account = settlement.account(command.tender());
        if (!account.wasRefused() && account.disputed().isNews(command.disputeId(), command.takesMoney())) {
            apply(new TenderDisputed(
                    orderId,
                    command.tender(),
                    command.disputeId(),
                    command.takesMoney(),
                    command.amount(),
                    command.reason(),
                    command.answerBefore()));
        }
    }

    @CommandHandler
    void handle(RecordTenderDisputeAnswered command) {
        if (settlement.account(command.tender()).disputed().awaitsAnswer(command.disputeId())) {
            apply(new TenderDisputeAnswered(orderId, command.tender(), command.disputeId()));
        }
    }

    @CommandHandler
    void handle(RecordTenderDisputeDecided command) {
        TenderAccount account = settlement.account(command.tender());
        DisputedMoney disputed = account.disputed();
        boolean isOutdated = command.ofInquiry() && disputed.takesMoney(command.disputeId());
        if (!account.wasRefused() && !isOutdated && !disputed.isDecided(command.disputeId())) {
            apply(new TenderDisputeDecided(orderId, command.tender(), command.disputeId(), command.lost()));
            letGoOfWhatIsNotNeeded();
            closeWhenAllIsDone();
        }
    }

    // --- Decisions that follow from more than one command

    private void confirmWhenCovered() {
        if (status == OrderStatus.AWAITING_PAYMENT && settlement.isCovered() && !holds.areOnAll()) {
            apply(new OrderConfirmed(orderId, shipTo, agreement.contents(), placed.promisedDelivery()));
        }
    }

    private void reject(RejectionReason reason) {
        if (status == OrderStatus.AWAITING_PAYMENT) {
            apply(new OrderRejected(orderId, reason));
            letGoOfWhatIsNotNeeded();
        }
    }

    private void cancel(CancellationReason reason) {
        giveUpAmendment(AmendmentWithdrawalReason.ORDER_CANCELLED);
        apply(new OrderCancelled(orderId, reason));
        letGoOfWhatIsNotNeeded();
    }

    private void refund(Parcel parcel, MakingGoodReason reason) {
        apply(new ParcelRefunded(
                orderId, parcel.name(), reason, withheld(parcel, reason == MakingGoodReason.CUSTOMERS_WISH)));
        settleWhatIsKept();
    }

    /**
     * ORD-07: what is still here is held back; what is under way goes on, and that is told.
     *
     * @param wantedBack the parcels that the carrier is asked to bring back, which nobody knows yet
     */
    private void holdBackWhatIsHere(CancellationReason reason, List<String> wantedBack) {
        withdrawAmendment(AmendmentWithdrawalReason.ORDER_CANCELLED);
        apply(new CancellationRequested(orderId, reason));
        parcels.here()
                .map(parcel -> new ParcelCancellationRequested(orderId, parcel.name(), reason))
                .toList()
                .forEach(AggregateLifecycle::apply);
        parcels.underWay()
                .filter(parcel -> !wantedBack.contains(parcel.name()) && !parcel.isWantedBack())
                .map(parcel -> new ParcelCancellationRefused(orderId, parcel.name()))
                .toList()
                .forEach(AggregateLifecycle::apply);
    }

    /** Whether it is being cancelled. A parcel that is sent in place of another may be held back for itself. */
    private boolean isAskedToStay() {
        return isCancellationRequested
                && parcels.here().findAny().isEmpty()
                && parcels.thatCanBeWantedBack().findAny().isEmpty()
                && (parcels.that(Parcel.State.CANCELLATION_REQUESTED).findAny().isPresent()
                        || parcels.anyIsWantedBack());
    }

    /** What a short pick holds back beside itself is sent where it cannot be. */
    private boolean isCancelledByTheCustomer() {
        return isCancellationRequested && cancellationReason != CancellationReason.PICKED_SHORT;
    }

    private void settleWhatIsKept() {
        settleWhatIsKept(whyNotNeeded(), Optional.empty());
    }

    /** Less is needed than before, or another amount is there. */
    private void settleWhatIsKept(String why, Optional<Integer> forReturn) {
        endOvertakenClaims();
        giveUpWhatIsNotOwed();
        letGoOfWhatIsNotNeeded(why, forReturn);
        tellWhatIsOwed();
        closeWhenAllIsDone();
    }

    /** ORD-23: nobody need decide about what is not the customer's any more, or was made good with the whole of its parcel. */
    private void endOvertakenClaims() {
        claims.overtaken(parcels).forEach(AggregateLifecycle::apply);
    }

    /** Never both: what was made good costs nothing more, whatever becomes of the parcel. */
    private void turnUp(String parcel, ParcelTurnedUp.Sighting how, Instant at, Optional<Instant> confirmsItself) {
        if (parcels.from(parcel).turnsUp(how)) {
            apply(new ParcelTurnedUp(orderId, parcel, how, at, confirmsItself));
        }
    }

    private static CancellationReason reasonOf(MakingGoodReason reason) {
        return reason == MakingGoodReason.CUSTOMERS_WISH
                ? CancellationReason.NOT_WANTED_ANY_MORE
                : CancellationReason.NOTHING_COULD_BE_SENT;
    }

    private void letGoOfWhatIsNotNeeded() {
        letGoOfWhatIsNotNeeded(whyNotNeeded(), Optional.empty());
    }

    private void letGoOfWhatIsNotNeeded(String why, Optional<Integer> forReturn) {
        settlement.letGo(needed(), why, forReturn).forEach(AggregateLifecycle::apply);
        settlement.owedBack(needed()).forEach(AggregateLifecycle::apply);
    }

    /**
     * What a tender pays of all that is sent, or will be, less what is given back of it nevertheless. What is proposed to be
     * added counts as if it was, so that nobody lets go of what is to pay for it.
     */
    private IntFunction<Money> needed() {
        return needed(parcels.kept(), List.of());
    }

    /** The same of all tenders, by their numbers. */
    Map<Integer, Money> neededOfTenders() {
        IntFunction<Money> needed = needed();
        Map<Integer, Money> all = new HashMap<>();
        settlement.tenders().forEach(tender -> all.put(tender, needed.apply(tender)));
        return all;
    }

    private IntFunction<Money> needed(Units sent, List<Withheld> more) {
        return settlement.needed(tender -> more.stream()
                .filter(part -> part.tender() == tender)
                .map(Withheld::amount)
                .reduce(
                        and(tender, owed(tender, sent))
                                .plus(amendments.toBePaidBy(tender, Money.zero(agreement.currency()))),
                        Money::plus));
    }

    /** What a tender pays of all that was handed over. */
    private Money due(int tender) {
        return and(tender, owed(tender, parcels.due()));
    }

    /** What a tender pays of these units, less what was written off of it. */
    private Money owed(int tender, Units units) {
        Money writtenOff =
                settlement.account(tender).settled().writtenOff(shipFrom -> agreement.owed(tender, units, shipFrom));
        return agreement.owed(tender, units).minus(writtenOff);
    }

    /** What is withheld of the money of what came back is needed beside what is sent (ORD-15). */
    private Money and(int tender, Money owed) {
        return returns.withheld(tender).map(owed::plus).orElse(owed);
    }

    /** @param isOwed of which given up captures the rest is asked for under their own names */
    private void takeWhatIsDue(String captureId, Predicate<String> isOwed) {
        settlement.take(captureId, isOwed, this::due, needed()).forEach(AggregateLifecycle::apply);
    }

    /** What could not be taken is given up where less is owed by now, and what is left of it asked for anew (PAY-12). */
    private void giveUpWhatIsNotOwed() {
        settlement.giveUp(parcels::areOwed, this::due, needed()).forEach(AggregateLifecycle::apply);
        parcels.lastHandedOver().ifPresent(parcel -> takeWhatIsDue(parcel.name(), parcels::areOwed));
    }

    private String whyNotNeeded() {
        return switch (status) {
            case REJECTED -> "order rejected";
            case CANCELLED -> "order cancelled";
            case AWAITING_PAYMENT, CONFIRMED, CLOSED -> "not sent";
        };
    }

    /** Money that could not be captured stays owed, and keeps the order open. */
    private void closeWhenAllIsDone() {
        if (status == OrderStatus.CONFIRMED && parcels.allEnded() && settlement.keepsExactly(needed())) {
            apply(new OrderClosed(orderId));
        }
    }

    private boolean isStillToBeSent(String shipFrom) {
        return parcels.from(shipFrom).isStillToBeSent() && status == OrderStatus.CONFIRMED;
    }

    // --- What has happened

    @EventSourcingHandler
    void on(OrderPlaced event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
        orderId = event.orderId();
        placed = event;
        shipTo = event.shipTo();
        status = OrderStatus.AWAITING_PAYMENT;
        agreement = new Agreement(event);
        parcels = new Parcels(orderId, agreement);
        settlement = new Settlement(orderId, event.tenders());
        returns = new Returns(orderId);
        claims = new Claims(orderId);
        purchase = new Purchase(event);
    }

    @EventSourcingHandler
    void on(OrderConfirmed event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
        status = OrderStatus.CONFIRMED;
    }

    @EventSourcingHandler
    void on(OrderRejected event) {
        status = OrderStatus.REJECTED;
        parcels.giveUp();
        holds.end();
    }

    @EventSourcingHandler
    void on(CancellationRequested event) {
        cancellationReason = event.reason();
        isCancellationRequested = true;
    }

    @EventSourcingHandler
    void on(OrderCancelled event) {
        status = OrderStatus.CANCELLED;
        parcels.giveUp();
        holds.end();
    }

    @EventSourcingHandler
    void on(OrderClosed event) {
        status = OrderStatus.CLOSED;
        holds.end();
    }

    @EventSourcingHandler
    void on(PurchaseConfirmed event, @Timestamp Instant at) {
        purchase.confirmed(at);
    }

    @EventSourcingHandler
    void on(GoodwillGiven event) {
        goodwill.on(event);
        settlement.on(event);
    }

    @EventSourcingHandler
    void on(AmendmentFact fact, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(fact, position, at);
        amendments.on(fact);
        if (fact instanceof AmendmentProposed proposed) {
            settlement.on(proposed);
        } else if (fact instanceof AmendmentApplied applied) {
            agreement.on(applied);
            parcels.on(applied);
        }
    }

    @EventSourcingHandler
    void on(ShippingAddressChanged event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
        shipTo = event.shipTo();
        parcels.on(event, position);
    }

    @EventSourcingHandler
    void on(OrderHeld event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
        holds.on(event);
        parcels.askToHold(event.keeps(), position);
    }

    @EventSourcingHandler
    void on(OrderReleased event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
        holds.on(event);
        parcels.askToHold(event.goOn(), position);
    }

    @EventSourcingHandler
    void on(RequestRepeated event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
    }

    @EventSourcingHandler
    void on(FulfilmentStalled event, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(event, position, at);
    }

    @EventSourcingHandler
    void on(ParcelFact fact, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(fact, position, at);
        boolean wasAwaited = parcels.from(fact.shipFrom()).mayStillArrive();
        boolean givesBack = fact instanceof UnitsRefunded;
        Map<Integer, Money> before = givesBack ? settlement.beyondOnceTaken(needed()) : Map.of();
        parcels.on(fact);
        if (givesBack) {
            settlement.goesBack(Settlement.MADE_GOOD, Optional.empty(), before, settlement.beyondOnceTaken(needed()));
        }
        if (fact instanceof SentAgain && status == OrderStatus.CLOSED) {
            status = OrderStatus.CONFIRMED;
        }
        if (fact instanceof UnitsMadeGood madeGood) {
            returns.on(madeGood);
        }
        if (fact instanceof ParcelCancelled cancelled) {
            cancelled.withheld().ifPresent(returns::withhold);
        } else if (fact instanceof ParcelRefunded refunded) {
            refunded.withheld().ifPresent(returns::withhold);
        }
        if (parcels.stillToBeSent().isEmpty()) {
            holds.end();
        } else if (!parcels.from(fact.shipFrom()).isStillToBeSent()) {
            holds.end(fact.shipFrom());
        }
        if (fact instanceof ParcelCancelled || fact instanceof UnitsCancelled) {
            parcels.from(fact.shipFrom()).firstThatArrived().ifPresent(this::countsInstead);
        } else if (fact instanceof ParcelDelivered delivered) {
            returns.has(delivered.at());
            arrived(fact, at, delivered.confirmsItself());
        } else if (fact instanceof ParcelTurnedUp seen && seen.isDelivered()) {
            returns.has(seen.at());
            returns.turnedUp(seen.shipFrom(), at);
        } else if (fact instanceof ParcelLocated located
                && located.where() == Whereabouts.WITH_CUSTOMER
                && wasAwaited) {
            arrived(fact, at, located.confirmsItself());
        }
    }

    /** What arrived though it was made good counts as soon as what was sent in its place is not sent: from when it arrived. */
    private void countsInstead(Parcel first) {
        returns.countsInstead(first.name(), first.isSentOnceMore());
        purchase.countsInstead(first.confirmsItselfInstead());
    }

    /** What is sent once more has a time of its own in which it can be given back, and prolongs that of nothing else. */
    private void arrived(ParcelFact fact, Instant at, Optional<Instant> confirmsItself) {
        if (parcels.from(fact.shipFrom()).isSentOnceMore()) {
            returns.sentOnceMoreDelivered(fact.shipFrom(), at);
        } else {
            returns.delivered(at);
        }
        purchase.arrived(confirmsItself);
    }

    @EventSourcingHandler
    void on(ClaimFact fact) {
        claims.on(fact);
    }

    @EventSourcingHandler
    void on(ReturnFact fact, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(fact, position, at);
        boolean givesBack = fact instanceof ReturnSettled settled && settled.state() != ReturnState.EXCHANGED;
        Map<Integer, Money> before = givesBack ? settlement.beyondOnceTaken(needed()) : Map.of();
        returns.on(fact, parcels);
        lateRefunds.on(fact);
        if (fact instanceof ReturnSettled settled) {
            settled.returned().forEach(parcels::comeBack);
            if (givesBack) {
                settlement.goesBack(
                        Settlement.RETURNED,
                        Optional.of(settled.number()),
                        before,
                        settlement.beyondOnceTaken(needed()));
            }
        }
    }

    @EventSourcingHandler
    void on(TenderFact fact, @SequenceNumber long position, @Timestamp Instant at) {
        requests.on(fact, position, at);
        if (fact instanceof TenderTurnedBack) {
            holds.moneyTurnedBack();
        }
        if (fact instanceof TenderReplaced replaced) {
            replacements.put(replaced.tender(), replaced.by());
            agreement.on(replaced);
            amendments.on(replaced);
        }
        settlement.on(fact);
        lateRefunds.on(fact);
    }

    @EventSourcingHandler
    void on(LateRefundFact fact) {
        lateRefunds.on(fact);
    }
}
