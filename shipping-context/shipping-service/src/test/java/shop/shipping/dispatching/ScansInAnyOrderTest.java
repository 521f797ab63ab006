package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.kernel.OrderId;
import shop.platform.messaging.Commands;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentMishapReported;

/**
 * SHP-05: whatever the order in which the same scans reach a shipment, however often each comes, and whether the label's
 * receipt comes before, among or after them, the same is known in the end: which scans there were, and whether the parcel
 * is dispatched and delivered, each said once.
 */
class ScansInAnyOrderTest {

    private static final Instant START = Instant.parse("2026-01-06T08:00:00+09:00");

    /** A promise of long ago, with which parcels are taken over that have travelled already. */
    private static final Optional<LocalDate> TAKEN_OVER = Optional.of(LocalDate.parse("2026-01-09"));

    private static final AtomicInteger PARCELS = new AtomicInteger();
    private static final AggregatesInMemory SHIPMENTS = TwoBlueMugs.shipments();

    @Property(tries = 200)
    void endInTheSameState(@ForAll("statuses") List<ScanStatus> statuses, @ForAll("chance") Random chance) {
        ShipmentId one = prepared();
        ShipmentId other = prepared();
        tell(shuffled(one, statuses, chance));
        tell(shuffled(other, statuses, chance));

        assertThat(known(one)).isEqualTo(known(other));
        assertThat(milestones(one)).isEqualTo(milestones(other)).doesNotHaveDuplicates();
        assertThat(mishap(one)).isEqualTo(mishap(other)).isEqualTo(known(one).mishap());
        assertThat(milestones(one).contains("ShipmentDispatched"))
                .isEqualTo(statuses.stream().anyMatch(ScanStatus::impliesHandOver));
        assertThat(milestones(one).contains("ShipmentDelivered")).isEqualTo(statuses.contains(ScanStatus.DELIVERED));
    }

    @Provide
    Arbitrary<List<ScanStatus>> statuses() {
        return Arbitraries.of(ScanStatus.class).list().ofMaxSize(7);
    }

    @Provide
    Arbitrary<Random> chance() {
        return Arbitraries.randoms();
    }

    private static ShipmentId prepared() {
        OrderId order = OrderId.of("order-" + PARCELS.incrementAndGet());
        ShipmentId shipment = ShipmentId.of(order, TwoBlueMugs.POTTER);
        SHIPMENTS
                .commands()
                .send(new PrepareShipment(
                        shipment, order, TwoBlueMugs.POTTER, TwoBlueMugs.JIWON, TwoBlueMugs.MUGS, TAKEN_OVER));
        return shipment;
    }

    private static List<Object> shuffled(ShipmentId shipment, List<ScanStatus> statuses, Random chance) {
        List<Object> commands = new ArrayList<>(IntStream.range(0, statuses.size())
                .mapToObj(number -> scan(shipment, statuses.get(number), number))
                .toList());
        commands.addAll(
                commands.stream().filter(command -> chance.nextBoolean()).toList());
        commands.add(
                new RecordLabelBought(shipment, 1, "label", "simulated", TwoBlueMugs.TRACKING_CODE, Optional.empty()));
        Collections.shuffle(commands, chance);
        return commands;
    }

    private static RecordScan scan(ShipmentId shipment, ScanStatus status, int number) {
        return new RecordScan(
                shipment,
                "notification-" + number,
                TwoBlueMugs.TRACKING_CODE,
                status,
                status.name(),
                START.plus(Duration.ofHours(number / 2)),
                Optional.empty());
    }

    private static void tell(List<Object> commands) {
        Commands gateway = SHIPMENTS.commands();
        commands.forEach(gateway::send);
    }

    /** Where the parcel is, as far as its scans tell. */
    private static Journey known(ShipmentId shipment) {
        return Journey.of(SHIPMENTS.story(shipment.value()).stream()
                .filter(ScanRecorded.class::isInstance)
                .map(ScanRecorded.class::cast)
                .map(scan -> new Scan(scan.status(), scan.at()))
                .toList());
    }

    /** What keeps the parcel from its recipient, as whoever listens to what is told of it takes it. */
    private static Optional<DeliveryMishap> mishap(ShipmentId shipment) {
        Optional<DeliveryMishap> mishap = Optional.empty();
        for (Object event : SHIPMENTS.story(shipment.value())) {
            if (event instanceof ShipmentMishapReported reported) {
                mishap = Optional.of(reported.mishap());
            } else if (event instanceof ShipmentFoundAgain || event instanceof ShipmentDelivered) {
                mishap = Optional.empty();
            }
        }
        return mishap;
    }

    private static List<String> milestones(ShipmentId shipment) {
        Set<String> milestones = Set.of("ShipmentLabelled", "ShipmentDispatched", "ShipmentDelivered");
        return SHIPMENTS.story(shipment.value()).stream()
                .map(event -> event.getClass().getSimpleName())
                .filter(milestones::contains)
                .toList();
    }
}
