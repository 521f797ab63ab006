package shop.simulators.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A labelled parcel as the book's entries have made it: how far its script was played, and what of it the shop knows. */
final class Parcel {

    private static final Set<ScanStatus> STOPPABLE =
            EnumSet.of(ScanStatus.PICKED_UP, ScanStatus.IN_TRANSIT, ScanStatus.DELIVERY_ATTEMPTED);

    private final Entry.LabelBought label;
    private Script script;
    private Instant begins;
    private final List<Entry.Scanned> scans = new ArrayList<>();
    private int notified;
    private int givenUp;
    private boolean voided;
    private boolean goesByHand;
    private Optional<Entry.Intercepted> intercepted = Optional.empty();
    private int scansBeforeIntercept;

    /** @throws ArithmeticException when its journey would never end */
    Parcel(Entry.LabelBought label) {
        this.label = label;
        this.script = label.script();
        this.begins = label.at();
        due(script.scans().size());
    }

    /** Whether its journey is more than that it stays where it is. */
    boolean hasAJourney() {
        return isScanned() || goesByHand || !script.scans().isEmpty();
    }

    /** What was to stay where it is goes after all, from this moment on. */
    void goesAfterAll(Script journey, Instant now) {
        script = journey;
        begins = now;
    }

    void apply(Entry entry) {
        if (entry instanceof Entry.Scanned scan) {
            scans.add(scan);
            goesByHand |= scan.isByHand();
        } else if (entry instanceof Entry.Notified) {
            notified++;
        } else if (entry instanceof Entry.NotificationGivenUp) {
            givenUp++;
        } else if (entry instanceof Entry.LabelVoided) {
            voided = true;
        } else if (entry instanceof Entry.Intercepted wantedBack) {
            intercepted = Optional.of(wantedBack);
            scansBeforeIntercept = scans.size();
        }
    }

    /** When the next scan of its script happens, if one is still to come: whom a person has scanned once, people scan on. */
    Optional<Instant> nextScanDue() {
        if (intercepted.isPresent()) {
            return intercepted
                    .filter(wantedBack -> scans.size() == scansBeforeIntercept)
                    .map(wantedBack ->
                            wantedBack.at().plus(wantedBack.comesBack().pause()));
        }
        if (voided || goesByHand || scans.size() == script.scans().size()) {
            return Optional.empty();
        }
        return Optional.of(due(scans.size() + 1L));
    }

    private Instant due(long scan) {
        Duration since = script.scans().stream().limit(scan).map(Scan::pause).reduce(Duration.ZERO, Duration::plus);
        return begins.plus(since);
    }

    Entry.Scanned scan(Instant now) {
        Scan next = intercepted
                .map(Entry.Intercepted::comesBack)
                .orElseGet(() -> script.scans().get(scans.size()));
        return new Entry.Scanned(
                now,
                label.labelId(),
                label.reference(),
                label.trackingCode(),
                scans.size() + 1,
                next.status(),
                next.at().orElse(now),
                next.location(),
                Optional.empty());
    }

    /** A scan that a person makes. */
    Entry.Scanned scanByHand(Instant now, ScanStatus status, Optional<String> location) {
        return new Entry.Scanned(
                now,
                label.labelId(),
                label.reference(),
                label.trackingCode(),
                scans.size() + 1,
                status,
                now,
                location,
                Optional.of(true));
    }

    boolean isScanned() {
        return !scans.isEmpty();
    }

    /** Whether it was picked up, and is neither out for delivery nor has ended. */
    boolean isUnderWay() {
        return scans.stream()
                .max(Comparator.comparing(Entry.Scanned::number))
                .map(Entry.Scanned::status)
                .filter(STOPPABLE::contains)
                .isPresent();
    }

    boolean isVoided() {
        return voided;
    }

    /** The scans of which the shop is still to be told, oldest first. */
    List<Entry.Scanned> untold() {
        return List.copyOf(scans.subList(notified + givenUp, scans.size()));
    }

    /** Where the parcel is, by the carrier's own time. */
    String status() {
        if (voided) {
            return "voided";
        }
        return scans.stream()
                .max(Comparator.comparing(Entry.Scanned::carrierTime).thenComparing(Entry.Scanned::number))
                .map(scan -> scan.status().word())
                .orElse("label_bought");
    }

    Entry.LabelBought label() {
        return label;
    }

    List<Entry.Scanned> scans() {
        return List.copyOf(scans);
    }

    int notified() {
        return notified;
    }
}
