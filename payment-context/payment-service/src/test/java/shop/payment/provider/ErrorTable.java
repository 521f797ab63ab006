package shop.payment.provider;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.payment.api.DeclineReason;

/** What the document for whoever runs an adapter says of the errors of its provider: each code, and what becomes of it. */
public final class ErrorTable {

    private static final Path DOCUMENT = Path.of("../../docs/providers.md");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_]+)`");

    private final List<Row> rows = new ArrayList<>();

    /** A line of it. */
    private record Row(String asked, String errors, String becomes) {

        private Stream<String> codes() {
            return CODE.matcher(errors).results().map(code -> code.group(1));
        }
    }

    private ErrorTable(String section) {
        section.lines().filter(line -> line.startsWith("| ")).forEach(line -> {
            String[] cells = line.split(" \\| ");
            rows.add(new Row(cells[0], cells[1], cells[2].replaceFirst(" \\|$", "")));
        });
    }

    /** @param provider as the heading of its table names it */
    public static ErrorTable of(String provider) {
        try {
            String document = Files.readString(DOCUMENT);
            int begin = document.indexOf("\n### " + provider + "\n");
            return new ErrorTable(document.substring(begin, document.indexOf("\n#", begin + 5)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of which it says that payments are declined for this reason. */
    public Set<String> declinedFor(DeclineReason reason) {
        return codesOf("declined: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Those of which it says that this becomes of them. */
    public Set<String> codesOf(String becomes) {
        return rows.stream()
                .filter(row -> row.becomes().startsWith(becomes))
                .flatMap(Row::codes)
                .collect(toCollection(TreeSet::new));
    }

    /** All that it names where this is asked for. */
    public Set<String> codesAt(String asked) {
        return rows.stream()
                .filter(row -> row.asked().contains(asked))
                .flatMap(Row::codes)
                .collect(toCollection(TreeSet::new));
    }
}
