package shop.gateway.frontpage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import shop.http.AcceptedLanguage;

/** A language in which the page is told. */
enum PageLanguage {
    ENGLISH("en", Locale.UK),
    KOREAN("ko", Locale.KOREA);

    private final String tag;
    final Locale locale;

    PageLanguage(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** As HTTP and BCP 47 write it: {@code en}, {@code ko}. */
    String tag() {
        return tag;
    }

    /**
     * The one to tell in.
     *
     * @param chosen a tag, which counts more than what is accepted; one that is not known here says nothing
     * @param accepted as a browser sends it
     */
    static PageLanguage of(Optional<String> chosen, Optional<String> accepted) {
        return chosen.flatMap(PageLanguage::tagged)
                .or(() -> accepted.flatMap(all -> AcceptedLanguage.bestOf(
                                all, Stream.of(values()).map(PageLanguage::tag).toList()))
                        .flatMap(PageLanguage::tagged))
                .orElse(ENGLISH);
    }

    private static Optional<PageLanguage> tagged(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }
}
