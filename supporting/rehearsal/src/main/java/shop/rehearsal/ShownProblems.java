package shop.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import shop.platform.rejection.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of problems that the description of an API shows, held against what is really sent. Numbers, moments, days and
 * ids may differ; every word, the status, the code, the rule and the names of fields and facts may not.
 */
public final class ShownProblems {

    private static final String FOLDER = "META-INF/problems/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, JsonNode> shown = new LinkedHashMap<>();
    private final Set<String> sent = new TreeSet<>();
    private final SoftAssertions differences = new SoftAssertions();

    /** Those of these operations. */
    public static ShownProblems of(String... operations) {
        ShownProblems problems = new ShownProblems();
        for (String operation : operations) {
            read(operation).forEach(problems::add);
        }
        return problems;
    }

    /** Those that any operation may answer with. */
    public static ShownProblems ofAny() {
        ShownProblems problems = new ShownProblems();
        read("any").forEach(kind -> kind.forEach(problems::add));
        return problems;
    }

    private static JsonNode read(String file) {
        try (InputStream json =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file + ".json")) {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A code that comes with two statuses has an example for each. */
    private void add(JsonNode example) {
        JsonNode another = shown.getOrDefault(nameOf(example), example);
        shown.put(
                another.get("status").equals(example.get("status")) ? nameOf(example) : nameWithStatus(example),
                example);
    }

    /** What was sent is what is shown of its rule and code; {@link #wereAllSentBut} tells where it is not. */
    public void isSent(JsonNode problem) {
        String name = shown.containsKey(nameWithStatus(problem)) ? nameWithStatus(problem) : nameOf(problem);
        differences.assertThat(shown).as("an example of %s", problem).containsKey(name);
        if (shown.containsKey(name)) {
            differences
                    .assertThat(masked(problem))
                    .as("what is sent, beside the example of %s", name)
                    .isEqualTo(masked(shown.get(name)));
        }
        sent.add(name);
    }

    /** The same of one problem alone, told at once. */
    public void isSentAsShown(JsonNode problem) {
        isSent(problem);
        differences.assertAll();
    }

    /** The same where no HTTP is in between. */
    public void isSent(Rejection rejection) {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "urn:shop:rule:" + rejection.rule().toLowerCase(Locale.ROOT))
                .put("title", rejection.aboutContent() ? "Unprocessable Content" : "Conflict")
                .put("status", rejection.aboutContent() ? 422 : 409)
                .put("detail", rejection.message())
                .put("code", rejection.code())
                .put("rule", rejection.rule());
        problem.set("facts", JSON.valueToTree(rejection.facts()));
        isSent(problem);
    }

    /** Whether each example was sent; those that were not, and are not said to be proven elsewhere, fail. */
    public void wereAllSentBut(Set<String> provenElsewhere) {
        Set<String> missing = new TreeSet<>(shown.keySet());
        missing.removeAll(sent);
        differences.assertThat(missing).as("not sent").isEqualTo(new TreeSet<>(provenElsewhere));
        differences.assertAll();
    }

    private static String nameOf(JsonNode problem) {
        return (problem.has("rule") ? problem.get("rule").asString() + "-" : "")
                + problem.path("code").asString("no code");
    }

    private static String nameWithStatus(JsonNode problem) {
        return nameOf(problem) + "-" + problem.path("status").asString();
    }

    /** With what differs from one request to the next made alike, in the texts and facts; all else as it is. */
    private static JsonNode masked(JsonNode problem) {
        ObjectNode copy = (ObjectNode) problem.deepCopy();
        mask(copy, "detail");
        if (copy.get("facts") instanceof ObjectNode facts) {
            facts.propertyNames().forEach(fact -> mask(facts, fact));
        }
        copy.path("errors").forEach(error -> mask((ObjectNode) error, "message"));
        return copy;
    }

    private static void mask(ObjectNode object, String member) {
        object.put(
                member,
                object.get(member)
                        .asString()
                        .replaceAll("\\b\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+Z)?", "#")
                        .replaceAll("\\b(order|payment|shipment|returnshipment|return)-\\w[\\w-]*", "$1-#")
                        .replaceAll("\\d+([.]\\d+)?", "0"));
    }
}
