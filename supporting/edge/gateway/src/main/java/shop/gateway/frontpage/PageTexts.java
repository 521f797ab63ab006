package shop.gateway.frontpage;

import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** What the page says in one language: its file {@code texts_….properties}. */
final class PageTexts {

    private final Map<String, String> texts = new TreeMap<>();

    PageTexts(PageLanguage language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "shop.gateway.frontpage.texts",
                language.locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** @throws IllegalStateException when there is none */
    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("The page has no text " + key));
    }

    Map<String, String> all() {
        return Map.copyOf(texts);
    }
}
