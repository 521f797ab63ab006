package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.rehearsal.Issuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service as it runs in production, joined to a node, a store and an issuer of the test's own. */
final class RunningOrders implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    private RunningOrders(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static RunningOrders start(EmbeddedNode node, EmbeddedMongo mongo, Issuer issuer, String... more) {
        return start(node, mongo.uri("order"), issuer, more);
    }

    static RunningOrders start(EmbeddedNode node, String mongo, Issuer issuer, String... more) {
        return start(node, mongo, issuer, Duration.ofSeconds(15), more);
    }

    /** @param window in which an order is to be paid */
    static RunningOrders start(EmbeddedNode node, String mongo, Issuer issuer, Duration window, String... more) {
        Stream<String> arguments = Stream.concat(
                Stream.of(
                        "--server.port=0",
                        "--axon.axonserver.servers=" + node.host() + ":" + node.port(),
                        "--spring.mongodb.uri=" + mongo,
                        "--shop.security.issuer=" + issuer.address(),
                        // Half an hour becomes the shortest window.
                        "--shop.time.day=20s",
                        "--shop.time.shortest-window=" + window.toSeconds() + "s"),
                Stream.of(more));
        return new RunningOrders(
                (ServletWebServerApplicationContext) OrderService.application().run(arguments.toArray(String[]::new)));
    }

    Answer get(String token, String path) {
        return send(request(token, path).GET());
    }

    Answer post(String token, String path, String body, String... headers) {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(String method, String token, String path, String body) {
        return send(request(token, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks as an operator: again, where the store did not answer within the second that an operator waits. */
    Answer operate(String method, String token, String path, String body) {
        return await(path)
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(() -> send(method, token, path, body), answer -> answer.status() != 503);
    }

    /** The data of every server-sent event, until the stream ends. */
    Stream<JsonNode> stream(String token, String path) {
        try {
            return client.send(
                            request(token, path).timeout(Duration.ofMinutes(2)).build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What is recorded about an order, for ever. */
    List<Object> history(OrderId order) {
        return context.getBean(EventStore.class)
                .readEvents(order.value())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    /** How often the log has an event of this type, by its simple name. */
    long recorded(String type) {
        EventStore events = context.getBean(EventStore.class);
        long head = events.createHeadToken().position().orElse(-1);
        long count = 0;
        try (BlockingStream<TrackedEventMessage<?>> log = events.openStream(events.createTailToken())) {
            for (long at = -1; at < head; ) {
                TrackedEventMessage<?> event = log.nextAvailable();
                at = event.trackingToken().position().orElseThrow();
                count += event.getPayloadType().getSimpleName().equals(type) ? 1 : 0;
            }
            return count;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Of each event of an order, in whose name it was recorded and which order it says it belongs to. */
    List<String> envelopes(OrderId order) {
        return context.getBean(EventStore.class)
                .readEvents(order.value())
                .asStream()
                .map(event -> event.getPayloadType().getSimpleName() + " of "
                        + event.getMetaData().get("orderId") + " by "
                        + event.getMetaData().get("subject"))
                .toList();
    }

    /** Whether every processor has seen all that happened. */
    boolean isCaughtUp() {
        return context.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .allMatch(processor -> !processor.processingStatus().isEmpty()
                        && processor.processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp));
    }

    StreamingEventProcessor processor(String name) {
        return context.getBean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** From now on the processor tells history again, up to a position that the log never comes to. */
    void replayBeyondTheEnd(String name) {
        processor(name).shutDown();
        TokenStore tokens = context.getBean(TokenStore.class);
        for (int share : tokens.fetchSegments(name)) {
            TrackingToken now = tokens.fetchToken(name, share);
            tokens.storeToken(
                    ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(Long.MAX_VALUE), now), name, share);
            tokens.releaseClaim(name, share);
        }
        processor(name).start();
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    record Answer(int status, String raw, String location, String retryAfter) {

        /** The order that was placed, whether it can be seen already (201) or will be soon (202). */
        OrderId placed() {
            assertThat(status).as(raw).isIn(201, 202);
            return OrderId.of(location.substring("/orders/".length()));
        }

        JsonNode body() {
            return JsonMapper.shared().readTree(raw);
        }

        String text(String pointer) {
            return body().at(pointer).asString();
        }

        long minor(String pointer) {
            return body().at(pointer + "/minor").asLong();
        }
    }
}
