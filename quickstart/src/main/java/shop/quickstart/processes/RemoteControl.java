package shop.quickstart.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import shop.starting.CannotStart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running system, or tells it, from another process. */
final class RemoteControl {

    /** An instance that starts on a busy machine, and another one after it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int REFUSED = 400;

    private final Path data;

    RemoteControl(Path data) {
        this.data = data;
    }

    String status() {
        return Files.exists(data.resolve(Control.FILE))
                ? ask("GET", "/status")
                : "Nothing runs in " + data + ": start it with mvn -Drun=processes.\n";
    }

    String scale(String wanted) {
        return ask("POST", "/scale?" + wanted.replace(',', '&'));
    }

    String stop() throws IOException, InterruptedException {
        if (Files.exists(data.resolve(Control.FILE))) {
            try {
                return ask("POST", "/stop");
            } catch (CannotStart gone) {
                Files.deleteIfExists(data.resolve(Control.FILE));
            }
        }
        int ended = Leftovers.end(data);
        return ended == 0
                ? "Nothing runs in " + data + ".\n"
                : ended + " processes had been left behind; they are ended.\n";
    }

    private static String detail(String problem) {
        try {
            return JsonMapper.shared().readTree(problem).path("detail").asString(problem);
        } catch (JacksonException noProblem) {
            return problem;
        }
    }

    private String ask(String method, String path) {
        try {
            List<String> where = Files.readAllLines(data.resolve(Control.FILE));
            HttpRequest request = HttpRequest.newBuilder(URI.create(where.get(0) + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + where.get(1))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= REFUSED) {
                throw new CannotStart(detail(answer.body()), null);
            }
            return answer.body();
        } catch (IOException nobody) {
            throw new CannotStart(
                    "No system of several processes runs in " + data + ": start one with mvn -Drun=processes.", nobody);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
