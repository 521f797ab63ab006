package shop.verification.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import shop.order.OrderTerms;
import shop.payment.PaymentTerms;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;
import shop.platform.trying.Played;
import shop.platform.trying.ScenarioScript;
import shop.platform.trying.ScenarioStage;
import shop.platform.trying.StoredMessages;
import shop.platform.trying.Terms;
import shop.platform.trying.TryingConfiguration;
import shop.wording.scenario.BookTexts;
import shop.wording.scenario.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each scenario that a reader of the book can try comes out as the specifications told it, as long as nobody changes it. */
@DisplayName("A scenario that a reader tries unchanged")
class TriedScenariosTest {

    private static final Path TRIALS = Path.of("../docs/specifications/trials");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final StoredMessages STORED = new StoredMessages();
    private static final int MANY = 100;
    private static final String ACCEPTED_ONLY = "nothing is told, and facts came";

    /** Of these it is told that they are accepted, and not what comes of it. */
    private static final Set<String> ACCEPTED = Set.of(
            "PlacingAnOrder.Addresses.hongKong",
            "PlacingAnOrder.Bounds.longestTexts",
            "PlacingAnOrder.Bounds.promiseThatCanBe");

    record Context(String name, Terms terms, Set<String> accepted) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Context> contexts() {
        return Stream.of(
                new Context("order", new OrderTerms(), ACCEPTED),
                new Context("payment", new PaymentTerms(), Set.of()),
                new Context("shipping", Terms.NONE, Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("comes out as it is told")
    @MethodSource("contexts")
    void comesOutAsItIsTold(Context context) throws Exception {
        JsonNode data = JSON.readTree(Files.readString(TRIALS.resolve(context.name() + ".json")));
        Map<String, String> otherwise = new TreeMap<>();
        Set<String> accepted = new TreeSet<>();
        int played = 0;
        try (AnnotationConfigApplicationContext beans = aggregates("shop." + context.name())) {
            ScenarioStage stage = stage(context, beans);
            for (Map.Entry<String, JsonNode> told : data.get("scenarios").properties()) {
                for (JsonNode scenario : told.getValue()) {
                    played++;
                    String difference = difference(stage, scenario, data.get("messages"));
                    if (difference.equals(ACCEPTED_ONLY)) {
                        accepted.add(told.getKey());
                    } else if (!difference.isEmpty()) {
                        otherwise.put(told.getKey(), difference);
                    }
                }
            }
        }
        assertThat(otherwise).as("what comes out otherwise than the book tells").isEmpty();
        assertThat(accepted).as("what is accepted, and told to come to nothing").isEqualTo(context.accepted());
        assertThat(played).isGreaterThan(MANY);
    }

    private static AnnotationConfigApplicationContext aggregates(String home) {
        var beans = new AnnotationConfigApplicationContext();
        var scanner = new ClassPathBeanDefinitionScanner(beans, false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        scanner.scan(home);
        beans.refresh();
        return beans;
    }

    private static ScenarioStage stage(Context context, AnnotationConfigApplicationContext beans) {
        MessageNames names = MessageNames.onTheClassPath();
        return new ScenarioStage(
                names,
                SerializationConfiguration.messageSerializer(names),
                TryingConfiguration.aggregates(beans),
                context.terms(),
                BookTexts.ofService(context.name()));
    }

    /** What came that was not told; empty where all came as it was. */
    private static String difference(ScenarioStage stage, JsonNode scenario, JsonNode messages) {
        List<ScenarioScript.Line> lines = new ArrayList<>();
        List<List<String>> told = new ArrayList<>();
        for (JsonNode step : scenario.get("steps")) {
            ScenarioScript.Kind kind =
                    ScenarioScript.Kind.valueOf(step.get(0).asString().toUpperCase(java.util.Locale.ROOT));
            JsonNode message = messages.path(step.get(1).asString());
            lines.add(
                    kind == ScenarioScript.Kind.AT
                            ? new ScenarioScript.Line(
                                    kind, "", "", Instant.parse(step.get(1).asString()))
                            : new ScenarioScript.Line(
                                    kind,
                                    message.get("name").asString(),
                                    message.get("content").toString(),
                                    Instant.EPOCH));
            if (kind == ScenarioScript.Kind.ASKED) {
                told.add(step.get(2)
                        .valueStream()
                        .map(came -> came.isString()
                                ? messages.get(came.asString()).toString()
                                : came.get("refusal").asString())
                        .toList());
            }
        }
        Map<String, String> terms = new TreeMap<>();
        scenario.get("terms")
                .properties()
                .forEach(term -> terms.put(term.getKey(), term.getValue().asString()));
        List<List<String>> came;
        try {
            came =
                    stage
                            .play(new ScenarioScript(
                                    Instant.parse(scenario.get("begins").asString()), terms, lines))
                            .lines()
                            .stream()
                            .map(Played.Line::outcome)
                            .flatMap(Optional::stream)
                            .map(TriedScenariosTest::said)
                            .toList();
        } catch (RuntimeException unplayed) {
            return unplayed.toString();
        }
        if (came.equals(told)) {
            return "";
        }
        boolean isToldOfNothing = told.stream().allMatch(List::isEmpty);
        boolean areFacts = came.stream().flatMap(List::stream).allMatch(said -> said.startsWith("{"));
        return isToldOfNothing && areFacts ? ACCEPTED_ONLY : "told " + told + ", and came " + came;
    }

    private static List<String> said(Step outcome) {
        if (outcome instanceof Step.Published published) {
            return published.events().stream()
                    .map(event -> JSON.createObjectNode()
                            .put("name", STORED.name(event))
                            .<tools.jackson.databind.node.ObjectNode>set(
                                    "content", JSON.readTree(STORED.content(event)))
                            .toString())
                    .toList();
        }
        if (outcome instanceof Step.Rejected rejected) {
            return List.of(rejected.rule() + " " + rejected.code());
        }
        return outcome instanceof Step.Failed failed ? List.of(failed.type().getSimpleName()) : List.of();
    }
}
