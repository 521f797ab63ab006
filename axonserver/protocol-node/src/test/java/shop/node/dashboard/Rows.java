package shop.node.dashboard;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a search has told so far. */
final class Rows implements AutoCloseable {

    private final List<JsonObject> rows = new CopyOnWriteArrayList<>();
    private final List<JsonObject> ends = new CopyOnWriteArrayList<>();
    private final List<JsonObject> columns = new CopyOnWriteArrayList<>();
    private final List<JsonObject> values = new CopyOnWriteArrayList<>();
    private final List<JsonObject> skipped = new CopyOnWriteArrayList<>();
    private final List<JsonObject> others = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;

    private Rows(InputStream body) {
        this.body = body;
        this.reader = new Thread(this::read, "rows");
        reader.setDaemon(true);
        reader.start();
    }

    static Rows of(HttpResponse<InputStream> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError("The search answered " + answer.statusCode());
        }
        return new Rows(answer.body());
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    listOf(name).add(JsonParser.parseString(line.substring(6)).getAsJsonObject());
                }
            }
        } catch (IOException gone) {
            // The node or the test has closed it.
        }
    }

    private List<JsonObject> listOf(String name) {
        return switch (name) {
            case "row" -> rows;
            case "searched" -> ends;
            case "columns" -> columns;
            case "values" -> values;
            case "skipped" -> skipped;
            default -> others;
        };
    }

    /** Waits until all that was stored in so many contexts is searched. */
    Rows searched(int contexts) {
        await().atMost(Duration.ofSeconds(60)).until(() -> ends.size() >= contexts);
        return this;
    }

    Rows searched() {
        return searched(1);
    }

    /** Waits until the answer has ended. */
    Rows ended() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !reader.isAlive());
        return this;
    }

    List<JsonObject> all() {
        return rows;
    }

    JsonObject end() {
        return ends.get(0);
    }

    /** The names of a table's columns. */
    String columns() {
        return columns.get(0).get("columns").toString();
    }

    /** The rows of a table, in the order in which they came. */
    List<String> values() {
        return values.stream().map(row -> row.get("values").toString()).toList();
    }

    /** The last part of each row's type, in the order in which they came. */
    List<String> types() {
        return rows.stream()
                .map(row -> row.get("type").getAsString())
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    /** How many events were left out. */
    long skipped() {
        return skipped.stream()
                .mapToLong(each -> each.get("events").getAsLong())
                .sum();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
