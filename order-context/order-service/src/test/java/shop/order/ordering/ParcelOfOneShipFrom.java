package shop.order.ordering;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import shop.kernel.OrderId;

/** What the shipping context may do with one parcel: it goes its way, or is held back, at any moment. */
final class ParcelOfOneShipFrom {

    private static final Instant MOMENT = Instant.parse("2026-01-06T10:00:00Z");

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
    private long reports;

    ParcelOfOneShipFrom(OrderId order, String shipFrom, Random chance) {
        this.order = order;
        this.shipFrom = shipFrom;
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

    void goOn() {
        switch (place) {
            case HERE -> {
                if (chance.nextInt(10) == 0) {
                    giveUp();
                } else {
                    place = Place.LABELLED;
                    facts.add(new RecordParcelLabelled(order, shipFrom, "carrier", "code-" + shipFrom));
                }
            }
            case LABELLED -> {
                place = Place.WITH_CARRIER;
                facts.add(new RecordHandOver(order, shipFrom, MOMENT));
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

    private void arrive() {
        place = Place.ARRIVED;
        facts.add(new RecordDelivery(order, shipFrom, MOMENT));
    }

    private void giveUp() {
        place = Place.GIVEN_UP;
        facts.add(new RecordParcelCancelled(order, shipFrom));
    }
}
