package shop.simulators.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A labelled parcel as the book's entries have made it: how far its script was played, and what of it the shop knows. */
final class Parcel {

    private final Entry.LabelBought label;
    private final List<Entry.Scanned> scans = new ArrayList<>();
    private int notified;
    private int givenUp;
    private boolean voided;
    private boolean goesByHand;

    /** @throws ArithmeticException when its journey would never end */
    Parcel(Entry.LabelBought label) {
        this.label = label;
        due(label.script().scans().size());
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
        }
    }

    /** When the next scan of its script happens, if one is still to come: whom a person has scanned once, people scan on. */
    Optional<Instant> nextScanDue() {
        List<Scan> script = label.script().scans();
        if (voided || goesByHand || scans.size() == script.size()) {
            return Optional.empty();
        }
        return Optional.of(due(scans.size() + 1L));
    }

    private Instant due(long scan) {
        Duration since =
                label.script().scans().stream().limit(scan).map(Scan::pause).reduce(Duration.ZERO, Duration::plus);
        return label.at().plus(since);
    }

    Entry.Scanned scan(Instant now) {
        Scan next = label.script().scans().get(scans.size());
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
