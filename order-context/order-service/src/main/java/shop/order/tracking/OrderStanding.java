package shop.order.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.order.api.Awaited;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.FulfilmentAxis;
import shop.order.api.OrderMoney;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.TenderState;
import shop.order.api.PaymentAxis;
import shop.order.api.RefusalReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnState;
import shop.order.api.ReturnsAxis;
import shop.order.api.TenderMethod;
import shop.order.tracking.TrackedOrder.Repeated;
import shop.order.tracking.TrackedOrder.TrackedHold;
import shop.order.tracking.TrackedOrder.TrackedParcel;
import shop.order.tracking.TrackedOrder.TrackedTender;
import shop.order.tracking.TrackedOrder.TrackedTender.Asked;
import shop.platform.mongo.Told;
import shop.shipping.api.HoldReason;

/** How an order stands, derived from its tenders and parcels alone: where its money is, and what it waits for. */
record OrderStanding(
        OrderStatus status,
        Money total,
        Optional<Instant> payUntil,
        List<TrackedLine> lines,
        List<TrackedTender> tenders,
        List<TrackedParcel> parcels,
        List<TrackedHold> holds,
        List<Repeated> repeated,
        List<TrackedAmendment> amendments,
        List<TrackedReturn> returns,
        List<TrackedClaim> claims) {

    private static final String NO_ANSWER =
            " The provider gives no answer: it was done, or it was not. It is asked until that is known.";
    private static final String TO_BE_SETTLED = " It is to be collected in another way, or written off.";

    static String words(RefusalReason reason) {
        return switch (reason) {
            case REFUSED -> "the provider refuses it, and says no more";
            case AUTHORISATION_ENDED -> "the time in which it could be taken is over";
            case TAKEN_ALREADY -> "what it was to take the place of was taken after all";
            case NO_REFUNDS -> "this means of payment gives nothing back through the provider";
            case NO_PARTIAL_REFUNDS -> "the provider gives this payment back as a whole only, and this is a part of it";
            case ACCOUNT_MISSING -> "it goes back to an account of the payer's only, and nobody has told which";
            case FAILED_IN_THE_END -> "the provider had accepted it, and has not done it in the end";
            case NOT_DONE -> "a person has found out with the provider that it was not done";
            case NOT_HELD_BACK -> "it could not be held back: the carrier has it, or may have it";
            case NOT_BROUGHT_BACK -> "the carrier does not bring it back";
            case NOT_REDIRECTED -> "another address came too late";
            case UNITS_NOT_TAKEN_OUT -> "units could not be taken out of it any more";
        };
    }

    OrderMoney money() {
        return new OrderMoney(
                total,
                sum(TrackedTender::setAside),
                sum(tender -> tender.captured),
                sum(tender -> tender.refunded),
                sum(tender -> Asked.sum(tender.refunds, total.currency()).plus(tender.owedBack)),
                sum(tender ->
                        Asked.sum(tender.failedCaptures(), total.currency()).plus(tender.owed)),
                sum(TrackedTender::disputed),
                sum(TrackedTender::lost),
                sum(tender -> tender.turnedBack),
                sum(tender -> tender.collected),
                sum(tender -> tender.writtenOff));
    }

    private Money sum(Function<TrackedTender, Money> amount) {
        return tenders.stream().map(amount).reduce(Money.zero(total.currency()), Money::plus);
    }

    PaymentAxis payment() {
        OrderMoney money = money();
        // One that a person holds may be paid for, and not confirmed.
        if (status == OrderStatus.AWAITING_PAYMENT && !tenders.stream().allMatch(TrackedTender::isCovered)) {
            return PaymentAxis.AWAITED;
        }
        if (money.owedByCustomer().isPositive()) {
            return PaymentAxis.OWED;
        }
        if (money.givenBack().isPositive()) {
            return money.givenBack().equals(money.taken()) ? PaymentAxis.GIVEN_BACK : PaymentAxis.PARTLY_GIVEN_BACK;
        }
        if (money.setAside().isPositive()) {
            return tenders.stream().anyMatch(TrackedTender::isPartlyTaken)
                    ? PaymentAxis.PARTLY_TAKEN
                    : PaymentAxis.SET_ASIDE;
        }
        if (money.taken().plus(money.collected()).isPositive() || total.isZero()) {
            return PaymentAxis.TAKEN;
        }
        return money.writtenOff().isPositive() ? PaymentAxis.WRITTEN_OFF : PaymentAxis.LET_GO;
    }

    FulfilmentAxis fulfilment() {
        if (status == OrderStatus.AWAITING_PAYMENT) {
            return FulfilmentAxis.NOT_STARTED;
        }
        List<ParcelState> wanted = parcels.stream()
                .map(parcel -> parcel.state)
                .filter(state -> !state.isGivenUp())
                .toList();
        long sent = wanted.stream().filter(ParcelState::isSent).count();
        long arrived = wanted.stream().filter(ParcelState.DELIVERED::equals).count();
        if (wanted.isEmpty()) {
            return FulfilmentAxis.NOT_DELIVERED;
        }
        if (arrived > 0) {
            return arrived == wanted.size() ? FulfilmentAxis.DELIVERED : FulfilmentAxis.PARTLY_DELIVERED;
        }
        if (sent > 0) {
            return sent == wanted.size() ? FulfilmentAxis.SENT : FulfilmentAxis.PARTLY_SENT;
        }
        return FulfilmentAxis.PREPARING;
    }

    /** What waits for somebody counts more than what came back already. */
    ReturnsAxis returned() {
        List<ReturnState> open = returns.stream()
                .map(each -> each.state)
                .filter(state -> !state.isEnd())
                .toList();
        if (open.contains(ReturnState.RECEIVED)) {
            return ReturnsAxis.RECEIVED;
        }
        if (open.stream().anyMatch(state -> state != ReturnState.ASKED_FOR)) {
            return ReturnsAxis.UNDER_WAY;
        }
        if (!open.isEmpty()) {
            return ReturnsAxis.ASKED_FOR;
        }
        int back = returns.stream().mapToInt(TrackedReturn::unitsReturned).sum();
        if (back == 0) {
            return returns.stream().anyMatch(each -> each.state == ReturnState.EXCHANGED)
                    ? ReturnsAxis.EXCHANGED
                    : ReturnsAxis.NONE;
        }
        int all = lines.stream().mapToInt(TrackedLine::quantity).sum();
        return back < all ? ReturnsAxis.PARTLY_RETURNED : ReturnsAxis.RETURNED;
    }

    private static Optional<Awaited> ofReturn(TrackedReturn it) {
        return switch (it.state) {
            case ASKED_FOR ->
                awaited(
                        it,
                        Whom.SUPPORT,
                        What.APPROVAL,
                        "was asked for: " + Told.words(it.reason) + ". Whether it may"
                                + " come back is to be decided.");
            case APPROVED -> awaited(it, Whom.CARRIER, What.LABEL, "is to get its label.");
            case WITHOUT_LABEL ->
                awaited(
                        it,
                        Whom.CUSTOMER,
                        What.GIVING_BACK,
                        "is to be brought to " + it.shipTo + ": there is no label to be had for it.");
            case LABELLED -> awaited(it, Whom.CUSTOMER, What.GIVING_BACK, "is to be sent with its label.");
            case ON_ITS_WAY -> awaited(it, Whom.CARRIER, What.RETURN, "is to arrive at " + it.shipTo + ".");
            case ARRIVED -> awaited(it, Whom.SHIP_FROM, What.RECEIPT, "has arrived; what came back is to be named.");
            case NOT_ARRIVED ->
                awaited(
                        it,
                        Whom.SUPPORT,
                        What.INSPECTION,
                        "was sent and has not arrived; what is given back for it is" + " to be decided.");
            case RECEIVED ->
                awaited(it, Whom.SUPPORT, What.INSPECTION, "is here; what is given back for it is to be decided.");
            case RETURNED, EXCHANGED, REFUSED, DECLINED, ABANDONED, CANCELLED -> Optional.empty();
        };
    }

    private static Optional<Awaited> awaited(TrackedReturn it, Whom of, What what, String text) {
        return Optional.of(ofReturn(it, of, what, it.since, text));
    }

    private static Awaited ofReturn(TrackedReturn it, Whom of, What what, Instant since, String text) {
        return new Awaited(
                        of,
                        what,
                        Optional.empty(),
                        Optional.empty(),
                        since,
                        Optional.empty(),
                        "Return " + it.number + " " + text)
                .about(String.valueOf(it.number));
    }

    private static Awaited ofClaim(TrackedClaim it) {
        return new Awaited(
                        Whom.SUPPORT,
                        What.CLAIM,
                        Optional.empty(),
                        Optional.of(it.parcel()),
                        it.since(),
                        Optional.empty(),
                        "Claim " + it.number() + " about the parcel from " + it.parcel() + " is to be decided: "
                                + Told.words(it.fault()) + ".")
                .about(String.valueOf(it.number()));
    }

    /** What a law has given back by a moment that is over (ORD-26). */
    private static Stream<Awaited> ofLateRefund(TrackedReturn it) {
        Stream<Awaited> late = it
                .lateSince()
                .map(due -> ofReturn(
                        it,
                        Whom.SUPPORT,
                        What.REFUND_OVERDUE,
                        due,
                        "is back, and its money was to be given back by " + due
                                + ". It is to be seen to at once; each further day costs interest."))
                .stream();
        Stream<Awaited> interest = it
                .interestOwed()
                .map(owed -> ofReturn(
                        it,
                        Whom.SUPPORT,
                        What.INTEREST,
                        it.interestSince(),
                        "was paid back late: " + owed + " of interest are owed for that, and to be transferred."))
                .stream();
        return Stream.concat(late, interest);
    }

    /** What it waits for, the longest awaited first. */
    List<Awaited> waitsFor() {
        List<Awaited> all = new ArrayList<>();
        tenders.forEach(tender -> ofTender(tender, all));
        parcels.forEach(parcel ->
                ofParcel(parcel).ifPresent(awaited -> ask(awaited.refused(parcel.lastRefusal()), all)));
        holds.forEach(hold -> all.add(ofHold(hold)));
        parcels.forEach(parcel -> parcel.toBeTakenOut.forEach(asked -> ask(ofUnits(parcel, asked), all)));
        parcels.forEach(parcel -> ofHoldNotHeardOf(parcel).ifPresent(awaited -> ask(awaited, all)));
        returns.forEach(each -> ofReturn(each).ifPresent(awaited -> ask(awaited, all)));
        returns.forEach(each -> ofLateRefund(each).forEach(all::add));
        claims.stream().filter(TrackedClaim::isOpen).forEach(claim -> all.add(ofClaim(claim)));
        return all.stream()
                .sorted((one, other) -> one.since().compareTo(other.since()))
                .toList();
    }

    /**
     * When the request that has been open for longest was asked for, or is to be asked for again; of an order that is to be
     * paid, or a change of one, the end of its time to pay if that is earlier. Refunds take their days: the first asking is
     * told apart.
     */
    Optional<Instant> unanswered(List<Awaited> waitsFor) {
        return Stream.of(
                        askedOfOthers(waitsFor, awaited -> !isFirstRefund(awaited)),
                        status == OrderStatus.AWAITING_PAYMENT ? payUntil.stream() : Stream.<Instant>empty(),
                        amendments.stream().flatMap(amendment -> amendment.end().stream()),
                        parcels.stream()
                                .flatMap(parcel -> parcel.holdNotHeardOfSince().stream()
                                        .map(since -> nextTry(RequestKind.HOLD, parcel.shipFrom, "", since))),
                        returns.stream()
                                .filter(each -> each.state == ReturnState.ASKED_FOR && !each.takenDown)
                                .map(each -> nextTry(RequestKind.RETURN, "", String.valueOf(each.number), each.since)))
                .flatMap(moments -> moments)
                .min(Comparator.naturalOrder());
    }

    /** The same of refunds that were asked for once. */
    static Optional<Instant> unansweredRefund(List<Awaited> waitsFor) {
        return askedOfOthers(waitsFor, OrderStanding::isFirstRefund).min(Comparator.naturalOrder());
    }

    /** A refund that was asked for once; when it is asked for again after that, the order has said. */
    private static boolean isFirstRefund(Awaited awaited) {
        return awaited.what() == What.REFUND && awaited.nextTry().isEmpty();
    }

    private static Stream<Instant> askedOfOthers(List<Awaited> waitsFor, Predicate<Awaited> which) {
        return waitsFor.stream()
                .filter(OrderStanding::isAskedOfOthers)
                .filter(which)
                .map(awaited -> awaited.nextTry().orElse(awaited.since()));
    }

    private Instant nextTry(RequestKind kind, String parcel, String name, Instant since) {
        return repeated.stream()
                .filter(it -> it.isOf(kind, parcel, name))
                .findFirst()
                .flatMap(Repeated::nextTry)
                .orElse(since);
    }

    /** A return waits for support, and a hold is not waited for, as long as nothing is asked again. */
    private static boolean isAskedOfOthers(Awaited awaited) {
        return Stream.of(RequestKind.values())
                .filter(request -> request != RequestKind.RETURN && request != RequestKind.HOLD)
                .anyMatch(request -> request.what() == awaited.what() && request.of() == awaited.of());
    }

    /** Shipping does at once what it is asked; that it is waited for is told where it had to be asked again. */
    private Optional<Awaited> ofHoldNotHeardOf(TrackedParcel parcel) {
        return parcel.holdNotHeardOfSince()
                .filter(since -> repeated.stream().anyMatch(it -> it.isOf(RequestKind.HOLD, parcel.shipFrom)))
                .map(since -> new Awaited(
                        Whom.SHIP_FROM,
                        What.HOLD,
                        Optional.empty(),
                        Optional.of(parcel.shipFrom),
                        since,
                        Optional.empty(),
                        "Parcel from " + parcel.shipFrom
                                + (isHeld(parcel) ? " is to be kept here." : " is not to be kept here any more.")));
    }

    /** Adds what is awaited, and was asked of others: how often, and that it stands still. */
    private void ask(Awaited awaited, List<Awaited> all) {
        Optional<Repeated> again =
                repeated.stream().filter(it -> it.isOf(awaited)).findFirst();
        all.add(again.map(it -> awaited.asked(it.attempt(), it.nextTry())).orElse(awaited));
        again.flatMap(Repeated::standstill)
                .ifPresent(since -> all.add(new Awaited(
                                Whom.SUPPORT,
                                What.STANDSTILL,
                                awaited.tender(),
                                awaited.parcel(),
                                since,
                                Optional.empty(),
                                "Nothing is heard of this, though it was asked for "
                                        + again.get().attempt()
                                        + " times since " + awaited.since() + ": " + awaited.text()
                                        + " It is to be seen to why; then it can be asked for again at once.")
                        .asked(again.get().attempt(), Optional.empty())));
    }

    private void ofTender(TrackedTender tender, List<Awaited> all) {
        String name = "Tender " + tender.number;
        Optional<TrackedAmendment> amendment =
                amendments.stream().filter(it -> it.awaits(tender.number)).findFirst();
        boolean isAwaited = status == OrderStatus.AWAITING_PAYMENT || amendment.isPresent();
        Optional<Instant> end = amendment.map(TrackedAmendment::end).orElse(payUntil);
        String forWhat = amendment
                .map(it -> " Amendment " + it.number() + " waits for that.")
                .orElse("");
        if (tender.state == TenderState.PENDING && isAwaited) {
            askProvider(tender, RequestKind.PAYMENT, payment(tender, end, forWhat), all);
        }
        if (tender.state == TenderState.DECLINED && isAwaited) {
            all.add(new Awaited(
                    Whom.CUSTOMER,
                    What.ANOTHER_TENDER,
                    Optional.of(tender.number),
                    Optional.empty(),
                    tender.since,
                    end,
                    name + " was declined: " + Told.words(tender.declineReason)
                            + ". Another means of payment is to be given." + forWhat));
        }
        tender.captures.forEach(capture -> askProvider(
                tender,
                RequestKind.CAPTURE,
                capture.failed()
                        ? owed(tender, capture)
                        : money(tender, Whom.PROVIDER, What.CAPTURE, capture, " are to be taken."),
                all));
        tender.refunds.forEach(refund -> askProvider(tender, RequestKind.REFUND, refund(tender, refund), all));
        ofMoneyTakenBack(tender, all);
        tender.releases.forEach(release -> askProvider(tender, RequestKind.RELEASE, release(tender, release), all));
    }

    /** Adds what a provider was asked for; where it gives no answer that is said, and who is called to find out (PAY-06). */
    private void askProvider(TrackedTender tender, RequestKind request, Awaited awaited, List<Awaited> all) {
        Optional<TrackedTender.OpenOutcome> unknown =
                tender.unknown(request, awaited.about().orElse(""));
        ask(
                unknown.flatMap(TrackedTender.OpenOutcome::begin)
                        .map(since -> awaited.unknown(since, NO_ANSWER))
                        .orElse(awaited),
                all);
        unknown.flatMap(TrackedTender.OpenOutcome::person)
                .ifPresent(
                        since -> all.add(
                                new Awaited(
                                        Whom.SUPPORT,
                                        What.OUTCOME,
                                        Optional.of(tender.number),
                                        Optional.empty(),
                                        since,
                                        Optional.empty(),
                                        "What became of this is not known: " + awaited.text()
                                                + " It is to be found out with the provider, and told to the payment, which goes on looking it up.")));
    }

    private static Awaited release(TrackedTender tender, Asked asked) {
        return new Awaited(
                Whom.PROVIDER,
                What.RELEASE,
                Optional.of(tender.number),
                Optional.empty(),
                asked.since(),
                Optional.empty(),
                "Tender " + tender.number + " is to be let go.");
    }

    /** Nobody gives back, or transfers, what a bank has (PAY-10). */
    private static Awaited refund(TrackedTender tender, Asked refund) {
        if (tender.refundsAwaitDispute()) {
            return money(
                    tender,
                    Whom.PROVIDER,
                    What.DISPUTE,
                    refund,
                    " are to be given back, once it is decided to whom the disputed money belongs.");
        }
        return refund.failed()
                ? money(
                        tender,
                        Whom.SUPPORT,
                        What.TRANSFER,
                        refund,
                        " could not be given back by the provider, and are to be transferred.")
                : money(tender, Whom.PROVIDER, What.REFUND, refund, " are to be given back.");
    }

    /**
     * A slip is the customer's to pay once the provider has issued it, and so is whatever the provider asks them to confirm
     * (PAY-13).
     */
    private static Awaited payment(TrackedTender tender, Optional<Instant> end, String forWhat) {
        boolean slip = tender.method == TenderMethod.BANK_SLIP;
        return new Awaited(
                tender.awaitsPayer ? Whom.CUSTOMER : Whom.PROVIDER,
                What.PAYMENT,
                Optional.of(tender.number),
                Optional.empty(),
                tender.since,
                Stream.concat(end.stream(), tender.payerUntil().stream()).min(Comparator.naturalOrder()),
                "Tender " + tender.number
                        + (slip
                                ? tender.awaitsPayer ? " is to be paid." : " is to be issued, and then paid."
                                : tender.awaitsPayer
                                        ? " is to be confirmed by whoever pays it."
                                        : " is to be authorised or paid.")
                        + forWhat);
    }

    private static void ofMoneyTakenBack(TrackedTender tender, List<Awaited> all) {
        if (tender.owed.isPositive()) {
            all.add(new Awaited(
                    Whom.SUPPORT,
                    What.COLLECTION,
                    Optional.of(tender.number),
                    Optional.empty(),
                    tender.since,
                    Optional.empty(),
                    tender.owed + " of Tender " + tender.number
                            + " are owed by the customer: what had been paid has gone back to its payer."
                            + TO_BE_SETTLED));
        }
        if (tender.owedBack.isPositive()) {
            all.add(new Awaited(
                    Whom.SUPPORT,
                    What.TRANSFER,
                    Optional.of(tender.number),
                    Optional.empty(),
                    tender.owedBackSince,
                    Optional.empty(),
                    tender.owedBack + " that were collected for Tender " + tender.number
                            + " in another way are to be given back by a person, who then says so (GIVEN_BACK)."));
        }
        tender.disputes.stream()
                .filter(dispute -> !dispute.decided())
                .forEach(dispute -> all.add(dispute(tender, dispute)));
    }

    private static Awaited dispute(TrackedTender tender, TrackedTender.Disputed dispute) {
        String text = dispute.amount() + " of Tender " + tender.number + " are disputed by the customer: "
                + Told.words(dispute.reason());
        return new Awaited(
                        dispute.answered() ? Whom.PROVIDER : Whom.SUPPORT,
                        What.DISPUTE,
                        Optional.of(tender.number),
                        Optional.empty(),
                        dispute.since(),
                        Optional.of(dispute.answerBefore())
                                .filter(end -> !end.isEmpty())
                                .map(Instant::parse),
                        text
                                + (dispute.answered()
                                        ? ". It is to be decided."
                                        : ". It is to be answered: " + dispute.name()))
                .about(dispute.name());
    }

    /** As long as tries come by themselves, it is with the provider; after that with a person (PAY-12). */
    private static Awaited owed(TrackedTender tender, Asked capture) {
        boolean isTriedAgain = capture.triedAgain().isPresent();
        return money(
                        tender,
                        isTriedAgain ? Whom.PROVIDER : Whom.SUPPORT,
                        isTriedAgain ? What.CAPTURE : What.COLLECTION,
                        capture,
                        " could not be taken, and are owed"
                                + (isTriedAgain ? "; it is tried again." : "." + TO_BE_SETTLED))
                .asked(capture.attempt(), capture.triedAgain());
    }

    private static Awaited money(TrackedTender tender, Whom of, What what, Asked asked, String text) {
        return new Awaited(
                        of,
                        what,
                        Optional.of(tender.number),
                        Optional.empty(),
                        asked.since(),
                        Optional.empty(),
                        asked.amount() + " of Tender " + tender.number + text)
                .about(asked.name())
                .refused(asked.refused().told());
    }

    /** Whoever reads what an order waits for is not told why it is held; the hold itself says so, to those who may know. */
    private static Awaited ofHold(TrackedHold hold) {
        return new Awaited(
                Whom.SUPPORT,
                What.RELEASE_FROM_HOLD,
                Optional.empty(),
                Optional.of(hold.parcel()).filter(parcel -> !parcel.isEmpty()),
                hold.since(),
                Optional.empty(),
                (hold.parcel().isEmpty() ? "The order" : "Parcel from " + hold.parcel()) + " is held by a person: "
                        + Told.words(hold.reason().toldToCustomers())
                        + ". It is to be released, or the order to be cancelled.");
    }

    private boolean isHeld(TrackedParcel parcel) {
        return holds.stream().anyMatch(hold -> hold.isOn(parcel));
    }

    private static Awaited ofUnits(TrackedParcel parcel, TrackedParcel.TakingOut asked) {
        return new Awaited(
                        Whom.SHIP_FROM,
                        What.UNITS_CANCELLATION,
                        Optional.empty(),
                        Optional.of(parcel.shipFrom),
                        asked.since(),
                        Optional.empty(),
                        asked.units() + " are to be taken out of the parcel from " + parcel.shipFrom
                                + ", if they still can be.")
                .about(asked.request());
    }

    private Optional<Awaited> ofParcel(TrackedParcel parcel) {
        if (parcel.isToBeHeldBack) {
            return awaited(parcel, Whom.CARRIER, What.CANCELLATION, "is to be held back, if it still can be.");
        }
        if (parcel.isToGoElsewhere()) {
            return awaited(parcel, Whom.CARRIER, What.REDIRECTION, "is to go to another address, if it still can.");
        }
        return switch (parcel.state) {
            case PREPARING -> awaited(parcel, Whom.CARRIER, What.LABEL, "is to get its label.");
            case HELD -> onHold(parcel);
            case LABELLED ->
                isHeld(parcel)
                        ? Optional.empty()
                        : awaited(parcel, Whom.SHIP_FROM, What.HAND_OVER, "is to be handed over.");
            case HANDED_OVER -> underWay(parcel);
            case EXPECTED_BACK -> awaited(parcel, Whom.CARRIER, What.RETURN, "was not delivered, and is to come back.");
            case DAMAGED, RETURNED_TO_SENDER, PRESUMED_LOST ->
                awaited(
                        parcel,
                        Whom.SUPPORT,
                        What.DECISION,
                        "does not reach the customer: " + Told.words(parcel.state)
                                + ". What becomes of it is to be decided.");
            case CANCELLED, REFUNDED, REPLACED -> afterItsEnd(parcel);
            case AWAITING_PAYMENT, DELIVERED -> Optional.empty();
        };
    }

    /** Where its address is the reason, who it is for knows a better one; support gives it for them as well. */
    private static Optional<Awaited> onHold(TrackedParcel parcel) {
        String reason = "is on hold: " + Told.words(parcel.holdReason);
        return parcel.holdReason.equals(HoldReason.ADDRESS_UNDELIVERABLE.name())
                ? awaited(parcel, Whom.CUSTOMER, What.ANOTHER_ADDRESS, reason + ". Another address is to be given.")
                : awaited(
                                parcel,
                                Whom.SUPPORT,
                                What.RELEASE_FROM_HOLD,
                                reason + ". It is to be released, or its order to be cancelled.")
                        .map(held -> held.about(parcel.shipmentId));
    }

    private static Optional<Awaited> underWay(TrackedParcel parcel) {
        if (parcel.isToBeSaidWhetherItComesBack()) {
            return awaited(
                    parcel, Whom.CARRIER, What.INTERCEPT, "is under way, and to be brought back, if it still can be.");
        }
        return parcel.isWantedBack()
                ? awaited(parcel, Whom.CARRIER, What.RETURN, "is not wanted any more, and is brought back.")
                : awaited(parcel, Whom.CARRIER, What.DELIVERY, "is to arrive.");
    }

    /** Nothing is awaited of it any more; but if the carrier speaks of it, a person looks. */
    private static Optional<Awaited> afterItsEnd(TrackedParcel parcel) {
        if (parcel.reported.isEmpty()) {
            return Optional.empty();
        }
        String reported = Told.words(parcel.reported);
        return parcel.state == ParcelState.CANCELLED
                ? awaited(
                        parcel,
                        Whom.SUPPORT,
                        What.WHEREABOUTS,
                        "is cancelled, and the carrier reports that it is " + reported + ".")
                : awaited(
                        parcel,
                        Whom.SUPPORT,
                        What.AGREEMENT,
                        "is " + Told.words(parcel.state) + ", and turns up: " + reported
                                + ". What the customer keeps is to be agreed with them.");
    }

    private static Optional<Awaited> awaited(TrackedParcel parcel, Whom of, What what, String text) {
        return Optional.of(new Awaited(
                of,
                what,
                Optional.empty(),
                Optional.of(parcel.shipFrom),
                parcel.since,
                Optional.empty(),
                "Parcel from " + parcel.shipFrom + " " + text));
    }
}
