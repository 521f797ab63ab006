package shop.shipping.whereabouts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.kernel.OrderId;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.RunAs;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.carrier.ScanBook;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.carrier.ScanBook.Seen;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.RecordReturnScan;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ReturnLabelBought;
import shop.shipping.tracking.AskedAbout;
import shop.shipping.tracking.AskedAbout.Unasked;
import shop.shipping.tracking.AwaitedReturns;
import shop.shipping.tracking.UnheardParcels;

/**
 * Asks the carrier what it has seen of a parcel, under whichever of its labels, on threads of their own, and tells the
 * shipment, or what comes back, each scan. It records each once, whoever has asked, and however often.
 */
public final class AskWhereParcelsAre {

    private static final Logger log = LoggerFactory.getLogger(AskWhereParcelsAre.class);
    private static final int PAGE = 200;

    private final ScanBook book;
    private final OutsideCalls calls;
    private final EventStore events;
    private final Commands commands;
    private final UnheardParcels unheard;
    private final AwaitedReturns returns;
    private final Clock clock;
    private final Duration patience;
    private final Duration pause;
    private volatile Optional<Instant> longestUnasked = Optional.empty();

    /**
     * @param patience of what nothing was heard for so long, the carrier is asked without having given notice
     * @param pause for how long it is not asked again for the same then
     */
    public AskWhereParcelsAre(
            ScanBook book,
            OutsideCalls calls,
            EventStore events,
            Commands commands,
            UnheardParcels unheard,
            AwaitedReturns returns,
            Clock clock,
            Duration patience,
            Duration pause) {
        this.book = book;
        this.calls = calls;
        this.events = events;
        this.commands = commands;
        this.unheard = unheard;
        this.returns = returns;
        this.clock = clock;
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Has the carrier asked soon, and returns at once.
     *
     * @param parcel the id of a shipment, or of something that comes back
     * @return whether it will be asked; not if it is being asked just now, or there is no room for more
     */
    public boolean ask(String parcel) {
        return ask(parcel, () -> {});
    }

    /** @param ifSilent what is done where the carrier does not answer */
    boolean ask(String parcel, Runnable ifSilent) {
        return calls.make("whereabouts of " + parcel, () -> {
            boolean isAnswered = false;
            try {
                isAnswered = tell(parcel);
            } finally {
                if (!isAnswered) {
                    ifSilent.run();
                }
            }
        });
    }

    /**
     * Since when nothing was heard of, or asked about, the one that there was no room to ask for in the last round; nothing
     * where there was room for all.
     */
    Optional<Instant> longestUnasked() {
        return longestUnasked;
    }

    /**
     * Asks for those that were neither heard of nor asked about for long, as many as there is room for, and the next time for
     * those that wait longest. One that the carrier does not answer about does not count as asked. Not to be used by two
     * threads.
     */
    void round() {
        Instant now = clock.instant();
        List<Unasked> left = new ArrayList<>(askAll(now, unheard));
        left.addAll(askAll(now, returns));
        longestUnasked = left.stream().map(Unasked::since).min(Instant::compareTo);
    }

    /** @return those that there was no room for, as far as they were looked at */
    private List<Unasked> askAll(Instant now, AskedAbout views) {
        List<Unasked> left = new ArrayList<>();
        List<Unasked> found;
        do {
            left.clear();
            found = views.worthAsking(now.minus(patience), now.minus(pause), PAGE);
            for (Unasked one : found) {
                // Before it is asked for: the answer, or none, may be there before the next line is reached.
                views.asked(List.of(one), now);
                if (!ask(one.id(), () -> views.notAnswered(one, now, pause))) {
                    views.notAsked(one, now);
                    left.add(one);
                }
            }
        } while (found.size() == PAGE && left.size() < PAGE);
        return left;
    }

    /** @return whether there was nothing to ask, or the carrier answered for the last label: the one that it goes with */
    private boolean tell(String parcel) {
        RecordedFacts facts = RecordedFacts.in(events.readEvents(parcel, 0));
        List<LabelBought> labels = facts.all(LabelBought.class);
        List<ReturnLabelBought> returnLabels = facts.all(ReturnLabelBought.class);
        boolean isAnswered = labels.isEmpty() && returnLabels.isEmpty();
        for (LabelBought label : labels) {
            isAnswered = tellScans(
                    label.labelId(),
                    label.carrier(),
                    label.trackingCode(),
                    label.orderId(),
                    seen -> new RecordScan(
                            label.shipmentId(),
                            seen.notificationId(),
                            label.trackingCode(),
                            seen.status(),
                            seen.carrierStatus(),
                            seen.at(),
                            seen.location()));
        }
        for (ReturnLabelBought label : returnLabels) {
            isAnswered = tellScans(
                    label.labelId(),
                    label.carrier(),
                    label.trackingCode(),
                    label.orderId(),
                    seen -> new RecordReturnScan(
                            label.returnShipmentId(),
                            seen.notificationId(),
                            label.trackingCode(),
                            seen.status(),
                            seen.carrierStatus(),
                            seen.at(),
                            seen.location()));
        }
        return isAnswered;
    }

    /**
     * One label that the carrier says nothing of keeps none of the others from being asked for.
     *
     * @return whether the carrier answered
     */
    private boolean tellScans(
            String labelId, String carrier, String trackingCode, OrderId order, Function<Seen, Object> scan) {
        List<Seen> scans;
        try {
            scans = book.scansOf(new KnownLabel(labelId, carrier, trackingCode));
        } catch (CarrierDidNotAnswer silent) {
            log.info("It is not known where the parcel with {} is: {}", labelId, silent.getMessage());
            return false;
        }
        scans.forEach(seen -> tell(order, scan.apply(seen), seen));
        return true;
    }

    private void tell(OrderId order, Object scan, Seen seen) {
        try {
            RunAs.actor(
                    Actors.CARRIER,
                    () -> commands.send(new GenericCommandMessage<>(scan, Map.of(Headers.ORDER_ID, order.value()))));
        } catch (RuntimeException failure) {
            // One scan with an absurd time keeps none of the others.
            if (BusinessRejection.in(failure).isEmpty()) {
                throw failure;
            }
            log.warn("{} is not recorded: {}", seen.notificationId(), failure.getMessage());
        }
    }
}
