package shop.simulators.carrier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.simulators.ledger.EntryMapper;
import shop.simulators.ledger.LedgerFile;
import shop.simulators.ledger.LedgerUnavailable;
import shop.simulators.web.IdempotencyKey;
import shop.simulators.web.Refusal;
import shop.simulators.webhook.Webhook;
import shop.simulators.webhook.Webhooks;

/**
 * The carrier's desk: sells and voids labels, keeps the book, and has the journeys played and told. An answer is
 * given, and a scan told, only after its entry is on disk; that the shop was told is written too, but not waited for:
 * at worst it hears something twice.
 */
final class Desk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final String CARRIER = "simulated";

    private final CarrierSettings.Carrier settings;
    private final Clock clock;
    private final LedgerFile ledger;
    private final EntryMapper<Entry> entries = new EntryMapper<>(Entry.class);
    private final Webhooks webhooks;
    private final Journeys journeys;

    private final Map<String, Parcel> parcels = new HashMap<>();
    private final Map<String, List<Parcel>> byReference = new HashMap<>();
    private final Map<String, Script> scripts = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private long scanned;
    private long notified;
    private long givenUp;
    private long replays;

    Desk(CarrierSettings settings, Clock clock) {
        this.settings = settings.carrier();
        this.clock = clock;
        this.ledger = LedgerFile.open(
                settings.data().resolve("carrier.ledger"),
                "carrier",
                (number, json) -> effectOf(entries.read(json)).run());
        this.webhooks = new Webhooks("carrier-notifier", settings.carrier().target(), clock, new Told());
        this.journeys = new Journeys(clock, this::scan);
        synchronized (this) {
            for (Parcel parcel : parcels.values()) {
                parcel.untold().forEach(this::tell);
                journeys.follow(parcel);
            }
        }
    }

    Entry.LabelBought buy(IdempotencyKey key, Requests.Label request) {
        return ledger.settled(
                this,
                () -> once(key, Entry.LabelBought.class, () -> {
                    String postcode = request.to().postcode();
                    if (Postcodes.isNowhere(postcode)) {
                        throw Refusal.unprocessable("undeliverable", "No carrier delivers to postcode " + postcode);
                    }
                    boolean taken = parcelsOf(request.reference())
                            .anyMatch(parcel -> parcel.label().labelNumber().equals(request.labelNumber()));
                    if (taken) {
                        throw Refusal.conflict(
                                "duplicate_label",
                                "Label " + request.labelNumber() + " of " + request.reference()
                                        + " was bought before under another key");
                    }
                    UUID id = UUID.randomUUID();
                    return new Entry.LabelBought(
                            clock.instant(),
                            key,
                            "label_" + id.toString().replace("-", ""),
                            "SIM"
                                    + id.toString()
                                            .replace("-", "")
                                            .substring(0, 16)
                                            .toUpperCase(Locale.ROOT),
                            request.reference(),
                            request.labelNumber(),
                            postcode,
                            Postcodes.corrected(postcode),
                            Optional.ofNullable(scripts.get(request.reference()))
                                    .orElseGet(() -> request.isReturn().orElse(false)
                                            ? Script.backFromPostcode(postcode, settings.pace())
                                            : Script.forPostcode(postcode, settings.pace())));
                }));
    }

    /** Takes a label back that no scan has used yet; a label that was taken back already stays so. */
    void release(IdempotencyKey key, String labelId) {
        ledger.settled(this, () -> {
            Parcel parcel = parcel(labelId);
            if (parcel.isScanned()) {
                throw Refusal.conflict(
                        "already_scanned", "The parcel is on its way: its label can no longer be voided");
            }
            if (!parcel.isVoided()) {
                once(
                        key,
                        Entry.LabelVoided.class,
                        () -> new Entry.LabelVoided(
                                clock.instant(), key, labelId, parcel.label().reference()));
            }
            return parcel;
        });
    }

    /**
     * Has a parcel brought back that is under way. Not what nobody has picked up or what has ended, nor what is out for delivery;
     * and nothing that goes to the postcode 88888.
     */
    void intercept(IdempotencyKey key, String labelId) {
        ledger.settled(this, () -> {
            Parcel parcel = parcel(labelId);
            return once(key, Entry.Intercepted.class, () -> {
                if (!parcel.isUnderWay() || parcel.label().postcode().equals("88888")) {
                    throw Refusal.conflict("cannot_be_stopped", "The parcel is not under way, or cannot be stopped");
                }
                return new Entry.Intercepted(
                        clock.instant(),
                        key,
                        labelId,
                        parcel.label().reference(),
                        Scan.after(settings.pace(), ScanStatus.RETURNED_TO_SENDER));
            });
        });
    }

    /**
     * Foretells the journey of a shipment's parcel, instead of what its postcode says; also of one that has its label and was to
     * stay where it is. The same again changes nothing.
     */
    void write(String reference, Script script) {
        ledger.settled(this, () -> {
            boolean same = Optional.ofNullable(scripts.get(reference))
                    .filter(script::equals)
                    .isPresent();
            if (!same && waiting(reference).anyMatch(Parcel::hasAJourney)) {
                throw Refusal.conflict(
                        "label_bought", "The parcel of " + reference + " has its label, its journey has begun");
            }
            if (!same) {
                record(new Entry.ScriptWritten(clock.instant(), reference, script));
            }
            return script;
        });
    }

    /** Scans a parcel by hand, and tells of it. From then on its script says nothing any more. */
    void scanByHand(String labelId, ScanStatus status, Optional<String> location) {
        tell(ledger.settled(this, () -> {
            Parcel parcel = parcel(labelId);
            if (parcel.isVoided()) {
                throw Refusal.conflict("label_voided", "Its label was taken back: no parcel goes with it");
            }
            Entry.Scanned scan = parcel.scanByHand(clock.instant(), status, location);
            record(scan);
            return scan;
        }));
    }

    /**
     * The parcels whose labels were bought last, the last first.
     *
     * @param reference a part of their references, in whichever case; all where it is empty
     */
    List<Answers.ParcelView> latest(String reference, int atMost) {
        String part = reference.strip().toLowerCase(Locale.ROOT);
        return ledger.settled(
                this,
                () -> parcels.values().stream()
                        .filter(parcel -> parcel.label()
                                .reference()
                                .toLowerCase(Locale.ROOT)
                                .contains(part))
                        .sorted(Comparator.comparing(
                                        (Parcel parcel) -> parcel.label().at())
                                .reversed())
                        .limit(atMost)
                        .map(Answers.ParcelView::of)
                        .toList());
    }

    List<Answers.ParcelView> parcels(String reference) {
        return ledger.settled(
                this, () -> parcelsOf(reference).map(Answers.ParcelView::of).toList());
    }

    Summary summary() {
        return ledger.settled(this, () -> {
            Map<String, Long> perStatus = new TreeMap<>();
            parcels.values().forEach(parcel -> perStatus.merge(parcel.status(), 1L, Long::sum));
            long voided = perStatus.getOrDefault("voided", 0L);
            return new Summary(
                    parcels.size(),
                    voided,
                    perStatus,
                    scanned,
                    new Notifications(notified, givenUp, scanned - notified - givenUp),
                    ledger.appended(),
                    replays);
        });
    }

    /**
     * What the book adds up to.
     *
     * @param bought labels, voided ones included
     * @param perStatus labels by where their parcels are by the carrier's own time; {@code label_bought} before the
     * first scan
     * @param replays answers given again since the start, which left no entry
     */
    record Summary(
            long bought,
            long voided,
            Map<String, Long> perStatus,
            long scans,
            Notifications notifications,
            long entries,
            long replays) {}

    /** How many scans the shop was told of, how many it would not hear of, and how many it still has to hear. */
    record Notifications(long delivered, long givenUp, long waiting) {}

    LedgerFile ledger() {
        return ledger;
    }

    @Override
    public void close() {
        journeys.close();
        webhooks.close();
        ledger.close();
    }

    /** Plays the scans of these parcels that are due, and tells of them. */
    private void scan(List<Parcel> due) {
        List<Entry.Scanned> scans = new ArrayList<>();
        long number;
        synchronized (this) {
            Instant now = clock.instant();
            for (Parcel parcel : due) {
                while (parcel.nextScanDue().filter(next -> !next.isAfter(now)).isPresent()) {
                    Entry.Scanned scan = parcel.scan(now);
                    record(scan);
                    scans.add(scan);
                }
                journeys.follow(parcel);
            }
            number = ledger.appended();
        }
        ledger.awaitDurable(number);
        scans.forEach(this::tell);
    }

    private void tell(Entry.Scanned scan) {
        Answers.Notification notification = new Answers.Notification(
                scan.labelId() + "-" + scan.number(),
                scan.trackingCode(),
                scan.reference(),
                CARRIER,
                scan.status(),
                scan.carrierTime(),
                scan.location());
        webhooks.send(new Webhook(scan.labelId(), scan.number(), notification.json()));
    }

    /** Keeps how each notification ended. */
    private final class Told implements Webhooks.Receipts {

        @Override
        public void delivered(Webhook webhook, int attempt) {
            ended(() -> new Entry.Notified(
                    clock.instant(), webhook.subject(), reference(webhook), webhook.number(), attempt));
        }

        @Override
        public void givenUp(Webhook webhook, int attempts, String answer) {
            ended(() -> new Entry.NotificationGivenUp(
                    clock.instant(), webhook.subject(), reference(webhook), webhook.number(), attempts, answer));
        }

        private String reference(Webhook webhook) {
            return parcel(webhook.subject()).label().reference();
        }

        private void ended(Supplier<Entry> entry) {
            try {
                synchronized (Desk.this) {
                    record(entry.get());
                }
            } catch (LedgerUnavailable e) {
                LOG.warn("{}: the shop hears of this scan again after the next start", e.getMessage());
            }
        }
    }

    /** Takes a decision once for each key; called under the desk's lock. */
    private <E extends Entry> E once(IdempotencyKey key, Class<E> type, Supplier<E> decision) {
        Optional<Entry> known = Optional.ofNullable(byKey.get(key.key()));
        if (known.isPresent()) {
            known.flatMap(Entry::askedBy).ifPresent(key::mustMatch);
            replays++;
            return type.cast(known.get());
        }
        E entry = decision.get();
        record(entry);
        return entry;
    }

    /**
     * Writes an entry that was decided. Whatever could fail has been done before, in the way in which the entry will be read
     * back: what stands in the ledger can be followed.
     */
    private void record(Entry entry) {
        byte[] line = entries.write(entry);
        Runnable effect = effectOf(entries.read(line));
        ledger.append(line);
        effect.run();
        if (entry instanceof Entry.LabelBought label) {
            journeys.follow(parcel(label.labelId()));
        } else if (entry instanceof Entry.Intercepted intercepted) {
            journeys.follow(parcel(intercepted.labelId()));
        } else if (entry instanceof Entry.ScriptWritten written) {
            waiting(written.reference()).forEach(journeys::follow);
        }
    }

    /** What an entry makes of the book; to be run once the entry stands in the ledger. */
    private Runnable effectOf(Entry entry) {
        Runnable effect = followed(entry);
        return () -> {
            // First of all: what stands in the ledger is remembered under its key, whatever else becomes of it.
            entry.askedBy().ifPresent(asked -> byKey.put(asked.key(), entry));
            effect.run();
        };
    }

    private Runnable followed(Entry entry) {
        if (entry instanceof Entry.LabelBought label) {
            Parcel parcel = new Parcel(label);
            return () -> {
                parcels.put(label.labelId(), parcel);
                byReference
                        .computeIfAbsent(label.reference(), reference -> new ArrayList<>(1))
                        .add(parcel);
            };
        } else if (entry instanceof Entry.ScriptWritten written) {
            return () -> {
                scripts.put(written.reference(), written.script());
                waiting(written.reference())
                        .filter(parcel -> !parcel.hasAJourney())
                        .forEach(parcel -> parcel.goesAfterAll(written.script(), written.at()));
            };
        } else if (entry instanceof Entry.LabelVoided released) {
            return follow(released.labelId(), entry, () -> {});
        } else if (entry instanceof Entry.Intercepted intercepted) {
            return follow(intercepted.labelId(), entry, () -> {});
        } else if (entry instanceof Entry.Scanned scan) {
            return follow(scan.labelId(), entry, () -> scanned++);
        } else if (entry instanceof Entry.Notified receipt) {
            return follow(receipt.labelId(), entry, () -> notified++);
        } else if (entry instanceof Entry.NotificationGivenUp end) {
            return follow(end.labelId(), entry, () -> givenUp++);
        }
        throw new IllegalStateException("The book does not know what follows from " + entry.type());
    }

    private Runnable follow(String labelId, Entry entry, Runnable count) {
        Parcel parcel = parcel(labelId);
        return () -> {
            parcel.apply(entry);
            count.run();
        };
    }

    /** Those whose label was not taken back. */
    private Stream<Parcel> waiting(String reference) {
        return parcelsOf(reference).filter(parcel -> !parcel.isVoided());
    }

    private Stream<Parcel> parcelsOf(String reference) {
        return byReference.getOrDefault(reference, List.of()).stream();
    }

    private Parcel parcel(String labelId) {
        return Optional.ofNullable(parcels.get(labelId))
                .orElseThrow(() -> Refusal.notFound("There is no label " + labelId));
    }
}
