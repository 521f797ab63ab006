package shop.verification;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the system over HTTP, through the gateway, as whichever role they need. */
final class Shop {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String gateway;

    Shop(String gateway) {
        this.gateway = gateway;
    }

    /** An answer, with its body as JSON (an empty object where there is none). */
    record Answer(int status, Map<String, List<String>> headers, JsonNode body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    Answer place(String order, String... headers) {
        return send("demo-shop", "POST", gateway + "/orders", order, headers);
    }

    /** Places an order and waits until it can be read: the same content is the same order, however often it is sent. */
    Answer placed(String order) {
        return await("an order to be seen")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(() -> place(order), answer -> answer.status() != 202);
    }

    Answer read(String path) {
        return send("demo-support", "GET", gateway + path, "");
    }

    Answer as(String client, String method, String path, String body, String... headers) {
        return send(client, method, gateway + path, body, headers);
    }

    /** Without any token, to an address of its own. */
    JsonNode look(String method, String uri, String body) {
        return exchange(request(method, uri, body)).body();
    }

    Answer anonymously(String method, String path, String body) {
        return exchange(request(method, gateway + path, body));
    }

    /** The same of an instance of a service, past the gateway. */
    Answer readAt(String service, String path) {
        return send("demo-support", "GET", service + path, "");
    }

    /** What an address tells for as long as there is something to tell. */
    InputStream watchAt(String service, String path) {
        try {
            return http.send(
                            request("GET", service + path, "")
                                    .header(
                                            "Authorization",
                                            "Bearer " + tokens.computeIfAbsent("demo-support", this::token))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks as an operator: again, where the store did not answer within the second that an operator waits. */
    Answer operate(String method, String path, String body) {
        return await(path)
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> as("demo-operator", method, "/operations/" + path, body),
                        answer -> answer.status() != 503);
    }

    private Answer send(String client, String method, String uri, String body, String... headers) {
        HttpRequest.Builder request = request(method, uri, body)
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(client, this::token));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request);
    }

    /** What everybody gets to see at this path of the gateway, without a token. */
    HttpResponse<String> page(String path) {
        try {
            return http.send(request("GET", gateway + path, "").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.Builder request(String method, String uri, String body) {
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    JSON.readTree(body == null || body.isBlank() ? "{}" : body));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String token(String client) {
        String credentials = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/oauth2/token"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        return exchange(request).body().get("access_token").asString();
    }
}
