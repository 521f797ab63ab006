package shop.order.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that an order waits for.
 *
 * @param of by whom it is to be done
 * @param tender the number of the tender that it is about
 * @param parcel the name of the parcel that it is about
 * @param about the id of what is asked for, where there are several of a kind: of a capture, a refund, a dispute, or the
 *     shipment that its carrier has put on hold, the number of a return or a claim
 * @param since the moment by our clock
 * @param until the moment at which the order goes on without it, where there is one
 * @param attempt how often it was asked for by now, whoever asked; missing as long as that is once, and nothing has failed
 * @param nextTry when it is asked for again by itself
 * @param unknownSince since when its provider, who was asked, has given no answer: it was done, or it was not; it is asked
 *     again by itself until that is known (PAY-06)
 * @param lastRefusal what was answered when it was asked for in vain
 * @param text the same in words
 * @param actions what the reader may do about it; nothing in lists and of the past, where it is not told
 */
public record Awaited(
        Whom of,
        What what,
        Optional<Integer> tender,
        Optional<String> parcel,
        Optional<String> about,
        Instant since,
        Optional<Instant> until,
        Optional<Integer> attempt,
        Optional<Instant> nextTry,
        Optional<Instant> unknownSince,
        Optional<LastRefusal> lastRefusal,
        String text,
        List<Action> actions) {

    public Awaited {
        actions = List.copyOf(actions);
    }

    /**
     * A no, in our words.
     *
     * @param at when we heard it
     * @param text the reason in words
     */
    public record LastRefusal(RefusalReason reason, Instant at, String text) {}

    /**
     * What somebody may do about it. Whoever is asked decides then whether it is done.
     *
     * @param operation its operationId, in the description of this context or of the one that it is asked of
     * @param href where it is sent
     */
    public record Action(String operation, String method, String href) {}

    /** Of what was not asked for in vain. */
    public Awaited(
            Whom of,
            What what,
            Optional<Integer> tender,
            Optional<String> parcel,
            Instant since,
            Optional<Instant> until,
            String text) {
        this(
                of,
                what,
                tender,
                parcel,
                Optional.empty(),
                since,
                until,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                List.of());
    }

    /** The same, about what has this id. */
    public Awaited about(String id) {
        return with(Optional.of(id), attempt, nextTry, unknownSince, lastRefusal, text, actions);
    }

    /**
     * The same, asked for several times.
     *
     * @param times how often by now
     * @param next when it is asked for again by itself
     */
    public Awaited asked(int times, Optional<Instant> next) {
        return with(about, Optional.of(times), next, unknownSince, lastRefusal, text, actions);
    }

    /** The same, in other words. */
    public Awaited told(String words, Optional<LastRefusal> last) {
        return with(about, attempt, nextTry, unknownSince, last, words, actions);
    }

    /** The same, that was refused before; or was not. */
    public Awaited refused(Optional<LastRefusal> last) {
        return with(about, attempt, nextTry, unknownSince, last, text, actions);
    }

    /** The same, of which nobody knows whether it was done. */
    public Awaited unknown(Instant begin, String more) {
        return with(about, attempt, nextTry, Optional.of(begin), lastRefusal, text + more, actions);
    }

    /** The same, for somebody who may do this about it. */
    public Awaited with(List<Action> doable) {
        return with(about, attempt, nextTry, unknownSince, lastRefusal, text, doable);
    }

    private Awaited with(
            Optional<String> id,
            Optional<Integer> times,
            Optional<Instant> next,
            Optional<Instant> unknown,
            Optional<LastRefusal> last,
            String words,
            List<Action> doable) {
        return new Awaited(of, what, tender, parcel, id, since, until, times, next, unknown, last, words, doable);
    }

    /** Who can move an order on. */
    public enum Whom {
        /** Whoever it is for. */
        CUSTOMER,
        /** The payment service provider. */
        PROVIDER,
        /** Who brings the parcel. */
        CARRIER,
        /** The seller or warehouse that sends the parcel. */
        SHIP_FROM,
        /** A person of ours: nothing goes on by itself. */
        SUPPORT
    }

    /** What an order can wait for. */
    public enum What {
        /** A tender is to be authorised or paid. */
        PAYMENT,
        /** Another means of payment is to be given in place of a tender that was declined (ORD-04). */
        ANOTHER_TENDER,
        /** A label is to be bought. */
        LABEL,
        /** A parcel that has its label is to be given to the carrier. */
        HAND_OVER,
        /** A parcel is to arrive. */
        DELIVERY,
        /** A parcel that could not be delivered is to come back. */
        RETURN,
        /** A parcel is to go to another address, if that is still possible. */
        REDIRECTION,
        /** A parcel is on hold since nothing can be delivered to its address: another one is to be given (ORD-08, SHP-01). */
        ANOTHER_ADDRESS,
        /** A parcel is to be held back, if that is still possible. */
        CANCELLATION,
        /** A parcel that is under way is to be brought back, if that is still possible. */
        INTERCEPT,
        /** Units are to be taken out of a parcel, if that is still possible. */
        UNITS_CANCELLATION,
        /** A parcel is to be kept as long as a person holds it, or not any more; told where that was asked for in vain. */
        HOLD,
        /** Money that is due is to be taken. */
        CAPTURE,
        /** Money that is not needed is to be let go. */
        RELEASE,
        /** Money is to be given back. */
        REFUND,
        /** What is on hold is to be helped on: the hold of a person or the carrier is to end. */
        RELEASE_FROM_HOLD,
        /** What becomes of a parcel that does not reach the customer is to be decided. */
        DECISION,
        /** Money that could not be taken, or has turned back, is owed by the customer: it is to be collected, or written off. */
        COLLECTION,
        /** It is to be found out with the provider whether it has done what it gives no answer to (PAY-06). */
        OUTCOME,
        /** Money that the provider could not give back, or never had, is to be transferred. */
        TRANSFER,
        /** What the customer disputes with their bank is to be answered, or decided (PAY-10). */
        DISPUTE,
        /** A parcel turned up after it was refunded or replaced: what the customer keeps is to be agreed with them. */
        AGREEMENT,
        /** It is to be seen to why something does not come though it was asked for again and again (ORD-12). */
        STANDSTILL,
        /** Money for what is back should have been given back by the law of the market (ORD-26). */
        REFUND_OVERDUE,
        /** Interest is owed since money was given back late; it is to be transferred (ORD-26). */
        INTEREST,
        /** Whether something may be given back is to be decided (ORD-11). */
        APPROVAL,
        /** What is to be given back is to be sent, or brought. */
        GIVING_BACK,
        /** What came back is to be named (SHP-08). */
        RECEIPT,
        /** What is given back for what came back, or did not arrive, is to be decided (ORD-15). */
        INSPECTION,
        /** What a customer says of units that have arrived is to be decided: they are made good, or not (ORD-23). */
        CLAIM,
        /** Where the goods are is to be found out: the carrier reports of a parcel that was to stay. */
        WHEREABOUTS
    }
}
