package shop.order.story;

import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.order.api.Awaited;
import shop.order.api.OrderView;
import shop.order.api.RefusalReason;
import shop.wording.MessageTexts;

/**
 * Tells in the language of whoever reads an order what it waits for. Its view has that in English, with amounts; the file
 * {@code waits_ko.properties} has a sentence for each kind of wait, and where it depends on by whom, one for each of them.
 */
@Component
public class WaitsInWords {

    static final String TEXTS = "shop.order.story.waits";

    private static final String UNKNOWN = "unknown";

    private final MessageTexts korean = MessageTexts.of(Language.KOREAN.locale, TEXTS);

    /** An order as it is told in this language. */
    public OrderView of(OrderView order, Language language) {
        return language == Language.KOREAN ? order.told(this::inKorean) : order;
    }

    private Awaited inKorean(Awaited awaited) {
        String sentence = korean.find("What." + awaited.what() + "." + awaited.of())
                .orElseGet(() -> text("What." + awaited.what()));
        return awaited.told(
                about(awaited)
                        + sentence
                        + awaited.unknownSince()
                                .map(since -> " " + text(UNKNOWN))
                                .orElse(""),
                awaited.lastRefusal().map(no -> new Awaited.LastRefusal(no.reason(), no.at(), words(no.reason()))));
    }

    private String about(Awaited awaited) {
        Optional<String> tender =
                awaited.tender().map(number -> text("about.tender").replace("{tender}", String.valueOf(number)));
        Optional<String> parcel =
                awaited.parcel().map(name -> text("about.parcel").replace("{parcel}", name));
        return tender.or(() -> parcel).map(about -> about + ": ").orElse("");
    }

    private String words(RefusalReason reason) {
        return text(RefusalReason.class.getSimpleName() + "." + reason.name());
    }

    private String text(String key) {
        return korean.find(key).orElseThrow(() -> new IllegalStateException("no Korean text for " + key));
    }
}
