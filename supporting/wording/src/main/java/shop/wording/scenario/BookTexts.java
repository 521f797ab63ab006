package shop.wording.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.wording.Formats;
import shop.wording.MessageTexts;

/**
 * What a context's files in {@code src/test/resources/book} say: {@code book.properties} its name, its chapters and openings,
 * and what moves money or leads to another state; {@code sentences_….properties} the sentence of each message; {@code
 * titles_….properties} what the specifications are called in languages other than that of the code.
 */
public final class BookTexts {

    public static final String ENGLISH = "en";
    private static final Pattern NEEDED = Pattern.compile("(Rejection|Asked|name|opening|ends|field|shown)\\..*");
    private static final String FOLDER = "book";
    private static final Map<String, Locale> LANGUAGES = languages();

    private final Properties settings;
    private final Map<String, MessageTexts> sentences = new LinkedHashMap<>();
    private final Map<String, MessageTexts> titles = new LinkedHashMap<>();
    private final Map<String, MessageTexts> own = new LinkedHashMap<>();

    private BookTexts(Properties settings, String folder, boolean titled) {
        this.settings = settings;
        String bundle = folder.replace('/', '.') + ".sentences";
        String[] bundles = (bundle + "," + settings.getProperty("also", "")).split("\\s*,\\s*");
        LANGUAGES.forEach((language, locale) -> {
            sentences.put(language, MessageTexts.of(locale, bundles));
            own.put(language, MessageTexts.of(locale, bundle));
            if (titled && !language.equals(ENGLISH)) {
                titles.put(language, MessageTexts.of(locale, "book.titles"));
            }
        });
    }

    private static Map<String, Locale> languages() {
        Map<String, Locale> languages = new LinkedHashMap<>();
        languages.put(ENGLISH, Locale.UK);
        languages.put("ko", Locale.KOREA);
        return languages;
    }

    /** Those of the module whose tests run; empty where it has none. */
    public static Optional<BookTexts> here() {
        return settings(FOLDER).map(settings -> new BookTexts(settings, FOLDER, true));
    }

    /**
     * Those of a running service: the same files, as its jar has them, without titles of specifications.
     *
     * @throws IllegalStateException when there are none
     */
    public static BookTexts ofService(String context) {
        String folder = FOLDER + "/" + context;
        return settings(folder)
                .map(settings -> new BookTexts(settings, folder, false))
                .orElseThrow(() -> new IllegalStateException("nothing tells how " + context + " is told: " + folder));
    }

    private static Optional<Properties> settings(String folder) {
        try (InputStream file = open(folder + "/book.properties")) {
            if (file == null) {
                return Optional.empty();
            }
            Properties settings = new Properties();
            settings.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            String others = settings.getProperty("money.as", "");
            if (!others.isEmpty()) {
                readMoney(others, settings);
            }
            return Optional.of(settings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String name) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
    }

    /** What moves money, as the settings of another book say. */
    private static void readMoney(String other, Properties settings) throws IOException {
        try (InputStream file = open(other)) {
            Properties others = new Properties();
            others.load(new InputStreamReader(Objects.requireNonNull(file, other), StandardCharsets.UTF_8));
            others.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("money."))
                    .forEach(key -> settings.putIfAbsent(key, others.getProperty(key)));
        }
    }

    public String context() {
        return settings.getProperty("context");
    }

    /** Whether there is a text under this key in every language. */
    public boolean tells(String key) {
        return sentences.values().stream().allMatch(texts -> texts.has(key));
    }

    /** Under which of the shop's settings every scenario happens that says nothing else, by their names. */
    public Map<String, String> terms() {
        Map<String, String> terms = new TreeMap<>();
        String prefix = "terms.";
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> terms.put(key.substring(prefix.length()), settings.getProperty(key)));
        return terms;
    }

    public List<String> languagesTold() {
        return List.copyOf(LANGUAGES.keySet());
    }

    public Map<String, BookTeller> tellers() {
        Map<String, BookTeller> tellers = new LinkedHashMap<>();
        ZoneId zone = ZoneId.of(settings.getProperty("zone", "UTC"));
        LANGUAGES.forEach((language, locale) ->
                tellers.put(language, new BookTeller(sentences.get(language), new Formats(locale, zone))));
        return tellers;
    }

    /**
     * The word for a constant of some enum: of the one that is called as its parameter is, where several have it.
     *
     * @param parameter empty where nobody knows
     */
    public Optional<String> word(String language, String parameter, String constant) {
        MessageTexts words = sentences.get(language);
        List<String> keys = words.keys().stream()
                .filter(key -> key.endsWith("." + constant) && Character.isUpperCase(key.charAt(0)))
                .toList();
        return keys.stream()
                .filter(key -> key.toLowerCase(Locale.ROOT)
                        .startsWith(parameter.toLowerCase(Locale.ROOT), key.indexOf('.') - parameter.length()))
                .findFirst()
                .or(() -> keys.stream().findFirst())
                .flatMap(words::find);
    }

    /** What a reader calls a field of a message, or a setting. */
    public Optional<String> field(String language, String name) {
        return sentences.get(language).find("field." + name);
    }

    /** How each context of a journey talks: with this book's own words first, and then with those of its own files. */
    public Map<String, Map<String, BookTeller>> voices() {
        Map<String, Map<String, BookTeller>> voices = new TreeMap<>();
        ZoneId zone = ZoneId.of(settings.getProperty("zone", "UTC"));
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith("voice."))
                .forEach(key -> {
                    String[] bundles = ("book.sentences," + settings.getProperty(key)).split("\\s*,\\s*");
                    Map<String, BookTeller> tellers = new LinkedHashMap<>();
                    LANGUAGES.forEach((language, locale) -> tellers.put(
                            language, new BookTeller(MessageTexts.of(locale, bundles), new Formats(locale, zone))));
                    voices.put(key.substring("voice.".length()), tellers);
                });
        return voices;
    }

    /** Whose facts say what has moved on a journey. */
    public String moneyContext() {
        return settings.getProperty("money.context", "");
    }

    /** Whether a journey tells such a message: not what only another message says once more. */
    public boolean isToldOnJourneys(String message) {
        return !List.of(settings.getProperty("untold", "").split("\\s*,\\s*")).contains(message);
    }

    public Optional<String> title(String language, String key) {
        return titles.get(language).find(key);
    }

    /**
     * The texts that nobody was told, with the language. Sentences, and the words of an enum, may wait for their
     * scenario; refusals, names, openings, fields and titles may not.
     */
    public List<String> unused(Set<String> used) {
        Set<String> unused = new TreeSet<>();
        own.forEach((language, texts) -> texts.keys().stream()
                .filter(key -> NEEDED.matcher(key).matches())
                .forEach(key -> unused.add(language + ": " + key)));
        titles.forEach((language, texts) -> texts.keys().forEach(key -> unused.add(language + ": " + key)));
        unused.removeAll(used);
        return List.copyOf(unused);
    }

    /**
     * A part of the life of one aggregate.
     *
     * @param title by language
     * @param specifications the classes, or nested classes, whose scenarios it tells, in this order
     */
    public record Chapter(String key, Map<String, String> title, List<String> specifications) {}

    public List<Chapter> chapters() {
        Map<String, Chapter> chapters = new TreeMap<>();
        String prefix = "chapter.";
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> {
                    Map<String, String> title = new LinkedHashMap<>();
                    sentences.forEach((language, texts) ->
                            title.put(language, texts.find(key).orElseThrow(() -> new IllegalStateException(key))));
                    chapters.put(
                            key,
                            new Chapter(
                                    key.substring(prefix.length()),
                                    title,
                                    List.of(settings.getProperty(key).split("\\s*,\\s*"))));
                });
        return new ArrayList<>(chapters.values());
    }

    /** What the states are called, by language. */
    public Map<String, Map<String, String>> states() {
        Map<String, Map<String, String>> states = new TreeMap<>();
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith("state."))
                .map(settings::getProperty)
                .forEach(state -> {
                    Map<String, String> names = new LinkedHashMap<>();
                    sentences.forEach((language, texts) -> names.put(
                            language,
                            texts.find("state." + state)
                                    .orElseThrow(() -> new IllegalStateException("no text for state." + state))));
                    states.put(state, names);
                });
        return states;
    }

    /** A name for how a story begins, and how many facts that name tells. */
    public record Opening(String key, int facts) {}

    /** The longest of the openings with which a story of such facts begins. */
    public Optional<Opening> opening(List<String> facts) {
        String story = String.join(" ", facts) + " ";
        Optional<Opening> longest = Optional.empty();
        for (String key : settings.stringPropertyNames()) {
            if (key.startsWith("opening.")) {
                Matcher begins = Pattern.compile("(?:" + settings.getProperty(key) + ") ")
                        .matcher(story);
                if (begins.lookingAt()) {
                    int told = (int)
                            begins.group().chars().filter(each -> each == ' ').count();
                    if (longest.map(Opening::facts).orElse(0) < told) {
                        longest = Optional.of(new Opening(key, told));
                    }
                }
            }
        }
        return longest;
    }

    /** The state to which such a fact leads; empty where it leads to none. */
    public Optional<String> state(String fact) {
        return Optional.ofNullable(settings.getProperty("state." + fact));
    }

    /** What such a fact does to the money: {@code +taken amount, -setAside amount}. */
    public List<String> moves(String fact) {
        return Optional.ofNullable(settings.getProperty("money." + fact))
                .map(moves -> List.of(moves.split("\\s*,\\s*")))
                .orElse(List.of());
    }
}
