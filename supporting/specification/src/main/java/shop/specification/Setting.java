package shop.specification;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which the scenarios of a specification happen.
 *
 * @param begins the moment at which each begins
 * @param terms the shop's settings that are not those of the book, by their names
 */
record Setting(Instant begins, Map<String, String> terms) {

    Setting {
        terms = Map.copyOf(terms);
    }

    /** With the settings of the book where it says nothing else. */
    Setting amid(Map<String, String> usual) {
        Map<String, String> all = new TreeMap<>(usual);
        all.putAll(terms);
        return new Setting(begins, all);
    }
}
