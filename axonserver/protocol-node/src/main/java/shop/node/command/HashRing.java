package shop.node.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Consistent hashing: the same routing key always finds the same member while the members stay, and when one comes or
 * goes only the keys it takes or leaves move. A member has ten points on the ring for each unit of its load factor, and
 * so gets a share of the keys in proportion to it; factors below 1 or above 1,000 count as these. Immutable.
 */
final class HashRing<M> {

    private static final int POINTS_PER_LOAD = 10;
    private static final int LARGEST_LOAD = 1_000;

    /** A member, the name that places it on the ring, and its load factor. */
    record Seat<M>(M member, String name, int load) {
        Seat {
            load = Math.max(1, Math.min(load, LARGEST_LOAD));
        }
    }

    private final List<Seat<M>> seats;
    private final long[] points;
    private final List<M> owners;

    private HashRing(List<Seat<M>> seats) {
        record Point<M>(long hash, M owner) {}
        List<Point<M>> ring = new ArrayList<>();
        for (Seat<M> seat : seats) {
            long name = hash(seat.name());
            for (int i = 0; i < POINTS_PER_LOAD * seat.load(); i++) {
                ring.add(new Point<>(mix(name + i), seat.member()));
            }
        }
        ring.sort(Comparator.comparingLong(Point::hash));
        this.seats = List.copyOf(seats);
        this.points = ring.stream().mapToLong(Point::hash).toArray();
        this.owners = ring.stream().map(Point::owner).toList();
    }

    static <M> HashRing<M> empty() {
        return new HashRing<>(List.of());
    }

    /** A ring with this member too, with this load factor. Members of one name have places of their own. */
    HashRing<M> with(M member, String name, int load) {
        List<Seat<M>> next = new ArrayList<>(seats);
        next.removeIf(seat -> Objects.equals(seat.member(), member));
        next.add(new Seat<>(member, freeName(next, name), load));
        return new HashRing<>(next);
    }

    private static <M> String freeName(List<Seat<M>> seats, String name) {
        String free = name;
        for (int twin = 2; isTaken(seats, free); twin++) {
            free = name + "#" + twin;
        }
        return free;
    }

    private static <M> boolean isTaken(List<Seat<M>> seats, String name) {
        return seats.stream().anyMatch(seat -> seat.name().equals(name));
    }

    HashRing<M> without(M member) {
        List<Seat<M>> next = new ArrayList<>(seats);
        return next.removeIf(seat -> Objects.equals(seat.member(), member)) ? new HashRing<>(next) : this;
    }

    Optional<M> pick(String key) {
        if (points.length == 0) {
            return Optional.empty();
        }
        int found = Arrays.binarySearch(points, hash(key));
        int next = found >= 0 ? found : -found - 1;
        return Optional.of(owners.get(next == points.length ? 0 : next));
    }

    List<Seat<M>> seats() {
        return seats;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** Spreads close values over the whole ring (the finaliser of MurmurHash 3). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
