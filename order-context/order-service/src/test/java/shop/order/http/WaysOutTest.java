package shop.order.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each refusal has an example, and each example is what is sent (ShownProblemsTest): so what the examples say is what the product
 * says. A part of a sentence that begins with a word that is not here fails: somebody then says whether it asks for an operation.
 */
@DisplayName("A refusal names no way out that there is not")
class WaysOutTest {

    private static final Path PROBLEMS = Path.of("src/main/resources/META-INF/problems");
    private static final Pattern PART = Pattern.compile("(?<=[.;:,])\\s+|\\s+or\\s+|\\s+and\\s+");
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z]+)");
    private static final Pattern OPERATION = Pattern.compile("\\b(GET|POST|PUT|DELETE) (/[\\w/{}.-]*)");
    private static final Pattern CAN_BE = Pattern.compile("(?:can|to) be (\\w+)|have an operator (\\w+)");

    /** What a reader is told to do, and the operations by which they can. */
    private static final Map<String, Set<String>> DEEDS = Map.ofEntries(
            Map.entry("ask", Set.of("readOrder", "returnUnits")),
            Map.entry("asked", Set.of("returnUnits")),
            Map.entry("cancel", Set.of("cancelOrder")),
            Map.entry("cancelled", Set.of("cancelOrder")),
            Map.entry("change", Set.of("changeOrderAddress", "amendOrder")),
            Map.entry("claimed", Set.of("claimUnits")),
            Map.entry("close", Set.of("watchOrder")),
            Map.entry("decide", Set.of("inspectReturn")),
            Map.entry("decided", Set.of("grantClaim", "declineClaim")),
            Map.entry("give", Set.of("returnUnits", "giveGoodwill", "replaceTender")),
            Map.entry("given", Set.of("returnUnits", "giveGoodwill")),
            Map.entry("have", Set.of("placeOrder")),
            Map.entry("held", Set.of("holdOrder")),
            Map.entry("hold", Set.of("holdOrder")),
            Map.entry("made", Set.of("refundParcel", "refundUnits", "replaceParcel", "replaceUnits")),
            Map.entry("place", Set.of("placeOrder")),
            Map.entry("refund", Set.of("refundParcel", "refundUnits")),
            Map.entry("refuse", Set.of("inspectReturn")),
            Map.entry("release", Set.of("releaseOrder")),
            Map.entry("replace", Set.of("replaceParcel", "replaceUnits")),
            Map.entry("return", Set.of("returnUnits")),
            Map.entry("returned", Set.of("returnUnits")),
            Map.entry("say", Set.of("inspectReturn", "agreeOnParcel", "locateParcel")),
            Map.entry("see", Set.of("readOrder")),
            Map.entry("settle", Set.of("settleTender")),
            Map.entry("settled", Set.of("settleTender")),
            Map.entry("support", Set.of("giveGoodwill")),
            Map.entry("withdraw", Set.of("withdrawAmendment", "withdrawClaim")));

    /** What they do with what they send, or by doing nothing. */
    private static final Set<String> OTHERWISE =
            Set.of("add", "leave", "lower", "make", "name", "order", "send", "sent", "then", "use", "wait");

    /** How a part of a sentence begins that says how things stand. */
    private static final Set<String> NO_DEEDS = new TreeSet<>(Arrays.asList(
            ("a agreed amendment amount an and any as at by can cashreceipt claim counted damaged de digits"
                            + " each eur every exchangefor fee fewer for found gb goods has how if in it its knownsince less lines method more needs"
                            + " new no nobody not note nothing of only or orderid paid promiseddelivery quantities"
                            + " refunded replaced share shipping shipto so some such tea tender tenders that the there"
                            + " these those this twice units what where which who whose with wrong your")
                    .split(" ")));

    private static List<String> texts() {
        try (Stream<Path> files = Files.list(PROBLEMS)) {
            return files.sorted()
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .flatMap(WaysOutTest::problems)
                    .map(problem -> problem.get("detail").asString())
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> problems(JsonNode file) {
        if (file.has("detail")) {
            return Stream.of(file);
        }
        return StreamSupport.stream(file.spliterator(), false).flatMap(WaysOutTest::problems);
    }

    private static Set<String> operations() {
        return Stream.of(OrdersApi.class, ReturnsApi.class)
                .flatMap(api -> Stream.of(api.getMethods()))
                .map(method -> method.getAnnotation(Operation.class).operationId())
                .collect(toSet());
    }

    @Test
    @DisplayName("by what it tells its reader to do")
    void deeds() {
        Set<String> unknown = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        assertThat(texts()).isNotEmpty().allSatisfy(text -> {
            Stream.concat(
                            PART.splitAsStream(text)
                                    .flatMap(part -> FIRST_WORD.matcher(part).results())
                                    .map((MatchResult word) -> word.group(1)),
                            CAN_BE.matcher(text)
                                    .results()
                                    .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1)))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .forEach(word -> {
                        if (DEEDS.containsKey(word)) {
                            told.add(word);
                        } else if (!OTHERWISE.contains(word) && !NO_DEEDS.contains(word)) {
                            unknown.add(word + " in: " + text);
                        }
                    });
        });
        assertThat(unknown)
                .as("is it something to do? Then DEEDS says by which operation; else it is one of NO_DEEDS")
                .isEmpty();
        assertThat(DEEDS.values().stream().flatMap(Set::stream).collect(toSet()))
                .as("operations that the product has")
                .isSubsetOf(operations());
        assertThat(told).as("what readers are told to do").contains("cancel", "refund", "release");
    }

    @Test
    @DisplayName("by the operations that it writes out")
    void writtenOut() {
        List<Pattern> paths = Stream.of(OrdersController.class, ReturnsController.class)
                .flatMap(controller -> Stream.of(controller.getDeclaredMethods()))
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null)
                .map(mapping -> mapping.method()[0] + " /orders"
                        + (mapping.path().length == 0 ? "" : mapping.path()[0]).replace("/orders", ""))
                .map(path -> Pattern.compile(path.replaceAll("\\{[^}]*\\}", "[^/]+")))
                .toList();
        assertThat(texts().stream().flatMap(text -> OPERATION.matcher(text).results()))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(paths)
                        .as(named.group())
                        .anyMatch(path -> path.matcher(named.group()).matches()));
    }
}
