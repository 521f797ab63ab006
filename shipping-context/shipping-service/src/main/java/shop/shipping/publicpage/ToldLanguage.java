package shop.shipping.publicpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import shop.http.AcceptedLanguage;

/** A language in which the page is told, with its words. */
enum ToldLanguage {
    ENGLISH("en", "English", Locale.UK),
    KOREAN("ko", "한국어", Locale.KOREA);

    private static final List<String> TAGS =
            Stream.of(values()).map(ToldLanguage::tag).toList();

    private final String tag;
    private final String ownName;
    private final Locale locale;
    private final Properties texts;

    ToldLanguage(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
        texts = texts(tag);
    }

    /** As HTTP and BCP 47 write it: {@code en}, {@code ko}. */
    String tag() {
        return tag;
    }

    /** What its speakers call it. */
    String ownName() {
        return ownName;
    }

    /** The other one. */
    ToldLanguage other() {
        return this == ENGLISH ? KOREAN : ENGLISH;
    }

    /**
     * The one to tell in.
     *
     * @param chosen a tag, which counts more than what is accepted; one that is not known here says nothing
     * @param accepted as a browser sends it
     */
    static ToldLanguage of(Optional<String> chosen, Optional<String> accepted) {
        return chosen.flatMap(ToldLanguage::tagged)
                .or(() -> accepted.flatMap(all -> AcceptedLanguage.bestOf(all, TAGS))
                        .flatMap(ToldLanguage::tagged))
                .orElse(ENGLISH);
    }

    private static Optional<ToldLanguage> tagged(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** The words of this key. */
    String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + tag);
        }
        return text;
    }

    /** The words for a value, such as {@code state.DELIVERED}. */
    String text(String of, Enum<?> value) {
        return text(of + "." + value.name());
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("day"), locale).format(day);
    }

    String moment(ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(text("moment"), locale).format(moment);
    }

    /** A country's name. */
    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    private static Properties texts(String tag) {
        try (InputStream file = ToldLanguage.class.getResourceAsStream("texts_" + tag + ".properties")) {
            var texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
