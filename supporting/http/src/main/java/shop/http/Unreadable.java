package shop.http;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says in the caller's words why a body could not be read: where, and what belongs there. The reader's own words name
 * classes, and repeat what was sent.
 */
final class Unreadable {

    static final String WRONG_TYPE = "wrong-type";
    static final String NO_JSON = "unreadable";

    private Unreadable() {}

    static InvalidField because(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (failure instanceof StreamConstraintsException) {
            return new InvalidField("", "too-much", """
                    The body is more than is read here: at most %d levels, %d characters in a text, %d in a name, %d in a number.""".formatted(
                    StrictJson.DEEPEST, StrictJson.LONGEST_TEXT, StrictJson.LONGEST_NAME, StrictJson.LONGEST_NUMBER));
        }
        if (failure instanceof InputCoercionException number) {
            return new InvalidField(fieldOf(failure), WRONG_TYPE, expected(number.getTargetType()));
        }
        if (failure instanceof StreamReadException noJson) {
            return isDuplicate(noJson)
                    ? new InvalidField(
                            whereItStands(noJson), "duplicate-field", "is given twice; which one counts, nobody knows")
                    : new InvalidField("", NO_JSON, "The body is not JSON" + at(noJson.getLocation()) + ".");
        }
        if (failure instanceof StrictJson.WrongForm wrong) {
            return new InvalidField(fieldOf(wrong), wrong.code(), wrong.getOriginalMessage());
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return goesOn(mismatch)
                    ? new InvalidField(
                            "", NO_JSON, "The body goes on where its JSON has ended" + at(mismatch.getLocation()) + ".")
                    : about(fieldOf(mismatch), WRONG_TYPE, expected(mismatch.getTargetType()));
        }
        return new InvalidField(
                fieldOf(failure), InvalidField.INVALID, OwnWords.in(failure).orElse("is not what belongs here"));
    }

    /** The same of JSON that stands as a text in a field of a body: {@code payload.lines[0].sku}. */
    static InvalidField within(String field, JacksonException failure) {
        InvalidField.Error inside = because(failure).errors().get(0);
        String path = inside.field().isEmpty() || inside.field().startsWith("[")
                ? field + inside.field()
                : field + "." + inside.field();
        return new InvalidField(
                path,
                inside.code(),
                inside.message().replaceFirst("^The body ", "").replaceFirst("\\.$", ""));
    }

    private static InvalidField about(String field, String code, String message) {
        return new InvalidField(field, code, field.isEmpty() ? "The body " + message : message);
    }

    private static InvalidField unknown(UnrecognizedPropertyException unknown) {
        Collection<String> known = Optional.ofNullable(unknown.getKnownPropertyIds()).orElse(List.of()).stream()
                .map(String::valueOf)
                .toList();
        return new InvalidField(fieldOf(unknown), "unknown-field", Nearest.hint(unknown.getPropertyName(), known));
    }

    /** The parser tells it in words only. */
    private static boolean isDuplicate(StreamReadException failure) {
        return String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate ");
    }

    private static boolean goesOn(MismatchedInputException failure) {
        return String.valueOf(failure.getOriginalMessage()).startsWith("Trailing token");
    }

    private static String at(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String fieldOf(JacksonException failure) {
        var path = new StringBuilder();
        failure.getPath().forEach(step -> append(path, step.getPropertyName(), step.getIndex()));
        return path.toString();
    }

    /** Of a failure inside the parser, which knows where it is and not yet for whom it reads. */
    private static String whereItStands(StreamReadException failure) {
        var path = new StringBuilder();
        JsonParser parser = failure.processor();
        if (parser != null) {
            append(path, parser.streamReadContext());
        }
        return path.toString();
    }

    private static void append(StringBuilder path, TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        append(path, context.inObject() ? context.currentName() : null, context.getCurrentIndex());
    }

    private static void append(StringBuilder path, String name, int index) {
        if (name == null) {
            path.append('[').append(Math.max(0, index)).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(Nearest.shown(name));
        }
    }

    static String expected(Class<?> type) {
        if (type == null) {
            return "is not what belongs here";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> word((Enum<?>) constant))
                            .collect(joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a whole number"
                    + (isSmall(type) ? ", from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE : " of 64 bits");
        }
        if (type == String.class || PlainText.isFormOf(type)) {
            return "must be a text";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "must be a list" : "must be an object";
    }

    private static boolean isSmall(Class<?> type) {
        return type == int.class || type == Integer.class;
    }

    /** As it is written in JSON. */
    private static String word(Enum<?> constant) {
        try {
            JsonProperty property =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return property == null ? constant.name() : property.value();
        } catch (NoSuchFieldException impossible) {
            return constant.name();
        }
    }
}
