package shop.verification.borders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/** The words of the map in one language. */
final class MapWords {

    static final List<String> LANGUAGES = List.of("en", "ko");

    private final String language;
    private final ResourceBundle texts;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();

    MapWords(String language) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                "shop.verification.borders.map",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String language() {
        return language;
    }

    String get(String key) {
        used.add(key);
        try {
            return texts.getString(key);
        } catch (MissingResourceException none) {
            missing.add(key);
            return key;
        }
    }

    /** What a message says, in a few words; in English its name says it. */
    String message(String name) {
        if (language.equals("en") && !texts.containsKey("message." + name)) {
            return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }
        return get("message." + name);
    }

    /** The same, where an event says something of its own on one way, such as which mishap was reported. */
    String message(String name, String way) {
        String own = "message." + name + "." + way;
        return texts.containsKey(own) ? get(own) : message(name);
    }

    /** What a provider or carrier is called; by its own name, where it is no word. */
    String adapter(String room) {
        return get("adapter." + room);
    }

    /** What it has no words for, and the words that it has for nothing. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        missing.forEach(key -> faults.add(language + " has no words for " + key));
        Set<String> unused = new TreeSet<>(texts.keySet());
        unused.removeAll(used);
        unused.forEach(key -> faults.add(language + " has words for " + key + ", which is not there"));
        return faults;
    }
}
