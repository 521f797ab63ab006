package shop.order.ordering;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import shop.kernel.OrderId;
import shop.order.api.ParcelContents;
import shop.order.api.Whereabouts;

/** What the shipping context may do with one parcel: it goes its way, loses units, or is held back, at any moment. */
final class ParcelOfOneShipFrom {

    private static final Instant MOMENT = Instant.parse("2026-01-06T10:00:00+09:00");

    private enum Place {
        NOT_ASKED_FOR,
        HERE,
        LABELLED,
        WITH_CARRIER,
        ASTRAY,
        MADE_GOOD,
        ARRIVED,
        GIVEN_UP
    }

    private final OrderId order;
    private final String shipFrom;
    private final Random chance;
    private final Deque<Object> facts = new ArrayDeque<>();
    private Place place = Place.NOT_ASKED_FOR;
    private Map<Integer, Integer> contents;
    private long reports;

    ParcelOfOneShipFrom(OrderId order, String shipFrom, Map<Integer, Integer> contents, Random chance) {
        this.order = order;
        this.shipFrom = shipFrom;
        this.contents = new TreeMap<>(contents);
        this.chance = chance;
    }

    Deque<Object> facts() {
        return facts;
    }

    void prepare() {
        place = Place.HERE;
    }

    boolean canGoOn() {
        return switch (place) {
            case HERE, LABELLED, WITH_CARRIER -> true;
            case ASTRAY, MADE_GOOD -> chance.nextInt(4) == 0;
            case NOT_ASKED_FOR, ARRIVED, GIVEN_UP -> false;
        };
    }

    boolean isAstray() {
        return place == Place.ASTRAY;
    }

    void makeGood() {
        place = Place.MADE_GOOD;
    }

    /** A person has found out where it is; whatever the carrier has said before, or sees later, is told nevertheless. */
    void isFound(Whereabouts where) {
        if (place == Place.WITH_CARRIER || place == Place.ASTRAY) {
            place = where == Whereabouts.WITH_CUSTOMER ? Place.ARRIVED : Place.ASTRAY;
        }
    }

    /** The carrier says whether it brings it back, and may do so, or not, whatever it has said. */
    void on(ParcelInterceptRequested request) {
        facts.add(
                chance.nextBoolean()
                        ? new RecordParcelInterceptAccepted(order, shipFrom)
                        : new RecordParcelInterceptRefused(order, shipFrom));
        if (place == Place.WITH_CARRIER && chance.nextBoolean()) {
            place = Place.ASTRAY;
            facts.add(new RecordParcelMishap(order, shipFrom, ParcelMishap.RETURNED_TO_SENDER, reports++, MOMENT));
        }
    }

    void goOn() {
        switch (place) {
            case HERE -> {
                if (chance.nextInt(10) == 0) {
                    giveUp();
                } else if (chance.nextInt(8) == 0) {
                    missSomething();
                } else if (chance.nextInt(6) == 0) {
                    sendSomethingApart();
                } else if (chance.nextInt(8) == 0) {
                    facts.add(new RecordParcelMoved(order, shipFrom, "hamburg", reports++));
                } else {
                    place = Place.LABELLED;
                    facts.add(new RecordParcelLabelled(order, shipFrom, "carrier", "code-" + shipFrom));
                }
            }
            case LABELLED -> {
                if (chance.nextInt(8) == 0) {
                    missSomething();
                } else {
                    place = Place.WITH_CARRIER;
                    facts.add(new RecordHandOver(order, shipFrom, MOMENT));
                }
            }
            case WITH_CARRIER -> {
                if (chance.nextInt(4) == 0) {
                    place = Place.ASTRAY;
                    ParcelMishap[] all = ParcelMishap.values();
                    facts.add(new RecordParcelMishap(
                            order, shipFrom, all[chance.nextInt(all.length)], reports++, MOMENT));
                } else {
                    arrive();
                }
            }
            case ASTRAY -> {
                if (chance.nextBoolean()) {
                    place = Place.WITH_CARRIER;
                    facts.add(new RecordParcelFoundAgain(order, shipFrom, reports++, MOMENT));
                } else {
                    arrive();
                }
            }
            case MADE_GOOD -> arrive();
            case NOT_ASKED_FOR, ARRIVED, GIVEN_UP -> throw new IllegalStateException(shipFrom + " is " + place);
        }
    }

    void on(ParcelCancellationRequested request) {
        if (place == Place.HERE || place == Place.LABELLED && chance.nextBoolean()) {
            giveUp();
        } else if (place != Place.GIVEN_UP) {
            facts.add(new RecordParcelCancellationRefused(order, shipFrom));
        }
    }

    void on(UnitsCancellationRequested request) {
        Map<Integer, Integer> left = new TreeMap<>(contents);
        Map<Integer, Integer> wanted = unitsOf(request.remaining());
        left.replaceAll((line, quantity) -> Math.min(quantity, wanted.getOrDefault(line, 0)));
        left.values().removeIf(quantity -> quantity == 0);
        boolean isPossible = place == Place.HERE || place == Place.LABELLED && chance.nextBoolean();
        if (place == Place.GIVEN_UP) {
            facts.add(new RecordUnitsNotTakenOut(order, shipFrom, request.request()));
        } else if (left.isEmpty() && isPossible) {
            giveUp();
        } else if (left.isEmpty()) {
            facts.add(new RecordParcelCancellationRefused(order, shipFrom));
        } else if (isPossible) {
            facts.add(new RecordUnitsTakenOut(order, shipFrom, request.request(), itemsWithout(left)));
            contents = left;
        } else {
            facts.add(new RecordUnitsNotTakenOut(order, shipFrom, request.request()));
        }
    }

    private void missSomething() {
        Map<Integer, Integer> left = new TreeMap<>(contents);
        left.replaceAll((line, quantity) -> chance.nextInt(quantity + 1));
        left.values().removeIf(quantity -> quantity == 0);
        List<ParcelContents.Item> missing = itemsWithout(left);
        if (!missing.isEmpty()) {
            Optional<String> moveTo = chance.nextBoolean() ? Optional.of("hamburg") : Optional.empty();
            facts.add(new RecordShortPick(order, shipFrom, "pick-" + reports++, missing, moveTo));
            contents = left;
            if (left.isEmpty()) {
                giveUp();
            }
        }
    }

    /** A part of what is in it, so that something stays; it is asked for it by the order, as for every parcel. */
    private void sendSomethingApart() {
        Map<Integer, Integer> left = new TreeMap<>(contents);
        left.replaceAll((line, quantity) -> chance.nextInt(quantity + 1));
        left.values().removeIf(quantity -> quantity == 0);
        List<ParcelContents.Item> apart = itemsWithout(left);
        if (!apart.isEmpty() && !left.isEmpty()) {
            facts.add(new RecordParcelSplit(order, shipFrom, "split-" + reports++, apart));
            contents = left;
        }
    }

    private List<ParcelContents.Item> itemsWithout(Map<Integer, Integer> left) {
        List<ParcelContents.Item> out = new ArrayList<>();
        contents.forEach((line, quantity) -> {
            if (quantity > left.getOrDefault(line, 0)) {
                out.add(new ParcelContents.Item(line, "SKU", "something", quantity - left.getOrDefault(line, 0)));
            }
        });
        return out;
    }

    static Map<Integer, Integer> unitsOf(List<ParcelContents.Item> items) {
        Map<Integer, Integer> units = new TreeMap<>();
        items.forEach(item -> units.merge(item.line(), item.quantity(), Integer::sum));
        return units;
    }

    private void arrive() {
        place = Place.ARRIVED;
        facts.add(new RecordDelivery(order, shipFrom, MOMENT));
    }

    private void giveUp() {
        place = Place.GIVEN_UP;
        facts.add(new RecordParcelCancelled(order, shipFrom));
    }
}
