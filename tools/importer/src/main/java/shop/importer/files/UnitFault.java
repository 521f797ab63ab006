package shop.importer.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * That a unit arrived, and not as it should have: support makes it good, and it need not come back (ORD-23), as the additional
 * file of faults says it.
 */
public record UnitFault(Kind kind, Resolution resolution) {

    /** What is wrong with it. */
    public enum Kind {
        DAMAGED,
        WRONG_GOODS,
        MISSING,
        DEFECT;

        static final Map<String, Kind> BY_WORD =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::word, Function.identity()));

        /** As the file of faults writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
