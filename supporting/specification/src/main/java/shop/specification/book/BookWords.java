package shop.specification.book;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the book itself, in one of its languages. */
record BookWords(String language, ResourceBundle texts) {

    static BookWords of(String language) {
        return new BookWords(
                language,
                ResourceBundle.getBundle(
                        "shop.specification.book.labels",
                        Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String get(String key) {
        return texts.getString(key);
    }

    /** What a context is called; by its own name, where the book has no better one. */
    String context(String name) {
        return named("context.", name);
    }

    /** What a kind of thing is called whose life is drawn; by its own name, too. */
    String life(String kind) {
        return named("life.", kind);
    }

    private String named(String prefix, String name) {
        return texts.containsKey(prefix + name) ? texts.getString(prefix + name) : name;
    }
}
