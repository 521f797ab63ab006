package shop.order.story;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;
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
                        + awaited.attempt()
                                .map(times -> sentence.replace("{attempt}", String.valueOf(times)))
                                .orElse(sentence)
                        + awaited.unknownSince()
                                .map(since -> " " + text(UNKNOWN))
                                .orElse(""),
                awaited.lastRefusal().map(no -> new Awaited.LastRefusal(no.reason(), no.at(), words(no.reason()))));
    }

    private String about(Awaited awaited) {
        Optional<String> numbered =
                numbered(awaited).flatMap(kind -> awaited.about().map(number -> named(kind, number)));
        String names = Stream.of(
                        numbered,
                        awaited.tender().map(number -> named("tender", String.valueOf(number))),
                        awaited.parcel().map(name -> named("parcel", name)))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        return names.isEmpty() ? "" : names + ": ";
    }

    /** Whose number it is that something is about: of a return, or of a claim. */
    private static Optional<String> numbered(Awaited awaited) {
        return switch (awaited.what()) {
            case APPROVAL, GIVING_BACK, RECEIPT, INSPECTION, REFUND_OVERDUE, INTEREST -> Optional.of("return");
            case LABEL, RETURN -> awaited.parcel().isPresent() ? Optional.empty() : Optional.of("return");
            case CLAIM -> Optional.of("claim");
            default -> Optional.empty();
        };
    }

    private String named(String what, String name) {
        return text("about." + what).replace("{name}", name);
    }

    private String words(RefusalReason reason) {
        return text(RefusalReason.class.getSimpleName() + "." + reason.name());
    }

    private String text(String key) {
        return korean.find(key).orElseThrow(() -> new IllegalStateException("no Korean text for " + key));
    }
}
