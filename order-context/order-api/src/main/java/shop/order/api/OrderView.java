package shop.order.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where an order stands, and how it came there.
 *
 * @param statusReason why it was rejected or cancelled
 * @param reference what the shop or its customer call it by, if they do
 * @param payUntil the moment at which it is rejected if it is not paid by then; not known of orders from before this was
 *     recorded
 * @param cancellation what became of a wish to cancel
 * @param purchase whether it is confirmed (ORD-25)
 * @param units how far the units of each line are, in the order of the lines
 * @param amendments the changes of what is ordered, in the order in which they were proposed (ORD-17)
 * @param returns what is given back, in the order in which it was asked for
 * @param claims what the customer says of units that have arrived, in the order in which it was said (ORD-23)
 * @param payment how far its money is
 * @param fulfilment how far its parcels are
 * @param returned how far its returns are
 * @param money where its money is, all tenders together
 * @param holds what a person keeps from being sent, as long as it can be (ORD-21)
 * @param goodwill what was given back without a return (ORD-22)
 * @param waitsFor what it waits for, the longest awaited first; empty when nothing is to come
 * @param timeline what happened, in order, in words
 * @param version the position of the last fact that this view has seen
 */
public record OrderView(
        OrderId orderId,
        OrderStatus status,
        Optional<String> statusReason,
        String customerId,
        Optional<String> reference,
        Money total,
        Instant placedAt,
        Optional<Instant> payUntil,
        Optional<LocalDate> promisedDelivery,
        List<OrderLine> lines,
        List<TenderView> tenders,
        List<ParcelView> parcels,
        List<UnitsView> units,
        List<AmendmentView> amendments,
        List<ReturnView> returns,
        List<ClaimView> claims,
        PaymentAxis payment,
        FulfilmentAxis fulfilment,
        ReturnsAxis returned,
        OrderMoney money,
        CancellationState cancellation,
        PurchaseView purchase,
        List<HoldView> holds,
        List<GoodwillView> goodwill,
        List<Awaited> waitsFor,
        List<Entry> timeline,
        long version) {

    public OrderView {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
        parcels = List.copyOf(parcels);
        holds = List.copyOf(holds);
        goodwill = List.copyOf(goodwill);
        units = List.copyOf(units);
        amendments = List.copyOf(amendments);
        returns = List.copyOf(returns);
        claims = List.copyOf(claims);
        waitsFor = List.copyOf(waitsFor);
        timeline = List.copyOf(timeline);
    }

    /** As it is shown to those who are not to know why it is held: its customer, and whoever packs. */
    public OrderView withoutReasonsOfHolds() {
        return with(parcels, holds.stream().map(HoldView::withoutReason).toList(), waitsFor);
    }

    /**
     * As it is shown to those who may read it, all of whom may pass its parcels' links on.
     *
     * @param link to the page of the shipment of this id
     */
    public OrderView withTrackingPages(Function<String, String> link) {
        return with(
                parcels.stream().map(parcel -> parcel.withTrackingPage(link)).toList(), holds, waitsFor);
    }

    /**
     * As it is told in another language.
     *
     * @param words what it waits for, in that language
     */
    public OrderView told(UnaryOperator<Awaited> words) {
        return with(parcels, holds, waitsFor.stream().map(words).toList());
    }

    private OrderView with(List<ParcelView> itsParcels, List<HoldView> itsHolds, List<Awaited> itsWaitsFor) {
        return new OrderView(
                orderId,
                status,
                statusReason,
                customerId,
                reference,
                total,
                placedAt,
                payUntil,
                promisedDelivery,
                lines,
                tenders,
                itsParcels,
                units,
                amendments,
                returns,
                claims,
                payment,
                fulfilment,
                returned,
                money,
                cancellation,
                purchase,
                itsHolds,
                goodwill,
                itsWaitsFor,
                timeline,
                version);
    }

    /**
     * Whether the purchase is confirmed (ORD-25).
     *
     * @param confirmedAt when it was, by our clock
     * @param confirmedBy by what
     * @param confirmsItselfAt when it does if nobody says anything; as things stand now
     */
    public record PurchaseView(
            Optional<Instant> confirmedAt,
            Optional<PurchaseConfirmedBy> confirmedBy,
            Optional<Instant> confirmsItselfAt) {

        /** Not confirmed, and as things stand it does not confirm itself. */
        public static final PurchaseView OPEN = new PurchaseView(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What a person keeps from being sent.
     *
     * @param parcel the name of the parcel; the order as a whole, where it is missing
     * @param reason why; the shop and support read it, everybody else that it is being checked, or that the customer wants
     *     it so
     * @param note of whoever holds it, for the shop and support alone
     */
    public record HoldView(Optional<String> parcel, OrderHoldReason reason, Optional<String> note, Instant since) {

        private HoldView withoutReason() {
            return new HoldView(parcel, reason.toldToCustomers(), Optional.empty(), since);
        }
    }

    /**
     * Money that was given back without a return; which tender gives it, the tenders tell.
     *
     * @param goodwillId names it among those of its order
     */
    public record GoodwillView(String goodwillId, Money amount, GoodwillReason reason, Instant at) {}

    /**
     * Where one tender stands.
     *
     * @param number from 1
     * @param declineReason why the provider refused it
     * @param replaces the number of the declined tender in whose place it pays
     */
    public record TenderView(
            int number,
            TenderMethod method,
            Money amount,
            TenderState state,
            Money authorised,
            Money captured,
            Money refunded,
            Optional<String> declineReason,
            Optional<Integer> replaces) {}

    /** Whether a tender's money can be had; how much of it was had, the amounts say. */
    public enum TenderState {
        /** It is asked for, and not answered yet. */
        PENDING,
        /** It is set aside, to be taken when a parcel is handed over. */
        AUTHORISED,
        /** A part of what was authorised was taken; the rest is held, or was let go. */
        PARTLY_CAPTURED,
        /** All that was authorised was taken. */
        CAPTURED,
        /** It was taken at once. */
        PAID,
        /** The provider refuses it. */
        DECLINED,
        /** The provider refused it, and another pays in its place. */
        REPLACED,
        /** It was let go before any of it was taken. */
        RELEASED,
        /** It was paid, and has gone back to its payer. */
        TURNED_BACK
    }

    /**
     * Where one parcel stands.
     *
     * @param parcel its name in the order: its ship-from, with a number behind it where that sends another before it
     * @param shipFrom the seller or warehouse that sends it, which may be another than the one that it is named after (SHP-13)
     * @param trackingPage the path, at the gateway, of the page that shows it to everybody who is given this link; once it
     *     has a label
     * @param replaces the name of the parcel in whose place it is sent, or of which it has units once more
     * @param redirection what became of the last wish for another address, if there was one since it is prepared
     */
    public record ParcelView(
            String parcel,
            String shipFrom,
            String shipmentId,
            ParcelState state,
            Optional<String> trackingCode,
            Optional<String> trackingPage,
            Optional<String> replaces,
            Optional<Redirection> redirection) {

        private ParcelView withTrackingPage(Function<String, String> link) {
            return new ParcelView(
                    parcel,
                    shipFrom,
                    shipmentId,
                    state,
                    trackingCode,
                    trackingCode.map(code -> link.apply(shipmentId)),
                    replaces,
                    redirection);
        }
    }

    /** What became of a wish for another address, of a parcel that was prepared already (ORD-08). */
    public enum Redirection {
        /** Its label may be out. */
        REQUESTED,
        /** It goes there. */
        DONE,
        /** Its label is bought: it goes where that says. */
        TOO_LATE
    }

    /**
     * How far the units of one line are. What is neither cancelled, sent nor refunded is still to be sent.
     *
     * @param line its number, from 1
     * @param cancelled that are not sent
     * @param sent that a carrier has taken
     * @param delivered of those, that have arrived
     * @param refunded of those that did not reach the customer, or arrived damaged, wrong or not at all, that are paid back
     */
    public record UnitsView(int line, int ordered, int cancelled, int sent, int delivered, int refunded) {}

    /**
     * Where one change of the order stands (ORD-17). What it adds are lines of their own, behind those that there were.
     *
     * @param number from 1
     * @param lines what it adds
     * @param firstLine the number that the first of them has, once it is applied; missing where it adds none
     * @param fewer what it takes out of lines that there were
     * @param amount what the added lines cost
     * @param tender the number of the tender that pays them; missing where they cost nothing
     * @param proposedAt by our clock
     * @param until when it is withdrawn if it is not covered by then; only while it is proposed
     * @param reason why it was withdrawn
     */
    public record AmendmentView(
            int number,
            AmendmentState state,
            List<OrderLine> lines,
            Optional<Integer> firstLine,
            List<LineUnits> fewer,
            Money amount,
            Optional<Integer> tender,
            Instant proposedAt,
            Optional<Instant> until,
            Optional<AmendmentWithdrawalReason> reason) {

        public AmendmentView {
            lines = List.copyOf(lines);
            fewer = List.copyOf(fewer);
        }
    }

    /**
     * Where one return stands.
     *
     * @param number from 1
     * @param returnShipmentId under which shipping has it brought back
     * @param shipTo whom it comes back to
     * @param units what was to come back
     * @param since when it got into this state, by our clock
     * @param trackingCode of its label
     * @param returned the units that came back: they are not paid for any more, or the same is sent once more
     * @param refused the units for which nothing is given back
     * @param givenBack what goes back to the customer; empty as long as that is not decided
     * @param withheld what is kept of the money of what came back: for the way back, and because of the inspection
     * @param withheldBecause why something was refused, or withheld at the inspection
     * @param wants what the customer wants for it
     * @param exchangedIn the name of the parcel in which the same is sent once more, once that is decided (ORD-16)
     * @param refundDue until when its money is to be given back, where it is back and a law says so (ORD-26)
     * @param interestOwed since it was given back later than that, and it is not paid yet
     * @param knownSince the day on which the customer knew of what is wrong with it, where they have said so (ORD-24)
     * @param exchangedFor what is sent for it where it is exchanged for something else than the same (ORD-16)
     */
    public record ReturnView(
            int number,
            String returnShipmentId,
            String shipTo,
            List<ReturnedUnits> units,
            ReturnReason reason,
            ReturnState state,
            Instant since,
            Optional<String> trackingCode,
            List<ReturnedUnits> returned,
            List<ReturnedUnits> refused,
            Optional<Money> givenBack,
            Optional<Money> withheld,
            Optional<String> withheldBecause,
            ReturnWish wants,
            Optional<String> exchangedIn,
            Optional<Instant> refundDue,
            Optional<Money> interestOwed,
            Optional<LocalDate> knownSince,
            List<Variant> exchangedFor) {

        public ReturnView {
            units = List.copyOf(units);
            returned = List.copyOf(returned);
            refused = List.copyOf(refused);
            exchangedFor = List.copyOf(exchangedFor);
        }
    }

    /**
     * Where one claim stands: what a customer says of units that have arrived (ORD-23).
     *
     * @param number from 1
     * @param parcel the name of the parcel that they arrived in
     * @param wants what the customer wants for them; what they get, the state says
     * @param since when it got into this state, by our clock
     * @param replacedIn the name of the parcel in which the same is sent again
     * @param declinedBecause why it was declined
     */
    public record ClaimView(
            int number,
            String parcel,
            List<LineUnits> units,
            DeliveryFault fault,
            ClaimWish wants,
            ClaimState state,
            Instant since,
            Optional<String> replacedIn,
            Optional<String> declinedBecause) {

        public ClaimView {
            units = List.copyOf(units);
        }
    }

    /** How far a cancellation has come. */
    public enum CancellationState {
        /** Nobody has asked to cancel it. */
        NOT_ASKED_FOR,
        /** Each parcel is asked for; the carrier may have one already. */
        REQUESTED,
        /** It is cancelled. */
        DONE,
        /** A parcel at least was on its way, and goes on; what could be held back stays, and its money goes back. */
        TOO_LATE
    }

    /** How far a parcel is, as far as the order needs to know. */
    public enum ParcelState {
        /** Nothing is done for it until the order is confirmed. */
        AWAITING_PAYMENT,
        /** It is packed, and its label is asked for. */
        PREPARING,
        /** It is ready to be handed over. */
        LABELLED,
        /** The carrier has it. */
        HANDED_OVER,
        /** It does not go on until a person has looked at it: the carrier does not sell its label, or a person holds it. */
        HELD,
        /** It has arrived. */
        DELIVERED,
        /** The carrier reports that it is damaged. */
        DAMAGED,
        /** The carrier has given up, and brings it back. */
        EXPECTED_BACK,
        /** It is back where it came from. */
        RETURNED_TO_SENDER,
        /** The carrier reports that it is lost; a later scan revokes that. */
        PRESUMED_LOST,
        /** It stays here. */
        CANCELLED,
        /** It does not reach the customer, and its money goes back. */
        REFUNDED,
        /** It does not reach the customer, and another one is sent in its place. */
        REPLACED;

        /** Whether the carrier has it, or has had it. */
        public boolean isSent() {
            return switch (this) {
                case HANDED_OVER, DELIVERED, DAMAGED, EXPECTED_BACK, RETURNED_TO_SENDER, PRESUMED_LOST -> true;
                case AWAITING_PAYMENT, PREPARING, LABELLED, HELD, CANCELLED, REFUNDED, REPLACED -> false;
            };
        }

        /** Whether nobody waits for it any more, although it has not arrived. */
        public boolean isGivenUp() {
            return this == CANCELLED || this == REFUNDED || this == REPLACED;
        }
    }

    /** One line of the order's history. */
    public record Entry(Instant at, String event, String text) {}
}
