package shop.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Bodies that differ from a right one in a single place, where no reader may take what stands there. */
final class WrongBodies {

    private static final String PLACE = "@@";
    private static final String UNKNOWN = "zqx";

    /** As long as a text may be that is read at all; no field of ours is so long. */
    private static final String LONG = "\"1" + "-1".repeat(9_999) + '"';

    private WrongBodies() {}

    /**
     * A body that is wrong.
     *
     * @param field where, as a refusal has to name it
     * @param value what stands there, as JSON
     */
    record Wrong(String field, String value, String body) {

        /** Whether a rule may be what refuses it, which looks first whether there is what it is about. */
        boolean isLong() {
            return value.equals(LONG);
        }
    }

    static List<Wrong> of(JsonNode right) {
        List<Wrong> wrong = new ArrayList<>();
        look(right, right, "", JsonPointer.empty(), wrong);
        return wrong;
    }

    private static void look(JsonNode whole, JsonNode value, String field, JsonPointer at, List<Wrong> wrong) {
        String within = field.isEmpty() ? "" : field + ".";
        if (value instanceof ObjectNode object) {
            ObjectNode more = object.deepCopy().put(UNKNOWN, 1);
            wrong.add(put(whole, at, within + UNKNOWN, more.toString()));
            object.propertyStream()
                    .forEach(each -> look(
                            whole, each.getValue(), within + each.getKey(), at.appendProperty(each.getKey()), wrong));
        } else if (value instanceof ArrayNode list && !list.isEmpty()) {
            look(whole, list.get(0), field + "[0]", at.appendIndex(0), wrong);
        }
        if (!field.isEmpty()) {
            inPlaceOf(value).map(other -> put(whole, at, field, other)).forEach(wrong::add);
        }
    }

    private static Stream<String> inPlaceOf(JsonNode value) {
        if (value.isObject()) {
            return Stream.of("[]", "\"x\"", "5");
        }
        if (value.isArray()) {
            return Stream.of("{}", "\"x\"", "5", "[null]", "[[]]");
        }
        if (value.isBoolean()) {
            return Stream.of("\"true\"", "1", "[]");
        }
        if (value.isNumber()) {
            return Stream.of("\"1\"", "1.5", "true", "{}", "[1]", "99999999999999999999");
        }
        String text = value.toString();
        return Stream.of(
                "5",
                "true",
                "{}",
                "[" + text + "]",
                text.substring(0, text.length() - 1) + "\\u0000\"",
                "\"\\u001f" + text.substring(1),
                LONG,
                "\"\\ud800\"",
                "\"\\u200b\"");
    }

    private static Wrong put(JsonNode whole, JsonPointer at, String field, String value) {
        if (at.matches()) {
            return new Wrong(field, value, value);
        }
        JsonNode copy = whole.deepCopy();
        if (copy.at(at.head()) instanceof ArrayNode list) {
            list.set(at.last().getMatchingIndex(), StringNode.valueOf(PLACE));
        } else {
            ((ObjectNode) copy.at(at.head())).put(at.last().getMatchingProperty(), PLACE);
        }
        return new Wrong(field, value, copy.toString().replace('"' + PLACE + '"', value));
    }
}
