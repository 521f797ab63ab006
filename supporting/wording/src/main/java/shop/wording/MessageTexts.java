package shop.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The texts of one language, from one file or several; what stands in an earlier one counts. */
public final class MessageTexts {

    private final List<ResourceBundle> bundles;

    private MessageTexts(List<ResourceBundle> bundles) {
        this.bundles = List.copyOf(bundles);
    }

    /**
     * @param names of bundles, as {@code shop.order.story.sentences} for the file {@code sentences_en.properties} there
     * @throws java.util.MissingResourceException when one of them is not there in this language
     */
    public static MessageTexts of(Locale locale, String... names) {
        return new MessageTexts(Stream.of(names)
                .map(name -> ResourceBundle.getBundle(
                        name,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .toList());
    }

    public Optional<String> find(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }

    public boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        bundles.forEach(bundle -> keys.addAll(bundle.keySet()));
        return keys;
    }
}
