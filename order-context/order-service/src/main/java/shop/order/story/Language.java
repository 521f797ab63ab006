package shop.order.story;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import shop.http.AcceptedLanguage;

/** A language in which stories are told, as it is written where the shop sells. */
public enum Language {
    ENGLISH("en", Locale.UK),
    KOREAN("ko", Locale.KOREA);

    private final String tag;
    final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** As HTTP and BCP 47 write it: {@code en}, {@code ko}. */
    public String tag() {
        return tag;
    }

    /**
     * The one to tell in.
     *
     * @param chosen a tag of one of them, which counts more than what is accepted; null where none was chosen
     * @param accepted as a browser sends it in Accept-Language; null where nothing was sent. What cannot be read says nothing
     * @return English where neither says anything else
     */
    public static Language of(String chosen, String accepted) {
        String tag = chosen != null ? chosen : bestOf(accepted);
        return Stream.of(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(ENGLISH);
    }

    private static String bestOf(String accepted) {
        return Optional.ofNullable(accepted)
                .flatMap(all -> AcceptedLanguage.bestOf(
                        all, Stream.of(values()).map(Language::tag).toList()))
                .orElse(ENGLISH.tag);
    }
}
