package shop.platform.web;

import static java.util.stream.Collectors.joining;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;

/** Describes shapes and words in the words of their Javadoc, which the compiler has put beside the classes. */
final class WordsOfJavadoc {

    private static final CommentFormatter FORMAT = new CommentFormatter();

    private WordsOfJavadoc() {}

    /** Of a record: what it is, and what each component is. */
    @SuppressWarnings("rawtypes") // as the library declares them
    static void describe(Schema<?> shape, Class<?> record) {
        ClassJavadoc said = RuntimeJavadoc.getJavadoc(record);
        if (shape.getDescription() == null && !said.getComment().getElements().isEmpty()) {
            shape.setDescription(plain(said.getComment()));
        }
        Map<String, Schema> properties = shape.getProperties();
        said.getRecordComponents().forEach(component -> {
            Schema<?> property = properties.get(component.getName());
            String words = plain(component.getComment());
            if (property != null && !words.isEmpty() && !isSaid(property, words)) {
                property.setDescription(
                        property.getDescription() == null ? words : words + "\n\n" + property.getDescription());
            }
        });
    }

    /** Of an enum: what it says, and what each of its words means. */
    static void explain(Schema<?> words, Class<?> type) {
        ClassJavadoc said = RuntimeJavadoc.getJavadoc(type);
        String each = said.getEnumConstants().stream()
                .filter(word -> words.getEnum().contains(word.getName()))
                .map(word -> "* `" + word.getName() + "`: " + plain(word.getComment()))
                .collect(joining("\n"));
        if (words.getDescription() == null && !each.isEmpty()) {
            words.setDescription(plain(said.getComment()) + "\n\n" + each);
        }
    }

    /** A description of its own wins over the Javadoc; that of its words goes with it. */
    private static boolean isSaid(Schema<?> property, String words) {
        return property.getDescription() != null
                && (property.getEnum() == null || property.getDescription().startsWith(words));
    }

    private static String plain(Comment comment) {
        return FORMAT.format(comment)
                .replaceAll("</?code>", "`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
