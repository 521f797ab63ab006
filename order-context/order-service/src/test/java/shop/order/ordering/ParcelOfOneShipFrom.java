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
        ARRIVED,
        GIVEN_UP
    }

    private final OrderId order;
    private final String shipFrom;
    private final Random chance;
    private final Deque<Object> facts = new ArrayDeque<>();
    private Place place = Place.NOT_ASKED_FOR;

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
        return place == Place.HERE || place == Place.LABELLED || place == Place.WITH_CARRIER;
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
                place = Place.ARRIVED;
                facts.add(new RecordDelivery(order, shipFrom, MOMENT));
            }
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

    private void giveUp() {
        place = Place.GIVEN_UP;
        facts.add(new RecordParcelCancelled(order, shipFrom));
    }
}
