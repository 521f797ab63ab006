package shop.importer.files;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One file of a folder. Its columns may stand in any order, and there may be more than are needed. */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final String name;

    CsvFile(Path folder, String name) {
        this.path = folder.resolve(name);
        this.name = name;
    }

    boolean exists() {
        return Files.isRegularFile(path);
    }

    /** @throws BadFolder when there is no such file, a column is missing, or a line is no line of it */
    void read(List<String> columns, Consumer<CsvRow> eachRow) {
        if (!exists()) {
            throw new BadFolder(path.getParent() + " has no file " + name);
        }
        try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.DEFAULT.parse(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            Map<String, Integer> header = header(records, columns);
            while (records.hasNext()) {
                CSVRecord values = records.next();
                long line = parser.getCurrentLineNumber();
                if (values.size() != header.size()) {
                    throw new BadFolder("%s, line %d: there are %d values under %d columns"
                            .formatted(name, line, values.size(), header.size()));
                }
                eachRow.accept(new CsvRow(name, line, header, values));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private BadFolder unreadable(Exception cause) {
        OptionalInt line = firstLineThatIsNotUtf8();
        return line.isPresent()
                ? new BadFolder(
                        "%s, line %d: it is not UTF-8: save the file as UTF-8".formatted(name, line.getAsInt()), cause)
                : new BadFolder(name + " cannot be read: " + cause.getMessage(), cause);
    }

    private OptionalInt firstLineThatIsNotUtf8() {
        // Each byte is a character of this encoding, so every file is lines in it.
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return IntStream.rangeClosed(1, all.size())
                    .filter(line -> !isUtf8(all.get(line - 1).getBytes(StandardCharsets.ISO_8859_1)))
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return OptionalInt.empty();
        }
    }

    private static boolean isUtf8(byte[] line) {
        return Arrays.equals(line, new String(line, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Integer> header(Iterator<CSVRecord> records, List<String> columns) {
        if (!records.hasNext()) {
            throw new BadFolder(name + ", line 1: there is no header");
        }
        Map<String, Integer> positions = new TreeMap<>();
        CSVRecord header = records.next();
        for (int column = 0; column < header.size(); column++) {
            String title = header.get(column).strip().replace(BYTE_ORDER_MARK, "");
            if (positions.put(title, column) != null) {
                throw new BadFolder("%s, line 1, column %s: it is there twice".formatted(name, title));
            }
        }
        String missing = columns.stream()
                .filter(column -> !positions.containsKey(column))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new BadFolder("%s, line 1: column %s is missing; there are %s"
                    .formatted(name, missing, String.join(", ", positions.keySet())));
        }
        return positions;
    }
}
