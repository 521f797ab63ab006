package shop.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What Accept-Language asks for (RFC 9110, 12.5.4), among what is spoken. */
public final class AcceptedLanguage {

    private AcceptedLanguage() {}

    /**
     * The language that suits best.
     *
     * @param accepted as a client sends it; what cannot be read says nothing
     * @param spoken tags as BCP 47 writes them
     * @return one of those; empty where none of them is wanted
     */
    public static Optional<String> bestOf(String accepted, List<String> spoken) {
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
            return Optional.ofNullable(Locale.lookupTag(wanted, spoken));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) { // the latter of nothing but hyphens
            return Optional.empty();
        }
    }
}
