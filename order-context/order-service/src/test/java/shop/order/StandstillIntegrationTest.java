package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.kernel.OrderId;
import shop.order.RunningOrders.Answer;
import shop.order.api.OrderCancelled;
import shop.rehearsal.RawLog;
import shop.rehearsal.ShownProblems;
import tools.jackson.databind.JsonNode;

/** Over the real connector, a node and a store that listen: what stands still shows everywhere, and goes on when told to. */
@DisplayName("Work that stands still")
class StandstillIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_PARKED = 2;
    private static final List<String> QUESTIONS =
            List.of("/processors", "/parked-events", "/parked-events/groups", "/jobs");
    /** What an operator may do: how, where, with what. */
    private static final List<List<String>> DEEDS = List.of(
            List.of("PUT", "/processors/order-hears/pause", "{\"reason\": \"to look at it\"}"),
            List.of("DELETE", "/processors/order-hears/pause", ""),
            List.of(
                    "PUT",
                    "/processors/order-hears/position",
                    "{\"position\": \"HEAD\", \"reason\": \"to go on\", \"dryRun\": false}"),
            List.of("POST", "/processors/order-tracking/rebuild", ""),
            List.of("POST", "/retries", ""),
            List.of("POST", "/log/accept", "{\"policies\": \"HEAD\", \"reason\": \"restored\"}"));

    private static final String HEARS = "order-hears";
    private static final String TRACKING = "order-tracking";

    /** Shared by all tests but those that end with a server lost: after such a one, the next begins with new ones. */
    private static Optional<OrderServers> shared = Optional.empty();

    /** One for all tests of this class: the same key for the same cart would be the same order. */
    private static int number;

    @TempDir
    private static Path folder;

    private OrderServers servers;

    @BeforeEach
    void start() {
        servers = shared.orElseGet(() ->
                OrderServers.start(folder, "--shop.processing.parked=" + MOST_PARKED, "--shop.processing.claim=4s"));
        shared = Optional.of(servers);
        await("a service at work").atMost(PATIENCE).until(() -> place().status() / 100 == 2);
        await("every share to be known and at work")
                .atMost(PATIENCE)
                .until(() -> processors().findValuesAsString("state").stream()
                                .filter("RUNNING"::equals)
                                .count()
                        == processors().size() * 4L);
    }

    @AfterEach
    void leaveNothingBehind() {
        if (servers.spoilt) {
            stop();
            return;
        }
        operate("GET", "/parked-events", "")
                .body()
                .get("events")
                .forEach(event -> operate(
                        "POST",
                        "/parked-events/" + event.get("id").asString() + "/discard",
                        "{\"reason\": \"the test is over\"}"));
        await("nothing to be parked any more")
                .atMost(PATIENCE)
                .until(() -> operate("GET", "/parked-events", "")
                        .body()
                        .get("events")
                        .isEmpty());
    }

    @AfterAll
    static void stop() {
        shared.ifPresent(OrderServers::close);
        shared = Optional.empty();
    }

    @Test
    @DisplayName("for its processor was paused is told, by whom and why, and refuses new orders until it is let go on")
    void paused() {
        String pause = "/processors/" + HEARS + "/pause";
        assertThat(ask("PUT", pause, "{\"reason\": \"to look at it\"}").status())
                .isEqualTo(204);
        isToldEverywhere("PAUSED");
        ShownProblems.of("placeOrder").isSentAsShown(place().body());
        assertThat(processors().findValues("pause"))
                .filteredOn(told -> told.isObject())
                .singleElement()
                .satisfies(told -> assertThat(told.path("reason").asString()).isEqualTo("to look at it"));

        assertThat(ask("DELETE", pause, "").status()).isEqualTo(204);
        isWellAgain();
        ShownProblems.of("resumeProcessor")
                .isSentAsShown(ask("DELETE", pause, "").body());
        assertThat(List.of(servers.orders.recorded("ProcessorPaused"), servers.orders.recorded("ProcessorResumed")))
                .containsExactly(1L, 1L);
    }

    @Test
    @DisplayName(
            "for its processor was paused on the node's page is told as well, is kept, and goes on by a word there")
    void pausedOnThePage() {
        onThePage(HEARS, "pause");
        isToldEverywhere("PAUSED");
        assertThat(pauses().find(Filters.eq(HEARS)).first())
                .isNotNull()
                .containsEntry("pausedBy", "the page of Axon Server");

        onThePage(HEARS, "start");
        isWellAgain();
        assertThat(pauses().countDocuments()).isZero();
        assertThat(sharesOf(HEARS).findValuesAsString("state")).containsOnly("RUNNING");
    }

    /** What the page sends when somebody clicks there. */
    private void onThePage(String processor, String word) {
        String address = "http://" + servers.node.host() + ":"
                + servers.node.httpPort().orElseThrow() + "/v1/components/order/processors/" + processor + "/" + word;
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .method("PATCH", HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private MongoCollection<Document> pauses() {
        return servers.store.getDatabase("order").getCollection("pauses");
    }

    @Test
    @DisplayName("for its processor was stopped on this instance alone is told as well")
    void stoppedHere() {
        servers.orders.processor(HEARS).shutDown();
        isToldEverywhere("PAUSED");

        servers.orders.processor(HEARS).start();
        isWellAgain();
    }

    @Test
    @DisplayName("for the token of a share is gone is told, and refuses new orders")
    void tokenMissing() {
        tokens().deleteOne(Filters.and(Filters.eq("processorName", HEARS), Filters.eq("segment", 2)));
        isToldEverywhere("TOKEN_MISSING");

        var position = operate("PUT", "/processors/" + HEARS + "/position", """
                {"position": "HEAD", "reason": "the token was lost", "dryRun": false}""");
        assertThat(position.status()).as(position.raw()).isEqualTo(200);
        isWellAgain();
    }

    @Test
    @DisplayName("for the token of a share cannot be read is told, for that share alone, and refuses new orders")
    void tokenUnreadable() {
        servers.orders.processor(HEARS).shutDown();
        tokens().updateOne(
                        Filters.and(Filters.eq("processorName", HEARS), Filters.eq("segment", 2)),
                        Updates.set("token", new Binary("{\"torn".getBytes(StandardCharsets.UTF_8))));
        servers.orders.processor(HEARS).start();
        isToldEverywhere("TOKEN_UNREADABLE");
        await("its other shares to be at work")
                .atMost(PATIENCE)
                .until(() -> sharesOf(HEARS)
                        .findValuesAsString("state")
                        .equals(List.of("RUNNING", "RUNNING", "TOKEN_UNREADABLE", "RUNNING")));

        var position = operate("PUT", "/processors/" + HEARS + "/position", """
                {"position": "HEAD", "reason": "the token was torn", "dryRun": false}""");
        assertThat(position.status()).as(position.raw()).isEqualTo(200);
        isWellAgain();
    }

    @Test
    @DisplayName("for a token is lost while its neighbour begins anew is told; the neighbour does not take it over")
    void tokenLostBesideOneThatBegins() {
        servers.orders.processor(HEARS).shutDown();
        tokens().deleteOne(Filters.and(Filters.eq("processorName", HEARS), Filters.eq("segment", 2)));
        servers.orders.processor(HEARS).start();

        await("the neighbour to be at work")
                .atMost(PATIENCE)
                .until(() -> servers.orders.processor(HEARS).processingStatus().containsKey(0));
        assertThat(servers.orders
                        .processor(HEARS)
                        .processingStatus()
                        .get(0)
                        .getSegment()
                        .getMask())
                .as("of four shares, still")
                .isEqualTo(3);
        isToldEverywhere("TOKEN_MISSING");

        var position = operate("PUT", "/processors/" + HEARS + "/position", """
                {"position": "TAIL", "reason": "the token was lost", "dryRun": false}""");
        assertThat(position.status()).as(position.raw()).isEqualTo(200);
        isWellAgain();
    }

    @Test
    @DisplayName("is none of a processor whose shares are merged and split when asked to")
    void mergedAndSplit() throws Exception {
        assertThat(servers.orders.processor(HEARS).mergeSegment(0).get(1, TimeUnit.MINUTES))
                .isTrue();
        await("three shares").atMost(PATIENCE).until(() -> isAtWorkWith(3));

        assertThat(servers.orders.processor(HEARS).splitSegment(0).get(1, TimeUnit.MINUTES))
                .isTrue();
        await("four shares").atMost(PATIENCE).until(() -> isAtWorkWith(4));
        isWellAgain();
    }

    private boolean isAtWorkWith(int shares) {
        List<String> states = sharesOf(HEARS).findValuesAsString("state");
        return states.size() == shares && states.stream().allMatch("RUNNING"::equals);
    }

    @Test
    @DisplayName("for no instance claims a share is told, and refuses new orders")
    void unclaimed() {
        servers.orders.processor(HEARS).releaseSegment(1, 10, TimeUnit.MINUTES);
        isToldEverywhere("UNCLAIMED");

        servers.orders.processor(HEARS).claimSegment(1);
        isWellAgain();
    }

    @Test
    @DisplayName("here, for another instance works on it, is well")
    void elsewhere() {
        long moved = servers.orders.recorded("ProcessorMoved");
        servers.orders.processor(HEARS).shutDown();
        tokens().updateMany(
                        Filters.eq("processorName", HEARS),
                        Updates.combine(
                                Updates.set("owner", "1@another-host"),
                                Updates.set(
                                        "timestamp",
                                        System.currentTimeMillis()
                                                + PATIENCE.multipliedBy(10).toMillis())));

        await("the other instance to be seen").atMost(PATIENCE).until(() -> share(HEARS, "ELSEWHERE"));
        assertThat(place().status()).isIn(201, 202);
        assertThat(health("/components/processors/status")).isEqualTo("UP");

        Answer refused = ask("PUT", "/processors/" + HEARS + "/position", """
                {"position": "HEAD", "reason": "to skip what waits", "dryRun": false}""");
        assertThat(refused.status()).as(refused.raw()).isEqualTo(409);
        ShownProblems.of("moveProcessor").isSentAsShown(refused.body());
        assertThat(refused.text("/code")).isEqualTo("worked-on-elsewhere");
        assertThat(servers.orders.recorded("ProcessorMoved"))
                .as("what was not done is not recorded")
                .isEqualTo(moved);

        tokens().updateMany(Filters.eq("processorName", HEARS), Updates.set("timestamp", 0L));
        servers.orders.processor(HEARS).start();
        isWellAgain();
    }

    @Test
    @DisplayName("for another context is away backs off and says why; orders are accepted, and all goes on by itself")
    void aborted() {
        servers.spoilt = true; // What comes instead of them has never heard of the orders before.
        servers.others.close();
        place();
        await("the share to be told").atMost(PATIENCE).until(() -> share("order-asks-payment", "ABORTED"));
        assertThat(health("/components/processors/status")).isEqualTo("OUT_OF_SERVICE");
        assertThat(place().status()).isIn(201, 202);

        servers.others = PaymentAndShipping.start(servers.node);
        isWellAgain();
    }

    @Test
    @DisplayName("for a moment only is told as behind; nothing is missing, and orders are accepted")
    void behind() {
        place("tok_slow");
        await("the share to be told").atMost(PATIENCE).until(() -> share("order-asks-payment", "BEHIND"));
        assertThat(health("/components/processors/status")).isEqualTo("UP");

        servers.others.release();
        isWellAgain();
    }

    @Test
    @DisplayName(
            "for the log is away is told within a second; a pause is not ended meanwhile, since nobody could record it")
    void failing() {
        servers.spoilt = true;
        allHasHappenedThatWill();
        servers.node.close();
        await("the processors to be told")
                .atMost(PATIENCE)
                .until(() -> processors().findValuesAsString("state").stream().allMatch("FAILING"::equals));
        assertThat(health("/components/processors/status")).isEqualTo("OUT_OF_SERVICE");

        pauses().insertOne(new Document("_id", TRACKING)
                .append("pausedBy", "olga")
                .append("reason", "to look at it")
                .append("since", System.currentTimeMillis()));
        isRefusedForNow(List.of("DELETE", "/processors/" + TRACKING + "/pause", ""));
        DEEDS.stream()
                .filter(deed -> !deed.get(1).endsWith("/rebuild")) // It is recorded once it is done.
                .forEach(this::isRefusedForNow);
        isRefusedForNow(List.of(
                "POST",
                "/corrections",
                "{\"aggregate\": \"order-1\", \"sequence\": 0, \"payload\": \"{}\", \"reason\": \"torn\"}"));
        assertThat(pauses().countDocuments(Filters.eq("pausedBy", "olga"))).isEqualTo(1);
    }

    /** A share whose event asks somebody while the log goes away says that, and not that it cannot read. */
    private void allHasHappenedThatWill() {
        OrderId last = place().placed();
        await("every confirmed order to have its label, and nobody to be behind")
                .atMost(PATIENCE)
                .until(() -> isLabelled(last.value())
                        && servers
                                .orders
                                .get(servers.mugShop, "/orders?size=200&status=CONFIRMED")
                                .body()
                                .findValuesAsString("orderId")
                                .stream()
                                .allMatch(this::isLabelled)
                        && servers.orders.isCaughtUp());
    }

    private boolean isLabelled(String order) {
        return servers.orders
                .get(servers.mugShop, "/orders/" + order)
                .text("/parcels/0/state")
                .equals("LABELLED");
    }

    @Test
    @DisplayName("is answered while the store is away, with what was known last, and how old that is")
    void storeAway() {
        servers.spoilt = true;
        servers.mongo.close();

        isAnsweredWithoutTheStore();
    }

    @Test
    @DisplayName("is answered while the store hangs, too; so is the health, which says DOWN")
    void storeHangs() {
        servers.spoilt = true;
        servers.relay.hang();

        isAnsweredWithoutTheStore();
        Answer health = servers.orders.get(servers.olga, "/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text("/components/mongo/status")).isEqualTo("DOWN");
        assertThat(servers.orders.get("", "/actuator/health/readiness").text("/status"))
                .isEqualTo("DOWN");
        assertThat(servers.orders.get("", "/actuator/health/liveness").text("/status"))
                .as("a restart mends no store")
                .isEqualTo("UP");

        servers.relay.close(); // Nobody would end while it hangs.
    }

    @Test
    @DisplayName("for the store is full is told, answered with what is known, and goes on once there is room")
    void storeFull() {
        OrderId order = place().placed();
        await("the order to be seen")
                .atMost(PATIENCE)
                .until(() ->
                        servers.orders.get(servers.mugShop, "/orders/" + order).status() == 200);
        servers.room.set(1);
        await("what follows to stand still").atMost(PATIENCE).until(() -> {
            place();
            return health("/components/mongo/status").equals("DOWN")
                    && health("/components/processors/status").equals("OUT_OF_SERVICE");
        });

        QUESTIONS.forEach(question ->
                assertThat(operate("GET", question, "").status()).as(question).isEqualTo(200));
        assertThat(servers.orders.get(servers.mugShop, "/orders/" + order).status())
                .isEqualTo(200);
        long recorded = servers.orders.recorded("ProcessorPaused");
        DEEDS.forEach(this::isRefusedForNow);
        assertThat(servers.orders.recorded("ProcessorPaused"))
                .as("what was not done is not recorded")
                .isEqualTo(recorded);

        servers.room.set(Long.MAX_VALUE);
        isWellAgain();
        assertThat(operate("GET", "/parked-events", "").body().get("events"))
                .as("what only had to wait for room")
                .isEmpty();
        await("the order")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/status")
                        .equals("CONFIRMED"));
    }

    /**
     * Whoever needs the store waits for it for seconds; so what is answered while such a one still waits has not waited for
     * the store. (For how long at the most is PatienceTest's.)
     */
    private void isAnsweredWithoutTheStore() {
        await("the silence to be told")
                .atMost(PATIENCE)
                .until(() -> processors().get(0).get("storeSilentSeconds").asDouble() > 2);
        whileTheStoreIsWaitedFor(() -> QUESTIONS.parallelStream()
                .forEach(question -> assertThat(ask("GET", question, "").status())
                        .as(question)
                        .isIn(200, 503)));
        whileTheStoreIsWaitedFor(() -> DEEDS.parallelStream().forEach(this::isRefusedForNow));
        whileTheStoreIsWaitedFor(() -> {
            Answer plan = ask("PUT", "/processors/" + HEARS + "/position", """
                    {"position": "HEAD", "reason": "to go on"}""");
            assertThat(plan.status()).as(plan.raw()).isEqualTo(200);
        });
    }

    private void whileTheStoreIsWaitedFor(Runnable asked) {
        CompletableFuture<Answer> needsTheStore =
                CompletableFuture.supplyAsync(() -> servers.orders.get(servers.mugShop, "/orders"));
        asked.run();
        assertThat(needsTheStore).as("what needs the store").isNotDone();
    }

    private void isRefusedForNow(List<String> deed) {
        Answer refused = ask(deed.get(0), deed.get(1), deed.get(2));
        assertThat(refused.status()).as(deed + " " + refused.raw()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("try-again");
    }

    @Test
    @DisplayName("never comes of one event that cannot be read: it alone is parked, shown, and given up with a reason")
    void poison() {
        append(poison("order-broken", "order.OrderPlaced", "1", "{\"orderId\": \"order-broken\", \"cust"));
        append(poison("order-of-tomorrow", "order.OrderPlaced", "9", "{}"));
        append(poison("payment-unknown", "payment.PaymentDeclined", "1", "{\"reason\": \"UNAVAILABLE\"}"));

        List<String> waiting = await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        operate("GET", "/parked-events", "")
                                                .body()
                                                .get("events")
                                                .spliterator(),
                                        false)
                                .map(event -> event.get("processor").asString() + " "
                                        + event.get("aggregateId").asString() + " "
                                        + event.at("/reason/kind").asString())
                                .toList(),
                        events -> events.contains(TRACKING + " order-broken UNREADABLE")
                                && events.contains(TRACKING + " order-of-tomorrow UNREADABLE")
                                && events.contains(HEARS + " payment-unknown UNREADABLE"));
        assertThat(waiting).isNotEmpty();

        OrderId after = place().placed();
        await("an order placed afterwards")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + after)
                        .text("/status")
                        .equals("CONFIRMED"));

        JsonNode first =
                operate("GET", "/parked-events?processor=" + HEARS, "").body().at("/events/0");
        assertThat(first.get("payload").asString()).contains("UNAVAILABLE");
        assertThat(operate("GET", "/parked-events/groups", "").body().findValuesAsString("kind"))
                .isNotEmpty()
                .containsOnly("UNREADABLE");
        Answer again = operate("POST", "/parked-events/" + first.get("id").asString() + "/retry", "");
        assertThat(again.status()).as(again.raw()).isEqualTo(202);
        await("the retry to end")
                .atMost(PATIENCE)
                .until(() -> operate("GET", "/jobs/" + again.text("/id"), "")
                        .text("/state")
                        .equals("DONE"));
        assertThat(operate("GET", "/jobs/" + again.text("/id"), "")
                        .body()
                        .get("failed")
                        .asInt())
                .isEqualTo(1);
        Answer discarded = operate(
                "POST",
                "/parked-events/" + first.get("id").asString() + "/discard",
                "{\"reason\": \"nobody sent it\"}");
        assertThat(discarded.status()).as(discarded.raw()).isEqualTo(202);
        assertThat(operate("GET", "/parked-events?processor=" + HEARS, "")
                        .body()
                        .get("events"))
                .isEmpty();
    }

    @Test
    @DisplayName("of one event whose metadata cannot be read is mended by saying what is to be read in their place")
    void unreadableMetadata() {
        OrderId order = place().placed();
        await("the order to be confirmed")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/status")
                        .equals("CONFIRMED"));
        String payment = order.value().replaceFirst("order-", "payment-") + "-1";
        String authorised = """
                {"paymentId": "%s", "orderId": "%s", "tender": 1,
                 "amount": {"minor": 850, "currency": "EUR"}, "severalCaptures": true,
                 "captureBefore": "2030-01-12T09:00:00Z"}""".formatted(payment, order);
        append(poison("payment-torn-1", "payment.PaymentAuthorised", "1", authorised).toBuilder()
                .putMetaData("role", RawLog.metadata("shop.kernel.Money", "\"much\""))
                .build());
        JsonNode torn = await("it to be parked")
                .atMost(PATIENCE)
                .until(() -> parked().path(0), event -> !event.isMissingNode());
        assertThat(torn.at("/reason/kind").asString()).isEqualTo("UNREADABLE");
        assertThat(torn.at("/metadata/role").asString()).contains("much");

        Answer ofThePayload = operate("POST", "/corrections", """
                {"aggregate": "payment-torn-1", "sequence": 0, "payload": "{}", "reason": "a slip"}""");
        assertThat(ofThePayload.status()).as(ofThePayload.raw()).isEqualTo(400);
        assertThat(ofThePayload.text("/detail")).contains("payload can be read");
        Answer corrected = operate("POST", "/corrections", """
                {"aggregate": "payment-torn-1", "sequence": 0, "reason": "torn",
                 "metadata": [{"key": "orderId", "value": "%s"}]}""".formatted(order));
        assertThat(corrected.status()).as(corrected.raw()).isEqualTo(201);
        operate("POST", "/parked-events/" + torn.get("id").asString() + "/retry", "");

        await("nothing to be parked any more").atMost(PATIENCE).until(() -> parked().isEmpty());
    }

    @Test
    @DisplayName("in a rebuild that is not read yet cannot be retried or discarded, and says when it can")
    void parkedForARebuild() {
        ShownProblems retry = ShownProblems.of("retryParkedEvent");
        ShownProblems discard = ShownProblems.of("discardParkedEvent");
        ShownProblems retries = ShownProblems.of("retryParkedEvents");
        append(poison("order-torn", "order.OrderPlaced", "9", "{}"));
        append(poison("order-torn", "order.OrderConfirmed", "9", "{}").toBuilder()
                .setMessageIdentifier("order-torn-poison-2")
                .setAggregateSequenceNumber(1)
                .build());
        List<Document> parked = await("both to be parked")
                .atMost(PATIENCE)
                .until(
                        () -> parkedEvents()
                                .find(Filters.eq("processor", TRACKING))
                                .sort(Sorts.ascending("_id"))
                                .into(new ArrayList<>()),
                        letters -> letters.size() == 2);
        retry.isSent(operate("POST", "/parked-events/" + parked.get(1).getString("_id") + "/retry", "")
                .body());
        parked.forEach(letter -> parkedEvents().insertOne(asOfARebuild(letter)));
        String first = "/parked-events/" + asOfARebuild(parked.get(0)).getString("_id");

        retry.isSent(operate("POST", first + "/retry", "").body());
        discard.isSent(
                operate("POST", first + "/discard", "{\"reason\": \"a test\"}").body());
        retries.isSent(
                operate("POST", "/retries?processor=" + TRACKING + "-next", "").body());

        assertThat(parkedEvents()
                        .deleteMany(Filters.eq("processor", TRACKING + "-next"))
                        .getDeletedCount())
                .isEqualTo(2);
        retry.wereAllSentBut(Set.of());
        discard.wereAllSentBut(Set.of());
        retries.wereAllSentBut(Set.of("not-found")); // by ApiDescriptionsTest
    }

    private static Document asOfARebuild(Document letter) {
        return new Document(letter)
                .append("_id", letter.getString("_id").replace(TRACKING, TRACKING + "-next"))
                .append("processor", TRACKING + "-next");
    }

    @Test
    @DisplayName("ends for all events of one cause together, when the cause is mended and they are tried again")
    void aGroupIsTriedAgain() {
        for (int late = 1; late <= 2; late++) {
            append(poison("payment-late-" + late + "-1", "payment.PaymentAuthorised", "1", """
                    {"paymentId": "payment-late-%d-1", "orderId": "order-late-%d", "tender": 1,
                     "amount": {"minor": 850, "currency": "EUR"}, "severalCaptures": true,
                     "captureBefore": "2030-01-12T09:00:00Z"}""".formatted(late, late)));
        }
        await("both to be parked, for one cause")
                .atMost(PATIENCE)
                .until(() -> operate("GET", "/parked-events/groups", "")
                        .body()
                        .findValuesAsString("events")
                        .equals(List.of("2")));
        String group =
                operate("GET", "/parked-events/groups", "").body().at("/0/id").asString();

        for (int late = 1; late <= 2; late++) {
            assertThat(placeUnder("order-late-" + late, "tok_never").status()).isIn(201, 202);
        }
        Answer job = operate("POST", "/retries?group=" + group, "");
        assertThat(job.status()).as(job.raw()).isEqualTo(202);
        assertThat(job.location()).isEqualTo("/operations/order/jobs/" + job.text("/id"));

        JsonNode done = await("the job")
                .atMost(PATIENCE)
                .until(
                        () -> operate("GET", "/jobs/" + job.text("/id"), "").body(),
                        now -> now.get("state").asString().equals("DONE"));
        assertThat(done.get("total").asInt()).isEqualTo(2);
        assertThat(done.get("done").asInt()).isEqualTo(2);
        assertThat(done.get("failed").asInt()).isZero();
        assertThat(parked()).isEmpty();
        for (int late = 1; late <= 2; late++) {
            String order = "/orders/order-late-" + late;
            await(order)
                    .atMost(PATIENCE)
                    .until(() -> servers.orders
                            .get(servers.mugShop, order)
                            .text("/status")
                            .equals("CONFIRMED"));
        }
    }

    private Answer placeUnder(String order, String token) {
        return servers.orders.post(servers.mugShop, "/orders", """
                {"orderId": "%s", "customerId": "maria", "shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-048", "country": "PT"},
                 "lines": [{"sku": "TEA-GREEN", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
                            "shipFrom": "tea-house"}],
                 "tenders": [{"method": "CARD", "amount": {"minor": 850, "currency": "EUR"}, "token": "%s"}]}""".formatted(order, token));
    }

    @Test
    @DisplayName("for an event of an order's own history cannot be read is told to whoever sends that order a command")
    void unreadableHistory() {
        OrderId order = place().placed();
        await("all to have happened that will by itself")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/parcels/0/state")
                        .equals("LABELLED"));
        int next = servers.orders.history(order).size();
        append(poison(order.value(), "order.OrderCancelled", "1", "{\"reason\": \"TOMORROW\"}").toBuilder()
                .setAggregateType("Order")
                .setAggregateSequenceNumber(next)
                .build());

        Answer refused = servers.orders.post(
                servers.mugShop, "/orders/" + order + "/cancellation", "{\"reason\": \"NOT_WANTED_ANY_MORE\"}");

        assertThat(refused.status()).as(refused.raw()).isEqualTo(500);
        assertThat(refused.text("/code")).isEqualTo("unreadable-history");
        assertThat(refused.text("/facts/aggregate")).isEqualTo(order.value());
        assertThat(refused.text("/facts/sequence")).isEqualTo(Integer.toString(next));
        assertThat(refused.text("/facts/type")).isEqualTo("order.OrderCancelled");
        ShownProblems.ofAny().isSentAsShown(refused.body());
        whatIsOnlyTriedIsAnsweredTheSame(order, refused);

        Answer sound = correct(order, next - 1, "{}");
        assertThat(sound.status())
                .as("only what cannot be read: " + sound.raw())
                .isEqualTo(409);
        Answer unsound = correct(order, next, "{\\\"reason\\\": \\\"NEVER\\\"}");
        assertThat(unsound.status()).as(unsound.raw()).isEqualTo(400);
        assertThat(unsound.text("/detail"))
                .as("says where in it what belongs, and repeats nothing")
                .startsWith("payload.reason must be one of ORDERED_BY_MISTAKE, ")
                .doesNotContain("NEVER");
        Answer cut = correct(order, next, "{\\\"reason\\\": ");
        assertThat(cut.text("/detail")).isEqualTo("payload is not JSON, at line 1, column 12");
        Answer corrected = correct(
                order, next, "{\\\"orderId\\\": \\\"" + order + "\\\", \\\"reason\\\": \\\"NOT_WANTED_ANY_MORE\\\"}");
        assertThat(corrected.status()).as(corrected.raw()).isEqualTo(201);

        assertThat(servers.orders
                        .post(
                                servers.mugShop,
                                "/orders/" + order + "/cancellation",
                                "{\"reason\": \"NOT_WANTED_ANY_MORE\"}")
                        .status())
                .as("decided upon what the correction says")
                .isIn(200, 202);
        assertThat(servers.orders.history(order).get(next)).isInstanceOf(OrderCancelled.class);
        JsonNode parked = await("the parked event")
                .atMost(PATIENCE)
                .until(
                        () -> operate("GET", "/parked-events?processor=" + TRACKING, "")
                                .body()
                                .at("/events/0"),
                        event -> !event.isMissingNode());
        operate("POST", "/parked-events/" + parked.get("id").asString() + "/retry", "");
        await("the order to be seen cancelled")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/status")
                        .equals("CANCELLED"));
    }

    @Test
    @DisplayName("never comes of events of a later version: they are counted and listed, and nobody waits to read them")
    void unknownTypes() {
        OrderId order = place().placed();
        await("all to have happened that will by itself")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/parcels/0/state")
                        .equals("LABELLED"));
        int last = number - 1;
        append(poison(order.value(), "order.OrderAdmired", "1", "{\"by\": \"everybody\"}").toBuilder()
                .setAggregateType("Order")
                .setAggregateSequenceNumber(servers.orders.history(order).size())
                .build());

        await("the order to be seen, though nothing was changed")
                .atMost(PATIENCE)
                .until(() -> send("tok_approve", last).status() == 201);
        assertThat(operate("GET", "/log", "").body().get("unknownTypes"))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.get("type").asString()).isEqualTo("order.OrderAdmired"))
                .satisfies(unknown ->
                        assertThat(unknown.get("aggregateId").asString()).isEqualTo(order.value()));
        assertThat(servers.orders
                        .get(servers.olga, "/actuator/metrics/shop.events.unknown?tag=type:order.OrderAdmired")
                        .body()
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();
    }

    private void whatIsOnlyTriedIsAnsweredTheSame(OrderId order, Answer refused) {
        List.of(
                        servers.orders.get(servers.mugShop, "/orders/" + order + "/commands"),
                        servers.orders.get(servers.mugShop, "/orders/" + order + "?at=" + Instant.now()),
                        servers.orders.post(
                                servers.mugShop,
                                "/orders/" + order + "/cancellation",
                                "{\"reason\": \"ANOTHER_REASON\"}",
                                "Prefer",
                                "dry-run"))
                .forEach(tried -> {
                    assertThat(tried.raw()).isEqualTo(refused.raw());
                    assertThat(tried.status()).isEqualTo(500);
                });
    }

    private Answer correct(OrderId order, int sequence, String payload) {
        return operate("POST", "/corrections", """
                {"aggregate": "%s", "sequence": %d, "payload": "%s", "reason": "written by a tool that is gone"}""".formatted(order, sequence, payload));
    }

    @Test
    @DisplayName("of a policy that is set to another position says first which orders that skips or repeats")
    void positions() {
        long movedBefore = servers.orders.recorded("ProcessorMoved");
        OrderId order = place().placed();
        await("the order to be confirmed")
                .atMost(PATIENCE)
                .until(() -> servers.orders
                        .get(servers.mugShop, "/orders/" + order)
                        .text("/status")
                        .equals("CONFIRMED"));

        // The plan is made from what was last seen of the shares, which may be a moment ago.
        await("the order to be among those that are repeated").atMost(PATIENCE).untilAsserted(() -> {
            Answer plan = operate("PUT", "/processors/" + HEARS + "/position", """
                    {"position": "TAIL", "reason": "to hear it all again"}""");
            assertThat(plan.status()).as(plan.raw()).isEqualTo(200);
            assertThat(plan.body().get("repeated").asLong()).isPositive();
            assertThat(plan.body().get("orders").toString()).contains(order.value());
        });

        Answer beyond = operate("PUT", "/processors/" + HEARS + "/position", """
                {"position": "999999999", "reason": "a slip", "dryRun": false}""");
        assertThat(beyond.status()).as(beyond.raw()).isEqualTo(409);

        Answer moved = operate("PUT", "/processors/" + HEARS + "/position", """
                {"position": "TAIL", "reason": "to hear it all again", "dryRun": false}""");
        assertThat(moved.status()).as(moved.raw()).isEqualTo(200);
        assertThat(servers.orders.recorded("ProcessorMoved")).isEqualTo(movedBefore + 1);
        isWellAgain();
        assertThat(servers.orders.get(servers.mugShop, "/orders/" + order).text("/status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    @DisplayName("for no more events can be parked is told, refuses new orders, and goes on when there is room")
    void queueFull() {
        for (int each = 1; each <= MOST_PARKED; each++) {
            append(poison("payment-" + each, "payment.PaymentDeclined", "1", "{\"reason\": \"UNKNOWN\"}"));
        }
        // Shares that park at the same moment may take one more each.
        await("no room to be left").atMost(PATIENCE).until(() -> parked().size() == MOST_PARKED);
        append(poison("payment-too-many", "payment.PaymentDeclined", "1", "{\"reason\": \"UNKNOWN\"}"));
        isToldEverywhere("QUEUE_FULL");

        await("room").atMost(PATIENCE.multipliedBy(2)).until(() -> {
            JsonNode parked = parked();
            parked.forEach(event -> operate(
                    "POST", "/parked-events/" + event.get("id").asString() + "/discard", "{\"reason\": \"a test\"}"));
            return !share(HEARS, "QUEUE_FULL") && parked.isEmpty();
        });
        isWellAgain();
    }

    private JsonNode parked() {
        return operate("GET", "/parked-events?processor=" + HEARS, "").body().get("events");
    }

    /** In the operations' status, in the health, in a metric, and in how new orders are answered. */
    private void isToldEverywhere(String state) {
        await(state + " to be told").atMost(PATIENCE).until(() -> share(HEARS, state));
        JsonNode told = StreamSupport.stream(processors().spliterator(), false)
                .filter(processor -> processor.get("name").asString().equals(HEARS))
                .flatMap(processor ->
                        StreamSupport.stream(processor.get("shares").spliterator(), false))
                .filter(share -> share.get("state").asString().equals(state))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("reason").asString()).isNotEmpty();
        assertThat(told.get("since").asString()).startsWith("20");
        assertThat(health("/components/processors/status")).isEqualTo("OUT_OF_SERVICE");
        assertThat(servers.orders.get(servers.olga, "/actuator/health").status())
                .isEqualTo(503);
        assertThat(servers.orders.get("", "/actuator/health/work").text("/status"))
                .as("what the gateway asks")
                .isEqualTo("OUT_OF_SERVICE");
        assertThat(servers.orders.get("", "/actuator/health/readiness").text("/status"))
                .as("it answers what it can")
                .isEqualTo("UP");
        assertThat(servers.orders.get("", "/actuator/health/liveness").text("/status"))
                .isEqualTo("UP");
        assertThat(servers.orders
                        .get(
                                servers.olga,
                                "/actuator/metrics/shop.processor.shares?tag=processor:" + HEARS + "&tag=state:"
                                        + state)
                        .body()
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();
        Answer refused = place();
        assertThat(refused.status()).as(refused.raw()).isEqualTo(503);
        assertThat(refused.text("/code")).isEqualTo("what-follows-stands-still");
    }

    private void isWellAgain() {
        await("all to be well")
                .atMost(PATIENCE.multipliedBy(2))
                .until(() -> health("/components/processors/status").equals("UP"));
        await("orders to be accepted").atMost(PATIENCE).until(() -> place().status() / 100 == 2);
    }

    private boolean share(String processor, String state) {
        return StreamSupport.stream(processors().spliterator(), false)
                .filter(each -> each.get("name").asString().equals(processor))
                .anyMatch(each -> each.get("shares").findValuesAsString("state").contains(state));
    }

    private JsonNode sharesOf(String processor) {
        return StreamSupport.stream(processors().spliterator(), false)
                .filter(each -> each.get("name").asString().equals(processor))
                .findFirst()
                .orElseThrow()
                .get("shares");
    }

    private JsonNode processors() {
        return operate("GET", "/processors", "").body();
    }

    private String health(String pointer) {
        return servers.orders.get(servers.olga, "/actuator/health").text(pointer);
    }

    private Answer operate(String method, String path, String body) {
        return servers.orders.operate(method, servers.olga, "/operations/order" + path, body);
    }

    /** Once. */
    private Answer ask(String method, String path, String body) {
        return servers.orders.send(method, servers.olga, "/operations/order" + path, body);
    }

    private Answer place() {
        return place("tok_approve");
    }

    private Answer place(String token) {
        return send(token, number++, "Prefer", "respond-async");
    }

    /** The same cart is the same order. */
    private Answer send(String token, int cart, String... headers) {
        return servers.orders.post(
                servers.mugShop,
                "/orders",
                GreenTea.paidWith(token),
                Stream.concat(Stream.of("Idempotency-Key", "cart-" + cart), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private MongoCollection<Document> tokens() {
        return servers.store.getDatabase("order").getCollection("trackingtokens");
    }

    private MongoCollection<Document> parkedEvents() {
        return servers.store.getDatabase("order").getCollection("parkedEvents");
    }

    private static Event poison(String aggregate, String type, String revision, String json) {
        return Event.newBuilder()
                .setMessageIdentifier(aggregate + "-poison")
                .setAggregateType("Poison")
                .setAggregateIdentifier(aggregate)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType(type)
                        .setRevision(revision)
                        .setData(ByteString.copyFromUtf8(json)))
                .putMetaData(
                        "orderId",
                        MetaDataValue.newBuilder().setTextValue("order-broken").build())
                .build();
    }

    private void append(Event event) {
        try (RawLog log = new RawLog(servers.node.host(), servers.node.port())) {
            log.append(event.toBuilder());
        }
    }
}
