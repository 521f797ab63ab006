package shop.importer.files;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of a unit that is not sent with its order, as the additional file of units says it. */
public enum Fate {
    /** Given up before its parcel was handed over (ORD-18). */
    CANCELLED("ORD-18"),
    /** Not there when its parcel was packed (ORD-14). */
    SHORT("ORD-14"),
    /** Taken out when its order was amended (ORD-17); the file of amendments says so, not that of units. */
    FEWER("ORD-17");

    static final Map<String, Fate> BY_WORD =
            Stream.of(CANCELLED, SHORT).collect(Collectors.toMap(Fate::word, Function.identity()));

    private final String rule;

    Fate(String rule) {
        this.rule = rule;
    }

    /** As the file of units writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The business rule behind it. */
    String rule() {
        return rule;
    }
}
