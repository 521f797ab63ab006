package shop.node.dashboard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.node.dashboard.Stories.orderPlaced;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The framework itself, not a part that somebody plays: whether what it is asked has the effect that is meant. */
@DisplayName("A processor that two instances of an application share")
class SharedProcessorTest {

    private static final String PROCESSORS = "/v1/components/shop/processors";
    private static final String MUGS = PROCESSORS + "/mugs";

    private final TokenStore tokens = new InMemoryTokenStore();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final List<Configuration> applications = new CopyOnWriteArrayList<>();
    private RunningNode node;

    /** What the processor handles. */
    public record MugMade(String id) {}

    private static final class Mugs {
        @EventHandler
        public void on(MugMade made) {
            // That it is handled is all.
        }
    }

    @BeforeEach
    void start() {
        node = new RunningNode();
        run("shop@here");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> claims().equals(Map.ofEntries(entry(0, "shop@here"), entry(1, "shop@here"))));
        run("shop@there");
        await().atMost(Duration.ofSeconds(60)).until(() -> instances() == 2);
    }

    @AfterEach
    void stop() {
        applications.forEach(Configuration::shutdown);
        node.close();
    }

    private void run(String clientId) {
        AxonServerConfiguration server = AxonServerConfiguration.builder()
                .servers(node.node().host() + ":" + node.node().port())
                .componentName("shop")
                .clientId(clientId)
                .build();
        Configuration application = DefaultConfigurer.defaultConfiguration()
                .registerComponent(AxonServerConfiguration.class, ready -> server)
                .registerComponent(TokenStore.class, ready -> new ClaimedTokens(tokens, owners, clientId))
                .configureSerializer(ready -> JacksonSerializer.defaultSerializer())
                .eventProcessing(processing -> processing
                        .registerEventHandler(ready -> new Mugs())
                        .assignHandlerTypesMatching("mugs", Mugs.class::equals)
                        .registerPooledStreamingEventProcessor(
                                "mugs",
                                Configuration::eventStore,
                                (ready, processor) -> processor
                                        .initialSegmentCount(2)
                                        .tokenClaimInterval(200)
                                        .claimExtensionThreshold(100)))
                .buildConfiguration();
        application.start();
        applications.add(application);
    }

    @Test
    @DisplayName("has a segment moved from one to the other, and back")
    void move() {
        isMoved("shop@there", Map.ofEntries(entry(0, "shop@there"), entry(1, "shop@here")));
        isMoved("shop@here", Map.ofEntries(entry(0, "shop@here"), entry(1, "shop@here")));
    }

    /** Whoever gives it up leaves it alone for a moment only: if the other was too slow, one asks again. */
    private void isMoved(String target, Map<Integer, String> expected) {
        await("segment 0 to be with " + target)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    boolean isThere = claims().equals(expected);
                    if (!isThere) {
                        assertThat(node.send("PATCH", MUGS + "/segments/0/move?target=" + target)
                                        .statusCode())
                                .isEqualTo(200);
                    }
                    return isThere;
                });
    }

    @Test
    @DisplayName("is split and merged wherever its segments are")
    void splitAndMerge() throws Exception {
        isMoved("shop@there", Map.ofEntries(entry(0, "shop@there"), entry(1, "shop@here")));

        assertThat(node.send("PATCH", MUGS + "/segments/split").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> claims().size() == 3);

        // The other half may just be on its way from one to the other.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> node.send("PATCH", MUGS + "/segments/merge").statusCode() == 200);
        await().atMost(Duration.ofSeconds(60)).until(() -> claims().size() == 2);
    }

    @Test
    @DisplayName("is not behind when all that is left is not for it")
    void notBehind() throws Exception {
        applications.get(0).eventBus().publish(List.of(event(), event()));
        node.store(orderPlaced("order-1"), orderPlaced("order-2"), orderPlaced("order-3"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(segments()).hasSize(2).allSatisfy(segment -> {
                    assertThat(segment.get("position").getAsLong()).isEqualTo(4);
                    assertThat(segment.get("lag").getAsLong()).isZero();
                }));
    }

    private static EventMessage<MugMade> event() {
        return GenericEventMessage.asEventMessage(new MugMade("blue-mug"));
    }

    private int instances() throws Exception {
        return node.list(PROCESSORS).get(0).getAsJsonArray("instances").size();
    }

    private Map<Integer, String> claims() throws Exception {
        Map<Integer, String> claims = new TreeMap<>();
        for (JsonObject segment : segments()) {
            claims.merge(
                    segment.get("id").getAsInt(),
                    segment.get("claimedBy").getAsString(),
                    (one, other) -> one + " and " + other);
        }
        return claims;
    }

    private List<JsonObject> segments() throws Exception {
        if (node.send("GET", PROCESSORS).statusCode() != 200) {
            return List.of();
        }
        return node.list(PROCESSORS).stream()
                .flatMap(processor -> processor.getAsJsonArray("segments").asList().stream())
                .map(segment -> segment.getAsJsonObject())
                .toList();
    }
}
