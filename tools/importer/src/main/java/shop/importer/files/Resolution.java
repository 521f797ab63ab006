package shop.importer.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What support makes of a parcel that does not reach its customer (ORD-10), as the additional file of mishaps says it. */
public enum Resolution {
    /** Its money goes back. */
    REFUNDED,
    /** The same is sent once more, at no charge (ORD-23). */
    REPLACED;

    static final Map<String, Resolution> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Resolution::word, Function.identity()));

    /** As the file of mishaps writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
