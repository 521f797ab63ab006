package shop.importer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.importer.books.Clocks;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.http.CarrierScan;

/** What the carrier does with the parcels of an order, by the files. */
final class CarrierScripts {

    private final Clocks clocks;

    /** @param clocks by which the files tell time */
    CarrierScripts(Clocks clocks) {
        this.clocks = clocks;
    }

    /** What is foretold before the order is placed: a parcel of which units are taken out stays here until they are. */
    List<CarrierScan> atFirst(FileOrder order, String seller) {
        return order.changes().isBeforeSending() ? List.of() : of(order, seller);
    }

    /** The scans of what is sent beside, or in place of, what was ordered: now, since nothing was promised for it. */
    List<CarrierScan> ofMore(FileOrder order) {
        return switch (order.status()) {
            case DELIVERED -> List.of(CarrierScan.now("picked_up"), CarrierScan.now("delivered"));
            case SHIPPED -> List.of(CarrierScan.now("picked_up"));
            case CREATED, APPROVED, INVOICED, PROCESSING, UNAVAILABLE, CANCELED -> List.of();
        };
    }

    /** The scans of what is given back. */
    List<CarrierScan> back() {
        return List.of(CarrierScan.now("picked_up"), CarrierScan.now("delivered"));
    }

    /** The scans of the parcel that a seller sends; none while it stays with the seller. */
    List<CarrierScan> of(FileOrder order, String seller) {
        if (order.status() != FileStatus.SHIPPED && order.status() != FileStatus.DELIVERED) {
            return List.of();
        }
        List<CarrierScan> scans = new ArrayList<>();
        Instant handedOver = clocks.instant(order, handedOverAt(order));
        Instant last = clocks.instant(order, deliveredAt(order));
        scans.add(new CarrierScan("picked_up", handedOver));
        Optional<Mishap> mishap = Optional.ofNullable(order.parcelMishaps().get(seller));
        if (mishap.filter(Mishap.DELIVERY_ATTEMPTED::equals).isPresent()) {
            scans.add(new CarrierScan("delivery_attempted", between(handedOver, last, 1)));
            scans.add(new CarrierScan("delivery_attempted", between(handedOver, last, 2)));
        }
        end(order, mishap).ifPresent(status -> scans.add(new CarrierScan(status, last)));
        return scans;
    }

    private static Optional<String> end(FileOrder order, Optional<Mishap> mishap) {
        if (mishap.filter(what -> what != Mishap.DELIVERY_ATTEMPTED).isPresent()) {
            return mishap.map(Mishap::word);
        }
        return order.status() == FileStatus.DELIVERED ? Optional.of("delivered") : Optional.empty();
    }

    /** A parcel cannot have been delivered before it was handed over, though some files say so: then both were at once. */
    private static LocalDateTime handedOverAt(FileOrder order) {
        LocalDateTime told = order.handedOverAt().orElse(order.purchasedAt());
        return order.deliveredAt().filter(told::isAfter).orElse(told);
    }

    /** Where the files do not say when, no later than what they do say. */
    private static LocalDateTime deliveredAt(FileOrder order) {
        return order.deliveredAt().orElse(handedOverAt(order));
    }

    private static Instant between(Instant from, Instant to, int third) {
        return from.plusMillis((to.toEpochMilli() - from.toEpochMilli()) * third / 3);
    }
}
