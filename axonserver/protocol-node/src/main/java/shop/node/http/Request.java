package shop.node.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was asked, and the way to answer it, once. */
public final class Request {

    private final HttpExchange exchange;
    private final PatientOutput out;
    private final Map<String, String> parameters;
    private final Map<String, String> variables;

    public Request(HttpExchange exchange, PatientOutput out, Map<String, String> variables) {
        this.exchange = exchange;
        this.out = out;
        this.parameters = parameters(exchange.getRequestURI().getRawQuery());
        this.variables = variables;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int sign = pair.indexOf('=');
                String value = sign < 0 ? "" : decode(pair.substring(sign + 1));
                found.put(decode(sign < 0 ? pair : pair.substring(0, sign)), value);
            }
        }
        return found;
    }

    public static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The address holds a percent sign that is no escape.");
        }
    }

    /** A variable of the path. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** A parameter of the query; one that is blank counts as not given. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public String required(String name) {
        return parameter(name).orElseThrow(() -> Problem.badRequest("The parameter '%s' is missing.".formatted(name)));
    }

    public long number(String name, long usual) {
        return parameter(name)
                .map(text -> {
                    try {
                        return Long.parseLong(text);
                    } catch (NumberFormatException e) {
                        throw Problem.badRequest("The parameter '%s' must be a whole number.".formatted(name));
                    }
                })
                .orElse(usual);
    }

    /** How many of something are wanted, between 1 and the most that is given at once. */
    public int limit(int usual, int most) {
        return (int) Math.max(1, Math.min(number("limit", usual), most));
    }

    public Optional<Instant> time(String name) {
        return parameter(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw Problem.badRequest(
                        "The parameter '%s' must be a time like 2024-12-31T23:59:59Z.".formatted(name));
            }
        });
    }

    public boolean flag(String name) {
        return parameter(name).filter("true"::equals).isPresent();
    }

    /** Answers with JSON, written as it is made. What fails after its beginning breaks the answer off. */
    public void json(Consumer<Json> body) {
        json(200, "application/json", body);
    }

    public void problem(Problem problem) {
        problem.allow().ifPresent(methods -> exchange.getResponseHeaders().set("Allow", methods));
        json(problem.status(), "application/problem+json", problem::writeTo);
    }

    private void json(int status, String type, Consumer<Json> body) {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(begin(status, type), StandardCharsets.UTF_8))) {
            Json json = new Json(writer);
            body.accept(json);
            json.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Begins an answer of a length that is not known yet. */
    public OutputStream begin(int status, String type) {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try {
            out.watched(() -> exchange.sendResponseHeaders(status, 0));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return out.to(exchange.getResponseBody());
    }

    /** Whether the answer has begun, so that another can no longer be given. */
    public boolean isAnswered() {
        return exchange.getResponseCode() != -1;
    }
}
