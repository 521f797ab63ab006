package shop.gateway.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The documents that were packed, by their paths in the repository. */
final class Documentation {

    private static final String FOLDER = "/documentation/";

    /** Names as the repository has them; nothing that leads out of the folder. */
    private static final Pattern DOCUMENT = Pattern.compile("(?:[\\w-][\\w.-]*/)*+[\\w-][\\w.-]*\\.(?:md|svg)");

    private Documentation() {}

    static boolean contains(String path) {
        return DOCUMENT.matcher(path).matches() && Documentation.class.getResource(FOLDER + path) != null;
    }

    /** A document as Markdown, or a drawing in one as SVG. */
    static Optional<String> text(String path) {
        if (!contains(path)) {
            return Optional.empty();
        }
        try (InputStream document = Documentation.class.getResourceAsStream(FOLDER + path)) {
            return Optional.of(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
