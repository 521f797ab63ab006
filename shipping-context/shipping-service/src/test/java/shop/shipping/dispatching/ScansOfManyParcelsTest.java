package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentView;
import shop.shipping.tracking.TrackingInMemory;

/**
 * SHP-05, SHP-11: the scans of several parcels reach us mixed with each other, late, twice, in any order, at times that cannot
 * be, and of destinations of one zone, of several, or of none. Nothing of that stops a view, that of another parcel included:
 * each is as far as its shipment is, and says in the end what another parcel's says that had the same scans in another order.
 */
class ScansOfManyParcelsTest {

    private static final LocalDate PROMISED = TwoBlueMugs.PROMISED;

    /** Shortly before the end of the promised day in some places, and after it in others. */
    private static final Instant START = Instant.parse("2026-01-09T08:00:00Z");

    /** The first moment at which something can have happened to a parcel that was taken over with that promise. */
    private static final Instant EARLIEST = Instant.parse("2025-01-09T00:00:00Z");

    private static final List<Recipient> PLACES = List.of(
            to("KR", "", "04524"),
            to("US", "", ""),
            to("US", "HI", "96801"),
            to("BR", "AM", "69005-010"),
            to("AU", "", "2000"),
            to("KI", "", ""),
            to("ZZ", "", ""));

    private static final AtomicInteger PARCELS = new AtomicInteger();
    private static final TrackingInMemory TRACKING = new TrackingInMemory();

    /** Those that are told to the views once more. */
    private static final Set<Integer> TWICE = new HashSet<>();

    private static final AtomicInteger TOLD = new AtomicInteger();
    private static final AggregatesInMemory SHIPMENTS = AggregatesInMemory.on(
            SimpleCommandBus.builder().build(), Shipment.class, ScansOfManyParcelsTest::tell, Clock.systemUTC());

    /** One scan, as a carrier tells it. */
    private record Seen(ScanStatus status, int hour) {

        Instant at() {
            return START.plus(Duration.ofHours(hour));
        }
    }

    @Property(tries = 60)
    void leaveEveryViewWhereItsShipmentIs(
            @ForAll("parcels") List<List<Seen>> parcels, @ForAll("chance") Random chance) {
        TOLD.set(0);
        TWICE.clear();
        IntStream.range(0, 200).filter(number -> chance.nextBoolean()).forEach(TWICE::add);
        List<ShipmentId> ones = new ArrayList<>();
        List<ShipmentId> others = new ArrayList<>();
        List<Object> commands = new ArrayList<>();
        for (List<Seen> scans : parcels) {
            Recipient place = PLACES.get(chance.nextInt(PLACES.size()));
            for (List<ShipmentId> twins : List.of(ones, others)) {
                ShipmentId shipment = prepared(place);
                twins.add(shipment);
                commands.addAll(told(shipment, scans, chance));
            }
        }
        Collections.shuffle(commands, chance);
        commands.forEach(ScansOfManyParcelsTest::send);

        for (int parcel = 0; parcel < parcels.size(); parcel++) {
            ShipmentView one = view(ones.get(parcel));
            ShipmentView other = view(others.get(parcel));
            assertThat(one)
                    .usingRecursiveComparison()
                    .ignoringFields("shipmentId", "orderId", "preparedAt", "entries", "version")
                    .isEqualTo(other);
            assertThat(one.scans()).hasSameSizeAs(new HashSet<>(parcels.get(parcel)));
        }
    }

    @Provide
    Arbitrary<List<List<Seen>>> parcels() {
        Arbitrary<Seen> seen = Combinators.combine(
                        Arbitraries.of(ScanStatus.class), Arbitraries.integers().between(0, 40))
                .as(Seen::new);
        return seen.list().ofMaxSize(6).list().ofMinSize(2).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Random> chance() {
        return Arbitraries.randoms();
    }

    private static Recipient to(String country, String region, String postcode) {
        return new Recipient("Kim Jiwon", "Street 1", "Town", postcode, region, country, "");
    }

    private static ShipmentId prepared(Recipient place) {
        OrderId order = OrderId.of("order-" + PARCELS.incrementAndGet());
        ShipmentId shipment = ShipmentId.of(order, TwoBlueMugs.POTTER);
        SHIPMENTS
                .commands()
                .send(new PrepareShipment(
                        shipment,
                        order,
                        TwoBlueMugs.POTTER,
                        new PersonalData("customer-jiwon", place),
                        TwoBlueMugs.MUGS,
                        Optional.of(PROMISED)));
        return shipment;
    }

    /** Each scan, some twice, some at a time that cannot be before or after the right one; and the label's receipt. */
    private static List<Object> told(ShipmentId shipment, List<Seen> scans, Random chance) {
        List<Object> commands = new ArrayList<>();
        IntStream.range(0, scans.size()).forEach(number -> {
            Seen seen = scans.get(number);
            commands.add(scan(shipment, number, seen.status(), seen.at()));
            if (chance.nextBoolean()) {
                commands.add(scan(shipment, number, seen.status(), seen.at()));
            }
            if (chance.nextBoolean()) {
                commands.add(scan(shipment, number, seen.status(), absurd(chance)));
            }
        });
        commands.add(new RecordLabelBought(
                shipment, 1, "label-1", "simulated", TwoBlueMugs.TRACKING_CODE, Optional.empty()));
        return commands;
    }

    private static Instant absurd(Random chance) {
        List<Instant> times = List.of(
                Instant.MIN,
                Instant.EPOCH,
                EARLIEST.minusNanos(1),
                Instant.now().plus(Duration.ofDays(1)),
                Instant.parse("9999-12-31T23:59:59Z"),
                Instant.MAX);
        return times.get(chance.nextInt(times.size()));
    }

    private static RecordScan scan(ShipmentId shipment, int number, ScanStatus status, Instant at) {
        return new RecordScan(
                shipment,
                "notification-" + number,
                TwoBlueMugs.TRACKING_CODE,
                status,
                status.name(),
                at,
                Optional.empty());
    }

    /** What cannot be is refused by its rule, unless the scan is known already; the rest is taken. */
    private static void send(Object command) {
        if (command instanceof RecordScan scan
                && (scan.at().isBefore(EARLIEST) || scan.at().isAfter(Instant.now()))
                && isNew(scan)) {
            assertThatThrownBy(() -> SHIPMENTS.commands().send(scan))
                    .isInstanceOfSatisfying(
                            BusinessRejection.class,
                            refused -> assertThat(refused.rejection().rule()).isEqualTo("SHP-11"));
        } else {
            SHIPMENTS.commands().send(command);
        }
    }

    private static boolean isNew(RecordScan scan) {
        return SHIPMENTS.story(scan.shipmentId().value()).stream()
                .noneMatch(event -> event instanceof ScanRecorded recorded
                        && recorded.notificationId().equals(scan.notificationId()));
    }

    /** Tells the views each event as it is stored, and some of them once more. */
    private static void tell(EventMessage<?> event) {
        TRACKING.tell((DomainEventMessage<?>) event);
        if (TWICE.contains(TOLD.getAndIncrement())) {
            TRACKING.tell((DomainEventMessage<?>) event);
        }
    }

    /** It has seen all that its shipment has recorded. */
    private static ShipmentView view(ShipmentId shipment) {
        ShipmentView view = TRACKING.view(shipment);
        assertThat(view.version()).isEqualTo(SHIPMENTS.story(shipment.value()).size() - 1);
        assertThat(view.scans())
                .containsExactlyElementsOf(Journey.of(scans(shipment)).scans().stream()
                        .map(scan -> new ShipmentView.Scan(scan.status().name().toLowerCase(Locale.ROOT), scan.at()))
                        .toList());
        return view;
    }

    private static List<Scan> scans(ShipmentId shipment) {
        return SHIPMENTS.story(shipment.value()).stream()
                .filter(ScanRecorded.class::isInstance)
                .map(ScanRecorded.class::cast)
                .map(recorded -> new Scan(recorded.status(), recorded.at()))
                .toList();
    }

    @AfterContainer
    static void stop() {
        TRACKING.close();
    }
}
