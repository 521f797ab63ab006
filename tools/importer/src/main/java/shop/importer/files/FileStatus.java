package shop.importer.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the world did to an order, in the format's own words. */
public enum FileStatus {
    CREATED,
    APPROVED,
    INVOICED,
    PROCESSING,
    SHIPPED,
    DELIVERED,
    CANCELED,
    UNAVAILABLE;

    static final Map<String, FileStatus> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(FileStatus::word, Function.identity()));

    /** As the files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
