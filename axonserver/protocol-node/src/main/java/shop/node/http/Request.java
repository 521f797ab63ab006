package shop.node.http;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What was asked, and the way to answer it, once. */
public final class Request {

    /** What a decoder puts in the place of bytes that are no UTF-8. */
    private static final String NO_TEXT = "\uFFFD";

    private final Exchange exchange;
    private final Map<String, String> parameters;
    private final Map<String, String> variables;

    /** A request to what was found at its address; refused if it asks for something that is overlooked there. */
    public Request(Exchange exchange, Routes.Found found) {
        this.exchange = exchange;
        this.parameters = parameters(exchange.query().orElse(""), found.parameters());
        this.variables = found.variables();
    }

    private static Map<String, String> parameters(String query, Set<String> known) {
        Map<String, String> found = new HashMap<>();
        for (String pair : query.split("&")) {
            int sign = pair.indexOf('=');
            String name = decode(sign < 0 ? pair : pair.substring(0, sign));
            if (pair.isEmpty()) {
                continue;
            }
            if (!known.contains(name)) {
                throw Problem.badParameter(
                        "unknown-parameter",
                        "A parameter of the query is not known here. Known are %s."
                                .formatted(String.join(", ", new TreeSet<>(known))));
            }
            if (found.put(name, sign < 0 ? "" : decode(pair.substring(sign + 1))) != null) {
                throw Problem.badParameter("repeated", "The parameter '%s' is given more than once.".formatted(name));
            }
        }
        return found;
    }

    public static String decode(String encoded) {
        try {
            String decoded = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (!decoded.contains(NO_TEXT)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The address holds a percent sign that is no escape.");
        }
        throw Problem.badRequest("The address must be percent-encoded UTF-8.");
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

    /** A time, to the millisecond, as events have theirs. */
    public Optional<Instant> time(String name) {
        return parameter(name).map(text -> {
            try {
                return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
            } catch (DateTimeParseException | ArithmeticException none) {
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
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(begin("application/json"), StandardCharsets.UTF_8))) {
            Json json = new Json(writer);
            body.accept(json);
            json.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Begins an answer of a length that is not known yet. */
    OutputStream begin(String type) {
        return exchange.with("Cache-Control", "no-store").begin(200, type);
    }
}
