package shop.order.tracking;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.order.api.FindOrder;
import shop.order.api.FulfilmentStalled;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderClosed;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderRejected;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.GoodwillView;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.Redirection;
import shop.order.api.OrderView.TenderState;
import shop.order.api.ParcelContents;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.RefusalReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnWish;
import shop.order.api.Whereabouts;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.AmendmentWithdrawn;
import shop.order.ordering.CancellationRequested;
import shop.order.ordering.CancelledParcelScanned;
import shop.order.ordering.CaptureNotNeeded;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.ClaimDeclined;
import shop.order.ordering.ClaimGranted;
import shop.order.ordering.ClaimOvertaken;
import shop.order.ordering.ClaimWithdrawn;
import shop.order.ordering.GoodwillGiven;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.OrderReleased;
import shop.order.ordering.ParcelAgreedUpon;
import shop.order.ordering.ParcelCancellationRefused;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelCancelled;
import shop.order.ordering.ParcelDelivered;
import shop.order.ordering.ParcelFoundAgain;
import shop.order.ordering.ParcelHandedOver;
import shop.order.ordering.ParcelHeld;
import shop.order.ordering.ParcelHoldCarriedOut;
import shop.order.ordering.ParcelInterceptAccepted;
import shop.order.ordering.ParcelInterceptRefused;
import shop.order.ordering.ParcelInterceptRequested;
import shop.order.ordering.ParcelLabelled;
import shop.order.ordering.ParcelLocated;
import shop.order.ordering.ParcelMishapReported;
import shop.order.ordering.ParcelMoved;
import shop.order.ordering.ParcelRedirected;
import shop.order.ordering.ParcelRedirectionRefused;
import shop.order.ordering.ParcelRefunded;
import shop.order.ordering.ParcelReleased;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.ParcelSplit;
import shop.order.ordering.ParcelTurnedUp;
import shop.order.ordering.RefundInterestOwed;
import shop.order.ordering.RefundInterestPaid;
import shop.order.ordering.RefundOverdue;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnCancelled;
import shop.order.ordering.ReturnEnded;
import shop.order.ordering.ReturnFact;
import shop.order.ordering.ReturnMoved;
import shop.order.ordering.ReturnSettled;
import shop.order.ordering.ShippingAddressChanged;
import shop.order.ordering.TenderAuthorised;
import shop.order.ordering.TenderAwaitsPayer;
import shop.order.ordering.TenderCaptureFailed;
import shop.order.ordering.TenderCaptured;
import shop.order.ordering.TenderDeclined;
import shop.order.ordering.TenderDisputeAnswered;
import shop.order.ordering.TenderDisputeDecided;
import shop.order.ordering.TenderDisputed;
import shop.order.ordering.TenderExpired;
import shop.order.ordering.TenderNeedsAttention;
import shop.order.ordering.TenderOutcomeUnknown;
import shop.order.ordering.TenderOwed;
import shop.order.ordering.TenderOwedBack;
import shop.order.ordering.TenderPaid;
import shop.order.ordering.TenderRefundFailed;
import shop.order.ordering.TenderRefundOvertaken;
import shop.order.ordering.TenderRefunded;
import shop.order.ordering.TenderReleased;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.TenderSettled;
import shop.order.ordering.TenderTurnedBack;
import shop.order.ordering.UnitsCancellationRefused;
import shop.order.ordering.UnitsCancellationRequested;
import shop.order.ordering.UnitsCancelled;
import shop.order.ordering.UnitsClaimed;
import shop.order.ordering.UnitsExchanged;
import shop.order.ordering.UnitsMoved;
import shop.order.ordering.UnitsRefunded;
import shop.order.ordering.UnitsReplaced;
import shop.order.tracking.TrackedOrder.TrackedParcel.Intercept;
import shop.order.tracking.TrackedOrder.TrackedRefusal;
import shop.order.tracking.TrackedOrder.TrackedTender;
import shop.order.tracking.TrackedOrder.TrackedTender.Asked;
import shop.platform.mongo.Stories;
import shop.platform.mongo.Told;

/** Keeps the view of every order, from the order's own facts alone. */
@Component
@ProcessingGroup("order-tracking")
class OrderProjection {

    private final Stories<TrackedOrder> orders;

    @Autowired
    OrderProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        this(new Stories<>(
                mongo,
                TrackedOrder.class,
                order -> updates.emit(
                        FindOrder.class, query -> query.orderId().value().equals(order.id()), order.view())));
    }

    /** @param orders where the views are kept */
    OrderProjection(Stories<TrackedOrder> orders) {
        this.orders = orders;
    }

    @ResetHandler
    void reset() {
        orders.reset();
    }

    @EventHandler
    void on(OrderPlaced event, DomainEventMessage<?> message) {
        orders.begin(
                message, "Placed for " + event.total() + ".", () -> new TrackedOrder(event, message.getTimestamp()));
    }

    @EventHandler
    void on(TenderAuthorised event, DomainEventMessage<?> message) {
        orders.tell(message, name(event.tender()) + " authorised for " + event.amount() + ".", order -> {
            order.tender(event.tender()).now(TenderState.AUTHORISED, message.getTimestamp());
            order.tender(event.tender()).authorised = event.amount();
        });
    }

    @EventHandler
    void on(TenderPaid event, DomainEventMessage<?> message) {
        orders.tell(message, name(event.tender()) + " paid: " + event.amount() + ".", order -> {
            order.tender(event.tender()).now(TenderState.PAID, message.getTimestamp());
            order.tender(event.tender()).captured = event.amount();
        });
    }

    @EventHandler
    void on(TenderAwaitsPayer event, DomainEventMessage<?> message) {
        String text = name(event.tender()) + " waits for its payer"
                + event.until().map(until -> ", until " + until).orElse("") + ".";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).awaitPayer(event.until(), message.getTimestamp());
            order.beginAnew(it -> it.request() == RequestKind.PAYMENT && it.tender() == event.tender());
        });
    }

    @EventHandler
    void on(TenderDeclined event, DomainEventMessage<?> message) {
        String reason = Told.words(event.reason());
        orders.tell(message, name(event.tender()) + " declined: " + reason + ".", order -> {
            order.tender(event.tender()).now(TenderState.DECLINED, message.getTimestamp());
            order.tender(event.tender()).declineReason = event.reason();
        });
    }

    @EventHandler
    void on(TenderReplaced event, DomainEventMessage<?> message) {
        String text = name(event.tender()) + " is replaced by " + name(event.replacement()) + ": "
                + event.by().amount() + " by " + Told.words(event.by().method()) + ".";
        orders.tell(message, text, order -> order.replace(event, message.getTimestamp()));
    }

    @EventHandler
    void on(AmendmentProposed event, DomainEventMessage<?> message) {
        String text = "Amendment " + event.number() + " is proposed"
                + event.pays()
                        .map(pays -> ": " + pays.amount() + " more, to be paid by " + Told.words(pays.method()))
                        .orElse("")
                + ".";
        orders.tell(message, text, order -> order.propose(event, message.getTimestamp()));
    }

    @EventHandler
    void on(AmendmentApplied event, DomainEventMessage<?> message) {
        String added = named(event.parcels().stream()
                .flatMap(parcel -> parcel.contents().items().stream())
                .toList());
        String text = "Amendment " + event.number() + " is applied" + (added.isEmpty() ? "." : ": " + added + " more.");
        orders.tell(message, text, order -> order.amend(event, message.getTimestamp()));
    }

    @EventHandler
    void on(AmendmentWithdrawn event, DomainEventMessage<?> message) {
        String text = "Amendment " + event.number() + " is withdrawn: " + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> order.withdraw(event));
    }

    @EventHandler
    void on(OrderConfirmed event, DomainEventMessage<?> message) {
        orders.tell(message, "Confirmed: all the money is there or set aside.", order -> {
            order.now(OrderStatus.CONFIRMED, "");
            order.parcels().forEach(parcel -> parcel.now(ParcelState.PREPARING, message.getTimestamp()));
        });
    }

    @EventHandler
    void on(OrderRejected event, DomainEventMessage<?> message) {
        String reason = Told.words(event.reason());
        orders.tell(message, "Rejected: " + reason + ".", order -> {
            order.now(OrderStatus.REJECTED, reason);
            order.parcels().forEach(parcel -> parcel.now(ParcelState.CANCELLED, message.getTimestamp()));
        });
    }

    @EventHandler
    void on(CancellationRequested event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                "Cancellation asked for: " + Told.words(event.reason()) + ".",
                order -> order.cancellation = CancellationState.REQUESTED);
    }

    @EventHandler
    void on(OrderCancelled event, DomainEventMessage<?> message) {
        String reason = Told.words(event.reason());
        orders.tell(message, "Cancelled: " + reason + ".", order -> {
            order.now(OrderStatus.CANCELLED, reason);
            order.cancellation = CancellationState.DONE;
            order.parcels().forEach(parcel -> parcel.now(ParcelState.CANCELLED, message.getTimestamp()));
        });
    }

    @EventHandler
    void on(RequestRepeated event, DomainEventMessage<?> message) {
        String text = about(event.tender(), event.parcel()) + " was asked again, " + event.attempt() + " times by now: "
                + Told.words(event.request()) + ".";
        orders.tell(message, text, order -> order.repeat(event));
    }

    @EventHandler
    void on(FulfilmentStalled event, DomainEventMessage<?> message) {
        String text = "For a person to look at: nothing is heard of " + about(event.tender(), event.parcel())
                + " though it was asked for " + event.attempt() + " times since " + event.since() + ": "
                + Told.words(event.request()) + ".";
        orders.tell(message, text, order -> order.stall(event, message.getTimestamp()));
    }

    @EventHandler
    void on(OrderClosed event, DomainEventMessage<?> message) {
        orders.tell(message, "Closed: every parcel has ended, and what arrived is paid for.", order -> {
            order.now(OrderStatus.CLOSED, "");
            order.oweNothing();
        });
    }

    @EventHandler
    void on(PurchaseConfirmed event, DomainEventMessage<?> message) {
        String text = switch (event.by()) {
            case CUSTOMER -> "The purchase is confirmed: the customer accepts what has arrived.";
            case TIME -> "The purchase is confirmed: the time to give it back without a reason is over.";
        };
        orders.tell(message, text, order -> order.confirmPurchase(event.by(), message.getTimestamp()));
    }

    /** Its customer reads this, too; why it is held stands beside it, for those who may know. */
    @EventHandler
    void on(OrderHeld event, DomainEventMessage<?> message) {
        String text = event.parcel().map(OrderProjection::parcel).orElse("Order") + " is held by a person: "
                + Told.words(event.reason().toldToCustomers()) + ".";
        orders.tell(message, text, order -> {
            order.hold(event, message.getTimestamp());
            askToHold(order, event.keeps(), message);
        });
    }

    @EventHandler
    void on(OrderReleased event, DomainEventMessage<?> message) {
        String text = event.parcel().map(OrderProjection::parcel).orElse("Order") + " is released.";
        orders.tell(message, text, order -> {
            order.release(event);
            askToHold(order, event.goOn(), message);
        });
    }

    private static void askToHold(TrackedOrder order, List<String> parcels, DomainEventMessage<?> message) {
        parcels.forEach(parcel -> {
            order.parcel(parcel).askToHold(message.getSequenceNumber(), message.getTimestamp());
            order.beginAnew(it -> it.isOf(RequestKind.HOLD, parcel));
        });
    }

    @EventHandler
    void on(ParcelHoldCarriedOut event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + ": shipping has done what was asked for it to be held or released.";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).holdCarriedOut(event.asked());
            order.beginAnew(it -> it.isOf(RequestKind.HOLD, event.shipFrom()));
        });
    }

    @EventHandler
    void on(ShippingAddressChanged event, DomainEventMessage<?> message) {
        String text = event.tooLate().isEmpty()
                ? "To go to another address."
                : "To go to another address; too late for " + String.join(", ", event.tooLate()) + ".";
        orders.tell(message, text, order -> {
            event.asks().forEach(parcel -> {
                order.parcel(parcel)
                        .redirect(Redirection.REQUESTED, message.getSequenceNumber(), message.getTimestamp());
                order.beginAnew(it -> it.isOf(RequestKind.REDIRECTION, parcel));
            });
            event.tooLate()
                    .forEach(parcel -> order.parcel(parcel)
                            .redirect(Redirection.TOO_LATE, message.getSequenceNumber(), message.getTimestamp()));
        });
    }

    @EventHandler
    void on(ParcelMoved event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                parcel(event.shipFrom()) + " is sent by " + event.sentFrom() + ".",
                order -> order.parcel(event.shipFrom()).sentFrom = event.sentFrom());
    }

    @EventHandler
    void on(ParcelRedirected event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                parcel(event.shipFrom()) + " goes to another address.",
                order -> order.parcel(event.shipFrom())
                        .redirected(Redirection.DONE, event.asked(), message.getTimestamp()));
    }

    @EventHandler
    void on(ParcelRedirectionRefused event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                parcel(event.shipFrom()) + " goes where its label says: another address came too late.",
                order -> {
                    order.parcel(event.shipFrom())
                            .redirected(Redirection.TOO_LATE, event.asked(), message.getTimestamp());
                    order.parcel(event.shipFrom()).refused(RefusalReason.NOT_REDIRECTED, message.getTimestamp());
                });
    }

    @EventHandler
    void on(GoodwillGiven event, DomainEventMessage<?> message) {
        String text = event.amount() + " are given back as goodwill: " + Told.words(event.reason()) + ".";
        orders.tell(
                message,
                text,
                order -> order.give(
                        new GoodwillView(event.goodwillId(), event.amount(), event.reason(), message.getTimestamp())));
    }

    @EventHandler
    void on(ParcelLabelled event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " has its label, " + event.trackingCode() + ".", order -> {
            order.parcel(event.shipFrom()).now(ParcelState.LABELLED, message.getTimestamp());
            order.parcel(event.shipFrom()).trackingCode = event.trackingCode();
        });
    }

    @EventHandler
    void on(ParcelHandedOver event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " handed over to the carrier.", order -> {
            order.parcel(event.shipFrom()).now(ParcelState.HANDED_OVER, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelDelivered event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " delivered.", order -> {
            if (order.parcel(event.shipFrom()).isWantedBack()) {
                order.cannotBeCancelled();
            }
            order.parcel(event.shipFrom()).delivered(message.getTimestamp());
            order.arrived(event.confirmsItself());
        });
    }

    @EventHandler
    void on(ParcelHeld event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " is on hold: " + Told.words(event.reason()) + ".";
        orders.tell(
                message, text, order -> order.parcel(event.shipFrom()).held(event.reason(), message.getTimestamp()));
    }

    @EventHandler
    void on(ParcelReleased event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " goes on.", order -> {
            order.parcel(event.shipFrom()).now(ParcelState.PREPARING, message.getTimestamp());
            order.beginAnew(it -> it.isOf(RequestKind.LABEL, event.shipFrom()));
        });
    }

    @EventHandler
    void on(ParcelMishapReported event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " does not reach the customer: " + Told.words(event.mishap()) + ".";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom())
                    .now(ParcelState.valueOf(event.mishap().name()), message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelFoundAgain event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " was found again.", order -> {
            order.parcel(event.shipFrom()).foundAgain(message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelRefunded event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " is refunded: " + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).now(ParcelState.REFUNDED, message.getTimestamp());
            order.heldBack();
        });
    }

    @EventHandler
    void on(ParcelReplaced event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " is replaced by " + event.replacement() + ": "
                + Told.words(event.reason()) + "."
                + event.refunded()
                        .map(items -> " " + named(items) + " of it is refunded.")
                        .orElse("");
        orders.tell(message, text, order -> {
            order.replace(event, message.getTimestamp());
            order.heldBack();
        });
    }

    @EventHandler
    void on(ParcelSplit event, DomainEventMessage<?> message) {
        String text = named(event.contents().items()) + " of the parcel from " + event.shipFrom()
                + " is sent apart, in parcel " + event.apart() + ".";
        orders.tell(message, text, order -> order.apart(event, message.getTimestamp()));
    }

    @EventHandler
    void on(UnitsMoved event, DomainEventMessage<?> message) {
        String text = named(event.contents().items()) + " of the parcel from " + event.shipFrom()
                + " is not there, and sent by " + event.contents().shipFrom() + ", in parcel " + event.apart() + ".";
        orders.tell(message, text, order -> order.apart(event, message.getTimestamp()));
    }

    @EventHandler
    void on(UnitsRefunded event, DomainEventMessage<?> message) {
        String text = named(event.items()) + " of the parcel from " + event.shipFrom() + " is refunded: "
                + Told.words(event.fault()) + ".";
        orders.tell(message, text, order -> order.refund(event));
    }

    @EventHandler
    void on(UnitsReplaced event, DomainEventMessage<?> message) {
        String text = named(event.items()) + " of the parcel from " + event.shipFrom()
                + " is sent once more, in parcel " + event.replacement() + ": " + Told.words(event.fault()) + ".";
        orders.tell(message, text, order -> order.replace(event, message.getTimestamp()));
    }

    @EventHandler
    void on(UnitsClaimed event, DomainEventMessage<?> message) {
        String text = "Claim " + event.number() + ": " + named(event.items()) + " of the parcel from " + event.parcel()
                + " (" + Told.words(event.fault()) + "); wanted: " + Told.words(event.wants()) + ".";
        orders.tell(message, text, order -> order.claim(event, message.getTimestamp()));
    }

    @EventHandler
    void on(ClaimGranted event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                "Claim " + event.number() + " is granted: " + Told.words(event.by()) + ".",
                order -> order.claimed(event.number(), it -> it.now(event.state(), message.getTimestamp())));
    }

    @EventHandler
    void on(ClaimDeclined event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                "Claim " + event.number() + " is declined: " + event.reason() + ".",
                order -> order.claimed(event.number(), it -> it.declined(event.reason(), message.getTimestamp())));
    }

    @EventHandler
    void on(ClaimWithdrawn event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                "Claim " + event.number() + " is withdrawn.",
                order -> order.claimed(event.number(), it -> it.now(event.state(), message.getTimestamp())));
    }

    @EventHandler
    void on(ClaimOvertaken event, DomainEventMessage<?> message) {
        orders.tell(
                message,
                "Claim " + event.number() + " is overtaken: none of its units is left to be made good.",
                order -> order.claimed(event.number(), it -> it.now(event.state(), message.getTimestamp())));
    }

    @EventHandler
    void on(UnitsExchanged event, DomainEventMessage<?> message) {
        String text = "In exchange for return " + event.number() + ", "
                + named(event.contents().items()) + " is sent once more: parcel " + event.replacement() + ".";
        orders.tell(message, text, order -> order.exchange(event, message.getTimestamp()));
    }

    @EventHandler
    void on(ParcelTurnedUp event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " is made good, and turns up: " + Told.words(event.reported()) + ".";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).turnedUp(event, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelAgreedUpon event, DomainEventMessage<?> message) {
        String text =
                parcel(event.shipFrom()) + " had turned up, and it was agreed with the customer what becomes of it: "
                        + Told.words(event.agreed()) + ".";
        orders.tell(
                message, text, order -> order.parcel(event.shipFrom()).agreed(event.agreed(), message.getTimestamp()));
    }

    @EventHandler
    void on(ParcelLocated event, DomainEventMessage<?> message) {
        String text = "A person has found out where parcel from " + event.shipFrom() + " is: "
                + Told.words(event.where()) + " (" + Told.words(event.reason()) + ").";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).located(event.where(), message.getTimestamp());
            if (event.where() == Whereabouts.WITH_CUSTOMER) {
                order.arrived(event.confirmsItself());
            }
            order.heldBack();
        });
    }

    @EventHandler
    void on(ParcelCancelled event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " stays where it is.", order -> {
            order.staysHere(event.shipFrom(), message.getTimestamp());
            order.heldBack();
        });
    }

    @EventHandler
    void on(UnitsCancellationRequested event, DomainEventMessage<?> message) {
        String units = named(event.items());
        String text =
                parcel(event.shipFrom()) + " is to be sent without " + units + ": " + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).toBeTakenOut(event.request(), units, message.getTimestamp());
        });
    }

    @EventHandler
    void on(UnitsCancelled event, DomainEventMessage<?> message) {
        String text = event.items().isEmpty()
                ? parcel(event.shipFrom()) + ": nothing had to be taken out any more."
                : parcel(event.shipFrom()) + " is sent without " + named(event.items()) + ": "
                        + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> order.takenOut(event, message.getTimestamp()));
    }

    @EventHandler
    void on(UnitsCancellationRefused event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom()) + " goes its way with " + named(event.items())
                + ": the cancellation came too late.";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).settled(event.request());
            order.parcel(event.shipFrom()).refused(RefusalReason.UNITS_NOT_TAKEN_OUT, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelCancellationRequested event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " is to be held back.", order -> {
            order.parcel(event.shipFrom()).toBeHeldBack(message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelCancellationRefused event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom())
                + " cannot be held back any more: the cancellation came too late, and it goes its way.";
        orders.tell(message, text, order -> {
            order.cannotBeCancelled();
            order.parcel(event.shipFrom()).goesItsWay(message.getTimestamp());
            order.parcel(event.shipFrom()).refused(RefusalReason.NOT_HELD_BACK, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelInterceptRequested event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " is to be brought back by the carrier.", order -> {
            order.mayBeCancelledStill();
            order.parcel(event.shipFrom()).wantedBack(Intercept.ASKED_FOR, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelInterceptAccepted event, DomainEventMessage<?> message) {
        orders.tell(message, parcel(event.shipFrom()) + " is brought back by the carrier.", order -> {
            order.parcel(event.shipFrom()).wantedBack(Intercept.ACCEPTED, message.getTimestamp());
        });
    }

    @EventHandler
    void on(ParcelInterceptRefused event, DomainEventMessage<?> message) {
        String text = parcel(event.shipFrom())
                + " is not brought back by the carrier, and goes its way: it can be returned once it has arrived.";
        orders.tell(message, text, order -> {
            order.cannotBeCancelled();
            order.parcel(event.shipFrom()).wantedBack(Intercept.REFUSED, message.getTimestamp());
            order.parcel(event.shipFrom()).refused(RefusalReason.NOT_BROUGHT_BACK, message.getTimestamp());
        });
    }

    @EventHandler
    void on(CancelledParcelScanned event, DomainEventMessage<?> message) {
        String text = "For a person to look at: " + "parcel from " + event.shipFrom()
                + " is cancelled, and the carrier reports that it is " + Told.words(event.reported()) + ".";
        orders.tell(message, text, order -> {
            order.parcel(event.shipFrom()).reported(event.reported(), message.getTimestamp());
        });
    }

    @EventHandler
    void on(CaptureRequested event, DomainEventMessage<?> message) {
        orders.tell(message, event.amount() + " of " + name(event.tender()) + " are due.", order -> {
            order.tender(event.tender()).captures.add(asked(event.captureId(), event.amount(), message));
        });
    }

    @EventHandler
    void on(TenderCaptured event, DomainEventMessage<?> message) {
        orders.tell(message, event.amount() + " of " + name(event.tender()) + " captured.", order -> {
            order.tender(event.tender()).captured(event.captureId(), event.amount(), message.getTimestamp());
        });
    }

    @EventHandler
    void on(TenderCaptureFailed event, DomainEventMessage<?> message) {
        String text = event.amount() + " of " + name(event.tender()) + " could not be captured at try "
                + event.attempt() + "; they are owed"
                + event.nextTry()
                        .map(next -> ", and the next try is at " + next + ".")
                        .orElse(", and no other try comes by itself.");
        orders.tell(message, text, order -> {
            order.tender(event.tender())
                    .fail(
                            event.captureId(),
                            event.amount(),
                            message.getTimestamp(),
                            event.attempt(),
                            event.nextTry(),
                            TrackedRefusal.with(event.reason(), message.getTimestamp()));
            order.beginAnew(it -> it.tender() == event.tender() && it.name().equals(event.captureId()));
            if (order.isClosed()) {
                order.oweNothing();
            }
        });
    }

    @EventHandler
    void on(CaptureNotNeeded event, DomainEventMessage<?> message) {
        String text = event.amount() + " of " + name(event.tender())
                + " are not tried again: less is owed by now, or nothing.";
        orders.tell(message, text, order -> order.tender(event.tender()).oweNothingFor(event.captureId()));
    }

    @EventHandler
    void on(ReleaseRequested event, DomainEventMessage<?> message) {
        String text = name(event.tender()) + " is to be let go: " + event.reason() + ".";
        orders.tell(message, text, order -> {
            TrackedTender tender = order.tender(event.tender());
            tender.releases.add(asked("release", tender.setAside(), message));
        });
    }

    @EventHandler
    void on(TenderReleased event, DomainEventMessage<?> message) {
        String text = name(event.tender())
                + (event.amount().isZero() ? " called off." : " let go of " + event.amount() + ".");
        orders.tell(message, text, order -> {
            order.tender(event.tender()).now(TenderState.RELEASED, message.getTimestamp());
        });
    }

    @EventHandler
    void on(TenderExpired event, DomainEventMessage<?> message) {
        String text = "What " + name(event.tender()) + " held is the customer's again, since its time is over: "
                + event.amount() + ".";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).now(TenderState.RELEASED, message.getTimestamp());
        });
    }

    @EventHandler
    void on(RefundRequested event, DomainEventMessage<?> message) {
        String text = event.amount() + " of " + name(event.tender()) + " are to be given back: " + event.reason() + ".";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).refunds.add(asked(event.refundId(), event.amount(), message));
            event.forReturn().ifPresent(number -> order.returned(number).refundAsked(event.tender(), event.refundId()));
        });
    }

    @EventHandler
    void on(TenderRefunded event, DomainEventMessage<?> message) {
        orders.tell(message, event.amount() + " of " + name(event.tender()) + " given back.", order -> {
            order.tender(event.tender()).refunded(event.refundId(), event.amount());
            order.refundEnded(event.tender(), event.refundId());
        });
    }

    @EventHandler
    void on(TenderRefundFailed event, DomainEventMessage<?> message) {
        String text = "For a person to look at: " + event.amount() + " of " + name(event.tender())
                + " could not be given back by the provider, and are to be transferred.";
        orders.tell(message, text, order -> {
            order.tender(event.tender())
                    .failToRefund(
                            event.refundId(),
                            event.amount(),
                            message.getTimestamp(),
                            TrackedRefusal.with(event.reason(), message.getTimestamp()));
        });
    }

    @EventHandler
    void on(TenderRefundOvertaken event, DomainEventMessage<?> message) {
        String text = event.amount() + " of " + name(event.tender())
                + " are not given back any more: the customer has that money already.";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).overtaken(event.refundId());
            order.refundEnded(event.tender(), event.refundId());
        });
    }

    @EventHandler
    void on(TenderOutcomeUnknown event, DomainEventMessage<?> message) {
        String text = "The provider gives no answer about " + name(event.tender()) + " (" + Told.words(event.request())
                + "): it was done, or it was not. It is asked again.";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).becomesUnknown(event.request(), event.name(), message.getTimestamp());
        });
    }

    @EventHandler
    void on(TenderNeedsAttention event, DomainEventMessage<?> message) {
        String text = "For a person to look at: nobody knows what became of " + name(event.tender()) + " ("
                + Told.words(event.request()) + ").";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).needsAttention(event.request(), event.name(), message.getTimestamp());
        });
    }

    @EventHandler
    void on(TenderTurnedBack event, DomainEventMessage<?> message) {
        String text = event.amount() + " that had paid " + name(event.tender()) + " have gone back to their payer.";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).now(TenderState.TURNED_BACK, message.getTimestamp());
            order.tender(event.tender()).turnedBack = event.amount();
        });
    }

    @EventHandler
    void on(TenderOwed event, DomainEventMessage<?> message) {
        String text = "The customer owes " + event.amount() + " of " + name(event.tender())
                + ", which has gone back to its payer.";
        orders.tell(message, text, order -> {
            order.tender(event.tender()).owed = event.amount();
        });
    }

    @EventHandler
    void on(TenderSettled event, DomainEventMessage<?> message) {
        String text = event.amount() + " that were owed of " + name(event.tender()) + " are " + Told.words(event.how())
                + ": " + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> order.tender(event.tender()).settle(event));
    }

    @EventHandler
    void on(TenderOwedBack event, DomainEventMessage<?> message) {
        String text = event.amount() + " that were collected for " + name(event.tender()) + " are to be given back.";
        orders.tell(
                message, text, order -> order.tender(event.tender()).oweBack(event.amount(), message.getTimestamp()));
    }

    @EventHandler
    void on(TenderDisputed event, DomainEventMessage<?> message) {
        String text = "The customer disputes " + event.amount() + " of " + name(event.tender()) + " with their bank: "
                + Told.words(event.reason()) + ".";
        orders.tell(
                message,
                text,
                order -> order.tender(event.tender())
                        .dispute(new TrackedTender.Disputed(
                                event.disputeId(),
                                event.amount(),
                                event.takesMoney(),
                                event.reason(),
                                message.getTimestamp(),
                                event.answerBefore().map(Instant::toString).orElse(""),
                                false,
                                false,
                                Money.zero(event.amount().currency()))));
    }

    @EventHandler
    void on(TenderDisputeAnswered event, DomainEventMessage<?> message) {
        String text = "The provider has our answer to the dispute about " + name(event.tender()) + ".";
        orders.tell(
                message,
                text,
                order -> order.tender(event.tender())
                        .change(event.disputeId(), dispute -> dispute.answered(message.getTimestamp())));
    }

    @EventHandler
    void on(TenderDisputeDecided event, DomainEventMessage<?> message) {
        String text = "The dispute about " + name(event.tender()) + " is decided: "
                + (event.lost().isZero() ? "the money stays." : "the customer has " + event.lost() + ".");
        orders.tell(
                message,
                text,
                order -> order.tender(event.tender())
                        .change(event.disputeId(), dispute -> dispute.decided(message.getTimestamp(), event.lost())));
    }

    @EventHandler
    void on(ReturnAskedFor event, DomainEventMessage<?> message) {
        String text =
                (event.wants().filter(ReturnWish.EXCHANGE::equals).isPresent() ? "Exchange by return " : "Return ")
                        + event.number() + " asked for: " + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> order.returned(event, message.getTimestamp()));
    }

    @EventHandler
    void on(ReturnMoved event, DomainEventMessage<?> message) {
        String text = "Return " + event.number() + " is " + Told.words(event.state()) + ".";
        orders.tell(message, text, order -> {
            order.returned(event.number()).moved(event.state(), event.trackingCode(), message.getTimestamp());
            order.returned(event.number()).dueAt(event.refundDue());
            order.beginAnew(it -> it.isOfReturn(event.number()));
        });
    }

    @EventHandler
    void on(ReturnEnded event, DomainEventMessage<?> message) {
        noReturn(event, " does not take place: " + Told.words(event.state()) + ".", message);
    }

    @EventHandler
    void on(ReturnCancelled event, DomainEventMessage<?> message) {
        noReturn(event, " is cancelled: its units are kept, and free to be given back another time.", message);
    }

    private void noReturn(ReturnFact fact, String text, DomainEventMessage<?> message) {
        orders.tell(message, "Return " + fact.number() + text, order -> {
            order.returned(fact.number()).now(fact.state(), message.getTimestamp());
            order.beginAnew(it -> it.isOfReturn(fact.number()));
        });
    }

    @EventHandler
    void on(ReturnSettled event, DomainEventMessage<?> message) {
        String text = event.instead().isPresent()
                ? "What came back with return " + event.number() + " is exchanged."
                : event.returned().isEmpty() || event.givenBack().isZero()
                        ? "For return " + event.number() + " nothing is given back."
                        : "For return " + event.number() + " " + event.givenBack() + " are given back.";
        orders.tell(message, text, order -> {
            order.returned(event.number()).settled(event, message.getTimestamp());
            order.cameBack(event.returned());
        });
    }

    @EventHandler
    void on(RefundOverdue event, DomainEventMessage<?> message) {
        String text = "For a person to look at: return " + event.number()
                + " is back, and its money was to be given back by " + event.due() + ".";
        orders.tell(message, text, order -> order.returned(event.number()).isOverdue());
    }

    @EventHandler
    void on(RefundInterestOwed event, DomainEventMessage<?> message) {
        String text = event.refunded() + " were given back for return " + event.number() + " " + event.days()
                + " days late: " + event.interest() + " of interest are owed.";
        orders.tell(
                message,
                text,
                order -> order.returned(event.number()).oweInterest(event.interest(), message.getTimestamp()));
    }

    @EventHandler
    void on(RefundInterestPaid event, DomainEventMessage<?> message) {
        String text = event.interest() + " of interest for return " + event.number() + " are paid: "
                + Told.words(event.reason()) + ".";
        orders.tell(message, text, order -> order.returned(event.number()).interestPaid(event.interest()));
    }

    private static String named(List<ParcelContents.Item> items) {
        return items.stream().map(item -> item.quantity() + " × " + item.sku()).collect(joining(", "));
    }

    private static Asked asked(String name, Money amount, DomainEventMessage<?> message) {
        return Asked.once(name, amount, message.getTimestamp());
    }

    private static String about(Optional<Integer> tender, Optional<String> parcel) {
        return tender.map(OrderProjection::name)
                .or(() -> parcel.map(OrderProjection::parcel))
                .orElse("The order");
    }

    private static String name(int tender) {
        return "Tender " + tender;
    }

    private static String parcel(String shipFrom) {
        return "Parcel from " + shipFrom;
    }
}
