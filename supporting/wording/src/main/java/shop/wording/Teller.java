package shop.wording;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.kernel.Money;

/**
 * Tells messages in one language. Its texts have a sentence for each message, under its simple name, with components of the
 * message in braces (a component's component behind a dot). Under the name and a component, as in {@code
 * OrderPlaced.payUntil}, stands the sentence for where that component is there: an optional value, an amount that is not
 * zero, a list that is not empty. What stands in square brackets is told only if all is there that it tells; {@code
 * {?component}} and {@code {!component}} tell nothing, and ask that it is there, or is not. {@code {=Name}} is the sentence of
 * another message with the same components. Words of an enum stand under its simple name and the word.
 */
public class Teller {

    /** What is told of a message. */
    public static final Pattern PLACE = Pattern.compile("\\{([\\w.]+)}");

    private static final Pattern SEGMENT = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern CONDITION = Pattern.compile("\\{([?!])([\\w.]+)}");
    private static final Pattern SAME_AS = Pattern.compile("\\{=(\\w+)}");

    private final MessageTexts texts;
    private final Formats formats;

    public Teller(MessageTexts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    public final MessageTexts texts() {
        return texts;
    }

    public final Formats formats() {
        return formats;
    }

    /**
     * What a message says.
     *
     * @throws MissingResourceException when there is no sentence for it
     */
    public final String tell(Record message) {
        return filled(sentence(message), message);
    }

    /** The sentence for a message, not filled in yet. */
    private String sentence(Record message) {
        String name = message.getClass().getSimpleName();
        String key = Stream.of(message.getClass().getRecordComponents())
                .filter(component -> isThere(valueOf(component, message)))
                .map(component -> name + "." + component.getName())
                .filter(texts::has)
                .findFirst()
                .orElse(name);
        return text(key);
    }

    public final String filled(String text, Record message) {
        String whole = SAME_AS.matcher(text)
                .replaceAll(other -> Matcher.quoteReplacement(insideASentence(text, other, text(other.group(1)))));
        String chosen = SEGMENT.matcher(whole)
                .replaceAll(segment -> Matcher.quoteReplacement(chosen(segment.group(1), message)));
        return Particles.settled(PLACE.matcher(chosen)
                .replaceAll(place -> Matcher.quoteReplacement(told(place.group(1), named(place.group(1), message)))));
    }

    private static String insideASentence(String text, MatchResult place, String other) {
        boolean begins = place.start() == 0 || text.charAt(0) == '{' && place.start() == 1;
        return begins ? other : Character.toLowerCase(other.charAt(0)) + other.substring(1);
    }

    private String chosen(String segment, Record message) {
        boolean isSaid = PLACE.matcher(segment).results().allMatch(place -> isThere(named(place.group(1), message)))
                && CONDITION
                        .matcher(segment)
                        .results()
                        .allMatch(condition ->
                                condition.group(1).equals("?") == isThere(named(condition.group(2), message)));
        return isSaid ? CONDITION.matcher(segment).replaceAll("") : "";
    }

    public final String word(Enum<?> word) {
        return text(word.getDeclaringClass().getSimpleName() + "." + word.name());
    }

    /** @throws MissingResourceException when there is none */
    protected String text(String key) {
        return texts.find(key)
                .orElseThrow(() -> new MissingResourceException("no text for " + key, Teller.class.getName(), key));
    }

    private static boolean isThere(Object value) {
        return value instanceof Optional<?> optional && optional.isPresent()
                || value instanceof Money amount && !amount.isZero()
                || value instanceof Collection<?> several && !several.isEmpty()
                || value instanceof CharSequence text && !text.isEmpty()
                || value instanceof Boolean yes && yes
                || value instanceof Number number && number.longValue() != 0
                || value instanceof Enum<?>
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof Record && !(value instanceof Money);
    }

    /** What a place of a sentence stands for. */
    protected Object named(String place, Record message) {
        int dot = place.indexOf('.');
        if (dot >= 0) {
            Object part = named(place.substring(0, dot), message);
            Object inside = part instanceof Optional<?> optional ? optional.orElse(null) : part;
            return inside instanceof Record record ? named(place.substring(dot + 1), record) : Optional.empty();
        }
        return Stream.of(message.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(place))
                .map(component -> valueOf(component, message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a sentence tells {" + place + "} of "
                        + message.getClass().getSimpleName() + ", which has none"));
    }

    protected static final Object valueOf(RecordComponent component, Record message) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(message);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(message.getClass() + " hides its " + component.getName(), hidden);
        }
    }

    /**
     * A value in words.
     *
     * @param place where it stands in the sentence
     */
    protected String told(String place, Object value) {
        if (value instanceof Optional<?> optional) {
            return told(place, optional.orElseThrow());
        }
        if (value instanceof Money money) {
            return formats.amount(money);
        }
        if (value instanceof Instant at) {
            return formats.moment(at);
        }
        if (value instanceof LocalDate date) {
            return formats.day(date);
        }
        if (value instanceof Duration duration) {
            return formats.duration(duration);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(each -> told(place, each)).collect(joining(", "));
        }
        if (value instanceof Record part && texts.has(part.getClass().getSimpleName())) {
            return tell(part);
        }
        return value instanceof Enum<?> word ? word(word) : String.valueOf(value);
    }
}
