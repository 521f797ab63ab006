package shop.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.payment.api.FindPayment;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentView;
import shop.platform.messaging.Commands;
import shop.rehearsal.Issuer;

/** The whole service as it runs in production, joined to a node, a store and a provider of the test's own. */
final class RunningPaymentService implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private RunningPaymentService(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static RunningPaymentService start(
            EmbeddedNode node, EmbeddedMongo mongo, URI provider, Issuer issuer, String... settings) {
        return run(PaymentService.application(), node, mongo, provider, issuer, settings);
    }

    /** A version of the service that has something more, such as an upcaster. */
    static RunningPaymentService startVersionWith(
            Class<?> more, EmbeddedNode node, EmbeddedMongo mongo, URI provider, Issuer issuer, String... settings) {
        return run(PaymentService.application().sources(more), node, mongo, provider, issuer, settings);
    }

    private static RunningPaymentService run(
            SpringApplicationBuilder service,
            EmbeddedNode node,
            EmbeddedMongo mongo,
            URI provider,
            Issuer issuer,
            String... settings) {
        List<String> own = List.of(
                "--server.port=0",
                "--axon.axonserver.servers=" + node.host() + ":" + node.port(),
                "--spring.mongodb.uri=" + mongo.uri("payment"),
                "--shop.security.issuer=" + issuer.address(),
                "--shop.processing.segments=1",
                "--payment.provider.simulated.address=" + provider,
                "--payment.provider.simulated.connect-within=5s",
                "--payment.provider.simulated.answer-within=1s",
                // Five minutes and an hour become moments.
                "--shop.time.day=10s",
                "--shop.time.shortest-window=200ms",
                "--payment.asking.every=100ms",
                "--payment.asking.first-pause=500ms",
                "--payment.asking.longest-pause=1s");
        List<String> said = List.of(settings);
        Stream<String> unsaid = own.stream()
                .filter(setting -> said.stream()
                        .noneMatch(other -> other.startsWith(setting.substring(0, setting.indexOf('=') + 1))));
        return new RunningPaymentService((ServletWebServerApplicationContext)
                service.run(Stream.concat(unsaid, said.stream()).toArray(String[]::new)));
    }

    /** Where it listens, if nothing else was said. */
    static URI notificationsAt(int port) {
        return URI.create("http://127.0.0.1:" + port + "/provider-notifications");
    }

    HttpResponse<String> notify(String signature, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(notificationsAt(
                                            context.getWebServer().getPort()))
                                    .header("Content-Type", "application/json")
                                    .header("Signature", signature)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void send(Object command) {
        context.getBean(Commands.class).send(command);
    }

    /** What an aggregate is made anew from: a snapshot, if there is one, and what has happened since. */
    List<Object> madeFrom(String aggregate) {
        return context.getBean(EventStore.class)
                .readEvents(aggregate)
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    Optional<PaymentView> payment(OrderId order) {
        return context.getBean(QueryGateway.class)
                .query(new FindPayment(PaymentId.of(order, 1)), ResponseTypes.optionalInstanceOf(PaymentView.class))
                .join();
    }

    HttpResponse<String> get(String path, Optional<String> token) throws Exception {
        return get(path, token, "*/*");
    }

    HttpResponse<String> get(String path, Optional<String> token, String accepted) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path))
                .header("Accept", accepted);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, Optional<String> token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
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
}
