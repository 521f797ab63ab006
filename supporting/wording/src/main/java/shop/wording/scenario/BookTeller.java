package shop.wording.scenario;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.wording.Formats;
import shop.wording.MessageTexts;
import shop.wording.Particles;
import shop.wording.Teller;

/**
 * Tells one scenario in one language. Ways of paying are called by what they are ({@code tender.CARD}), as far as the
 * scenario has said it; things, places and people by the names that the texts give them ({@code name.MUG-BLUE}).
 */
public final class BookTeller extends Teller {

    private static final int LONGEST_TEXT = 100;

    /** One that nobody reads to its end. */
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{20})\\S{20,}");

    /** Of more than so many things the first are told, and how many more there are. */
    private static final int LONGEST_LIST = 10;

    private static final int OF_A_LONG_LIST = 3;
    private static final Pattern FIELD = Pattern.compile("[a-z]+([A-Z]|\\[\\d|\\.\\w)");

    /** A field of a request as programs name it: {@code lines[0].unitPrice}. */
    private static final Pattern PATH =
            Pattern.compile("\\b[a-z]+(?:[A-Z]\\w*|(?=[.\\[]\\w))(?:\\[\\d+]|\\.[a-z]\\w*)*");

    /** A word of an enum, or two: who is waited for, and for what. */
    private static final Pattern CONSTANTS = Pattern.compile("[A-Z]+(_[A-Z]+)*( [A-Z]+(_[A-Z]+)*)?");

    private static final Pattern PART = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");

    private final Map<Integer, Enum<?>> tenders = new TreeMap<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    public BookTeller(MessageTexts texts, Formats formats) {
        super(texts, formats);
    }

    /** A refusal, as a message that has a sentence. */
    public record Refusal(String rule, String code, String reason, Map<String, String> facts) {}

    /** The keys for which there was no text. */
    public Set<String> missing() {
        return missing;
    }

    /** The keys whose texts were told. */
    public Set<String> used() {
        return used;
    }

    /** What a message says; in the words of the code, where nobody has written a sentence for it. */
    public String told(Object message) {
        String name = message.getClass().getSimpleName();
        if (message instanceof Record record) {
            remember(record);
            if (texts().has(name)) {
                return begun(tell(record));
            }
        }
        missing.add(name);
        return Wording.message(message).line().replaceAll("[*`]", "");
    }

    /** What is said of a message under its name and something before that. */
    public String toldUnder(String prefix, Object message) {
        String key = prefix + message.getClass().getSimpleName();
        return message instanceof Record record ? begun(filled(text(key), record)) : begun(text(key));
    }

    public String refused(Refusal refusal, boolean inWordsOfTheCode) {
        return Stream.of("Rejection." + refusal.rule() + "." + refusal.code(), "Rejection." + refusal.code())
                .filter(texts()::has)
                .findFirst()
                .map(key -> filled(text(key), refusal))
                .orElseGet(() -> {
                    if (!inWordsOfTheCode) {
                        missing.add("Rejection." + refusal.code());
                    }
                    return begun(withNames(refusal.reason()));
                });
    }

    /** What the code says to callers, with names in place of ids, and amounts and times as people write them. */
    private String withNames(String said) {
        String named = PATH.matcher(formats().withAmountsAndTimes(said))
                .replaceAll(path -> Matcher.quoteReplacement(field(path.group())));
        for (String key : texts().keys()) {
            String id = key.substring(key.indexOf('.') + 1);
            if (key.startsWith("name.") && id.contains("-")) {
                named = named.contains(id) ? named.replace(id, text(key)) : named;
            }
        }
        return named;
    }

    /** As a reader calls it: the unit price of line 1. One that has no name with them stays as it is. */
    private String field(String path) {
        String called = "";
        for (String part : path.replaceFirst("\\.minor$", "").split("\\.")) {
            Optional<String> name = part(part);
            if (name.isEmpty()) {
                return path;
            }
            called = called.isEmpty()
                    ? name.get()
                    : text("fieldOf").replace("#", name.get()).replace("@", called);
        }
        return called;
    }

    private Optional<String> part(String part) {
        Matcher numbered = PART.matcher(part);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        Optional<String> each = texts().find("each." + numbered.group(1));
        return numbered.group(2) == null
                ? each.or(() -> texts().find("field." + part)
                        .map(name -> text("theField").replace("#", name)))
                : each.map(name -> name.replace("#", String.valueOf(Integer.parseInt(numbered.group(2)) + 1)));
    }

    /** What a field of a view showed, and shows now: by its words under {@code shown.}, or else by those of the code. */
    String shown(Step.Changed change) {
        return texts().has("shown." + change.field())
                ? text("shown." + change.field()) + ": " + shown(change.before()) + " → " + shown(change.after())
                : change.told();
    }

    /** One value, or several. */
    private String shown(String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return Stream.of(value.split(", "))
                .map(each -> CONSTANTS.matcher(each).matches()
                        ? text("shown." + each.replace(' ', '.'))
                        : formats().withAmountsAndTimes(each))
                .collect(joining(", "));
    }

    private static String shortened(String text) {
        String words = LONG_WORD.matcher(text).replaceAll("$1…");
        return words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) + "…" : words;
    }

    /** With a capital, unless it begins with the name of a field. */
    private static String begun(String sentence) {
        return FIELD.matcher(sentence).lookingAt() || sentence.isEmpty()
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** The text under a key, with what a record says. */
    public String said(String key, Record record) {
        return begun(filled(text(key), record));
    }

    public String said(String key) {
        return text(key);
    }

    /** The text under a key, with a value in place of its hash. */
    public String said(String key, String value) {
        return Particles.settled(text(key).replace("#", value));
    }

    @Override
    protected String text(String key) {
        used.add(key);
        String text = texts().find(key).orElseGet(() -> {
            missing.add(key);
            return key;
        });
        return text.contains("{tender}") ? withoutNoun(text) : text;
    }

    /** Where others say "payment 1", the name of the way of paying says all. */
    private String withoutNoun(String text) {
        String noun = texts().find("tender").orElse("").replace("#", "").strip();
        return noun.isEmpty() ? text : text.replaceAll("(?iu)" + Pattern.quote(noun) + " (?=\\{tender})", "");
    }

    /** What an order says of how it is paid. */
    private void remember(Record message) {
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            Object value = valueOf(component, message);
            if (component.getName().equals("tenders") && value instanceof List<?> several) {
                for (int number = 1; number <= several.size(); number++) {
                    remember(number, several.get(number - 1));
                }
            } else if (component.getName().equals("replacement") && value instanceof Integer number) {
                Stream.of(message.getClass().getRecordComponents())
                        .filter(other -> other.getType().isRecord())
                        .forEach(other -> remember(number, valueOf(other, message)));
            }
        }
    }

    private void remember(int number, Object tender) {
        if (tender instanceof Record record) {
            Stream.of(record.getClass().getRecordComponents())
                    .filter(component -> component.getName().equals("method"))
                    .map(component -> valueOf(component, record))
                    .filter(Enum.class::isInstance)
                    .forEach(method -> tenders.put(number, (Enum<?>) method));
        }
    }

    /** A way of paying, by its number in the order. */
    public String tender(int number) {
        Optional<Enum<?>> method = Optional.ofNullable(tenders.get(number));
        if (method.isEmpty()) {
            return text("tender").replace("#", String.valueOf(number));
        }
        List<Integer> alike = tenders.entrySet().stream()
                .filter(other -> other.getValue() == method.get())
                .map(Map.Entry::getKey)
                .toList();
        String name = text("tender." + method.get().name());
        return alike.size() == 1
                ? name
                : text("tender.numbered").replace("#", String.valueOf(number)).replace("@", name);
    }

    @Override
    protected Object named(String place, Record message) {
        if (message instanceof Refusal refusal && refusal.facts().containsKey(place)) {
            String fact = refusal.facts().get(place);
            return texts().has("name." + fact) ? fact : withNames(fact);
        }
        return place.indexOf('.') >= 0 || hasComponent(message, place)
                ? super.named(place, message)
                : saidByIts(message, place).orElseGet(() -> super.named(place, message));
    }

    private static boolean hasComponent(Record message, String name) {
        return Stream.of(message.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals(name));
    }

    /** What the name of a thing tells of it: which parcel a shipment is. */
    private static Optional<Object> saidByIts(Record message, String what) {
        return Stream.of(message.getClass().getRecordComponents())
                .filter(component -> component.getName().endsWith("Id"))
                .map(component -> valueOf(component, message))
                .flatMap(id -> Stream.of(id.getClass().getMethods())
                        .filter(method -> method.getName().equals(what) && method.getParameterCount() == 0)
                        .map(method -> asked(method, id)))
                .findFirst();
    }

    private static Object asked(Method method, Object id) {
        try {
            return method.invoke(id);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    @Override
    protected String told(String place, Object value) {
        if ((place.equals("tender") || place.equals("replacement")) && value instanceof Integer number) {
            return tender(number);
        }
        if (value instanceof CharSequence text) {
            String name = "name." + text;
            return texts().has(name) ? text(name) : shortened(text.toString());
        }
        if (value instanceof Collection<?> several && several.size() > 1 && texts().has("and")) {
            List<String> each = several.stream().map(one -> told(place, one)).toList();
            if (each.size() > LONGEST_LIST) {
                return String.join(", ", each.subList(0, OF_A_LONG_LIST))
                        + text("andMore").replace("#", String.valueOf(each.size() - OF_A_LONG_LIST));
            }
            return each.subList(0, each.size() - 1).stream().collect(joining(", "))
                    + text("and")
                    + each.get(each.size() - 1);
        }
        return super.told(place, value);
    }
}
