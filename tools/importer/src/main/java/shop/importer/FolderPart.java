package shop.importer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One of several parts, about equal, that a folder's orders are cut into in the order of its file.
 *
 * @param number from 1
 * @param of how many parts there are
 */
record FolderPart(int number, int of) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    <T> List<T> in(List<T> all) {
        return all.subList(end(number - 1, all.size()), end(number, all.size()));
    }

    private int end(int part, int size) {
        return (int) ((long) size * part / of);
    }

    /** Reads a part as it is written, such as {@code 2/6}. */
    static final class Converter implements ITypeConverter<FolderPart> {

        @Override
        public FolderPart convert(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (written.matches()) {
                FolderPart part =
                        new FolderPart(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
                if (part.number() >= 1 && part.number() <= part.of()) {
                    return part;
                }
            }
            throw new TypeConversionException("'" + text + "' is no part of a whole, such as 2/6");
        }
    }
}
