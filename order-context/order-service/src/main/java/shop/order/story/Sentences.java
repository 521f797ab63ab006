package shop.order.story;

import java.time.Instant;
import java.time.ZoneId;
import shop.order.api.LineUnits;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.Variant;
import shop.order.ordering.ParcelFact;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReturnShipmentEvent;
import shop.shipping.api.ShippingEvent;
import shop.wording.Formats;
import shop.wording.MessageTexts;
import shop.wording.Teller;

/**
 * How one language tells events of an order's story. Its file {@code sentences_….properties} has a sentence for each event;
 * {@code {parcel}} is the parcel's name in it, {@code {number}} the return's number.
 */
final class Sentences extends Teller {

    /** The sentence's part for so many units of one thing. */
    static final String ITEM = "Item";

    /** The sentence's part for so many units of a line. */
    static final String UNITS = "LineUnits";

    /** The sentence's part for what is sent in exchange. */
    static final String VARIANT = "Variant";

    /** Where its texts are. */
    static final String TEXTS = "shop.order.story.sentences";

    private static final String PARCEL = "parcel";
    private static final String NUMBER = "number";

    /** @param zone in which moments are told */
    Sentences(Language language, ZoneId zone) {
        super(MessageTexts.of(language.locale, TEXTS), new Formats(language.locale, zone));
    }

    String moment(Instant at) {
        return formats().moment(at);
    }

    @Override
    protected Object named(String place, Record event) {
        if (place.equals(PARCEL) && event instanceof ShippingEvent shipping) {
            return shipping.shipmentId().parcel();
        }
        if (place.equals(PARCEL) && event instanceof ParcelFact fact) {
            return fact.shipFrom();
        }
        if (place.equals(NUMBER) && event instanceof ReturnShipmentEvent returned) {
            return returned.returnShipmentId().number();
        }
        return super.named(place, event);
    }

    @Override
    protected String told(String place, Object value) {
        if (value instanceof ParcelContents.Item item) {
            return filled(text(ITEM), item);
        }
        if (value instanceof ParcelItem item) {
            return filled(text(ITEM), item);
        }
        if (value instanceof OrderLine line) {
            return filled(text(ITEM), line);
        }
        if (value instanceof ParcelContents contents) {
            return told(place, contents.items());
        }
        if (value instanceof LineUnits units) {
            return filled(text(UNITS), units);
        }
        if (value instanceof Variant variant) {
            return filled(text(VARIANT), variant);
        }
        return super.told(place, value);
    }
}
