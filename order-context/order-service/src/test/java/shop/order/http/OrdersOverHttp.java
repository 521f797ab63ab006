package shop.order.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import shop.guard.GuardConfiguration;
import shop.order.OrderTerms;
import shop.order.market.Market;
import shop.order.ordering.DryRun;
import shop.order.ordering.MugsAndTea;
import shop.order.returns.MugsReturned;
import shop.order.returns.ReturnDryRun;
import shop.order.story.OrderStory;
import shop.order.story.PayerLinks;
import shop.order.story.WaitsInWords;
import shop.order.tracking.OrderAsItStood;
import shop.order.tracking.TrackedOrders;
import shop.platform.messaging.Commands;
import shop.platform.processing.Backlog;
import shop.platform.processing.Backlogs;
import shop.platform.security.SecurityConfiguration;
import shop.platform.serialization.SerializationConfiguration;
import shop.platform.trying.TryingConfiguration;
import shop.platform.web.WebConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface as the service configures it, on a free port, before orders that are kept in memory. Whoever sends
 * {@code Bearer maria/customer} is Maria, a customer.
 */
final class OrdersOverHttp implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();
    private final List<InputStream> streams = new ArrayList<>();

    private OrdersOverHttp(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static OrdersOverHttp start(String... arguments) {
        return start(new SpringApplicationBuilder(Slice.class), arguments);
    }

    /** @param more beans beside those of the service */
    static OrdersOverHttp startWith(Class<?> more) {
        return start(new SpringApplicationBuilder(Slice.class, more));
    }

    private static OrdersOverHttp start(SpringApplicationBuilder service, String... arguments) {
        return new OrdersOverHttp((ServletWebServerApplicationContext) service.web(WebApplicationType.SERVLET)
                .properties("spring.config.name=order", "axon.axonserver.enabled=false")
                .run(Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                        .toArray(String[]::new)));
    }

    OrdersInMemory orders() {
        return context.getBean(OrdersInMemory.class);
    }

    <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    /** How many streams are open. */
    int watched() {
        return context.getBean(LiveOrders.class).watched();
    }

    /** What happens to those who watch when the service is told to stop, and to nobody else. */
    void stopWatching() {
        context.getBean(LiveOrders.class).stop();
    }

    Answer get(String caller, String path) {
        return send(request(caller, path).GET());
    }

    Answer post(String caller, String path, String body, String... headers) {
        HttpRequest.Builder request = request(caller, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            // A request's own timeout ends with the headers of its answer.
            return new Answer(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                    .get(60, TimeUnit.SECONDS));
        } catch (TimeoutException endless) {
            throw new AssertionError("The answer does not end", endless);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io
                    ? new UncheckedIOException(io)
                    : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Begins to watch something, until the end of this. */
    void watch(String caller, String path) {
        try {
            streams.add(client.send(request(caller, path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What is answered to a body of which only the beginning comes. */
    JsonNode halfSent(String caller, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", context.getWebServer().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + caller
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"cus")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        }
    }

    /** @param caller {@code name/role}, or empty for a caller without token */
    HttpRequest.Builder request(String caller, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path));
        return caller.isEmpty() ? request : request.header("Authorization", "Bearer " + caller);
    }

    @Override
    public void close() {
        for (InputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException alreadyOver) {
                // Nobody watches any more.
            }
        }
        context.close();
    }

    /** What came back. */
    record Answer(HttpResponse<String> raw) {

        int status() {
            return raw.statusCode();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        JsonNode body() {
            return JsonMapper.shared().readTree(raw.body());
        }

        /** A text in the body, by JSON pointer; empty when there is none. */
        String text(String pointer) {
            return body().at(pointer).asString();
        }
    }

    /** Marked by no stereotype: it must not be found by a service that is started whole. */
    @ImportAutoConfiguration({
        AopAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        GuardConfiguration.class,
        SerializationConfiguration.class,
        SecurityConfiguration.class,
        TryingConfiguration.class,
        WebConfiguration.class,
        shop.http.DialectBehindSecurity.class,
        shop.http.HttpDialect.class
    })
    @EnableConfigurationProperties(Market.class)
    @Import({
        OrdersController.class,
        ReturnsController.class,
        LiveOrders.class,
        Admission.class,
        OrderStory.class,
        WaitsInWords.class,
        Offers.class,
        GoodwillLimits.class,
        PayerLinks.class,
        TrackingLinksConfiguration.class,
        OrderTerms.class
    })
    @ComponentScan(
            basePackages = {"shop.order.ordering", "shop.order.returns"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(Aggregate.class))
    static class Slice {

        @Bean
        OrdersInMemory orders() {
            return new OrdersInMemory();
        }

        @Bean
        CommandGateway commandGateway(OrdersInMemory orders) {
            return orders.commands();
        }

        @Bean
        Commands commands(CommandGateway gateway) {
            return new Commands(gateway);
        }

        @Bean
        QueryGateway queryGateway(OrdersInMemory orders) {
            return orders.queries();
        }

        @Bean
        DryRun dryRun(OrdersInMemory orders) {
            return MugsAndTea.dryRunOf(orders.events());
        }

        @Bean
        ReturnDryRun returnDryRun(OrdersInMemory orders, DryRun dryRun) {
            return MugsReturned.dryRunOf(orders.returns(), dryRun);
        }

        @Bean
        EventStore eventStore(OrdersInMemory orders) {
            return orders.events();
        }

        @Bean
        OrderAsItStood asItStood(OrdersInMemory orders) {
            return TrackedOrders.asTheyStoodIn(orders.events());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Backlogs backlogs(OrdersInMemory orders) {
            return new Backlogs() {
                @Override
                public Backlog of(String processor) {
                    return orders.backlog();
                }

                @Override
                public boolean isLogRecognised() {
                    return orders.isLogRecognised();
                }
            };
        }

        @Bean
        JwtDecoder namesAndRolesAsTokens() {
            return token -> {
                String[] parts = token.split("/", -1);
                if (parts.length != 2) {
                    throw new BadJwtException("nobody has signed this");
                }
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject(parts[0])
                        .claim("roles", List.of(parts[1]))
                        .issuer("http://127.0.0.1:9000")
                        .audience(List.of("shop"))
                        .expiresAt(Instant.now().plusSeconds(60))
                        .build();
            };
        }
    }
}
