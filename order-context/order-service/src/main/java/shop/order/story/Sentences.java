package shop.order.story;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.order.api.ParcelContents;
import shop.order.ordering.ParcelFact;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReturnShipmentEvent;
import shop.shipping.api.ShippingEvent;

/**
 * How one language tells events. Its file {@code sentences_….properties} has a sentence for each event, under its simple
 * name, with components of the event in braces; under the name and a component, as in {@code OrderPlaced.payUntil}, the
 * sentence for where that component is there: an optional value, an amount that is not zero, a list that is not empty.
 * {@code {parcel}} is the parcel's name, {@code {number}} the return's number. Words of an enum stand under its simple name
 * and the word.
 */
final class Sentences {

    static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The sentence's part for so many units of one thing. */
    static final String ITEM = "Item";

    private static final String PARCEL = "parcel";
    private static final String NUMBER = "number";

    private final Language language;
    private final ResourceBundle texts;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    /** @param zone in which moments are told */
    Sentences(Language language, ZoneId zone) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                "shop.order.story.sentences",
                language.locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        moment = DateTimeFormatter.ofPattern(language.moment, language.locale).withZone(zone);
        day = DateTimeFormatter.ofPattern(language.day, language.locale);
    }

    /**
     * What an event says.
     *
     * @throws java.util.MissingResourceException when there is no sentence for it
     */
    String tell(Record event) {
        String name = event.getClass().getSimpleName();
        String key = Stream.of(event.getClass().getRecordComponents())
                .filter(component -> isThere(valueOf(component, event)))
                .map(component -> name + "." + component.getName())
                .filter(texts::containsKey)
                .findFirst()
                .orElse(name);
        return filled(texts.getString(key), event);
    }

    String filled(String text, Record event) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(told(named(place.group(1), event))));
    }

    String word(Enum<?> word) {
        return texts.getString(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }

    String moment(Instant at) {
        return moment.format(at);
    }

    private static boolean isThere(Object value) {
        return value instanceof Optional<?> optional && optional.isPresent()
                || value instanceof Money amount && !amount.isZero()
                || value instanceof Collection<?> several && !several.isEmpty();
    }

    private static Object named(String name, Record event) {
        if (name.equals(PARCEL) && event instanceof ShippingEvent shipping) {
            return shipping.shipmentId().parcel();
        }
        if (name.equals(PARCEL) && event instanceof ParcelFact fact) {
            return fact.shipFrom();
        }
        if (name.equals(NUMBER) && event instanceof ReturnShipmentEvent returned) {
            return returned.returnShipmentId().number();
        }
        return Stream.of(event.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> valueOf(component, event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "a sentence tells {" + name + "} of " + event.getClass().getSimpleName() + ", which has none"));
    }

    private static Object valueOf(RecordComponent component, Record event) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(event.getClass() + " hides its " + component.getName(), hidden);
        }
    }

    private String told(Object value) {
        if (value instanceof Optional<?> optional) {
            return told(optional.orElseThrow());
        }
        if (value instanceof Money money) {
            return amount(money);
        }
        if (value instanceof Instant at) {
            return moment(at);
        }
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(this::told).collect(joining(", "));
        }
        if (value instanceof ParcelContents.Item item) {
            return filled(texts.getString(ITEM), item);
        }
        if (value instanceof ParcelItem item) {
            return filled(texts.getString(ITEM), item);
        }
        return value instanceof Enum<?> word ? word(word) : String.valueOf(value);
    }

    private String amount(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        if (language == Language.KOREAN && money.currency().equals("KRW") && format instanceof DecimalFormat won) {
            won.applyPattern("#,##0원");
        }
        return format.format(BigDecimal.valueOf(money.minor(), digits));
    }
}
