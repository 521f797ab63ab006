package shop.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A port that speaks the dialect, with little behind it, asked byte by byte. */
final class Port implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private Port(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static Port open() {
        return new Port((ServletWebServerApplicationContext) new SpringApplicationBuilder(Shelf.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off"));
    }

    Answer get(String target, String... headers) {
        return send("GET " + target + " HTTP/1.1", "", headers);
    }

    Answer post(String body) {
        return send("POST /books HTTP/1.1", body, "Content-Type: application/json");
    }

    /** @param line the request line, as it is */
    Answer send(String line, String body, String... headers) {
        return send(line, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String line, byte[] body, String... headers) {
        String head = line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + (body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", context.getWebServer().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer, as it came. */
    record Answer(String raw) {

        int status() {
            return Integer.parseInt(raw.split(" ", 3)[1]);
        }

        String header(String name) {
            return raw.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                            .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        JsonNode body() {
            String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
            int begin = body.indexOf('{');
            return JsonMapper.shared().readTree(begin < 0 ? "{}" : body.substring(begin, body.lastIndexOf('}') + 1));
        }

        String text(String pointer) {
            return body().at(pointer).asString();
        }
    }

    /** How a book is bound. */
    enum Binding {
        HARDCOVER,
        PAPERBACK
    }

    /** A book, as somebody writes it. */
    record Book(
            @Identifier String isbn,
            String title,
            Integer pages,
            long pence,
            Binding binding,
            Boolean lent,
            Instant bought,
            java.time.LocalDate due,
            Shelfmark shelf,
            List<Book> bound,
            Optional<String> note,
            @Identifier Optional<String> lender) {}

    /** A place with a rule of its own. */
    record Shelfmark(String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Shelfmark {
            if (!value.matches("[A-Z][0-9]")) {
                throw new IllegalArgumentException("a shelfmark is a letter and a digit");
            }
        }
    }

    /** Marked by no stereotype of Boot's that would scan for others. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpDialect.class
    })
    @Import(Books.class)
    static class Shelf {}

    @RestController
    static class Books {

        @GetMapping("/books")
        List<String> list(
                @RequestParam(defaultValue = "20") int size,
                @RequestParam(required = false) String author,
                @RequestParam(required = false) List<Binding> binding,
                @RequestParam(required = false) Instant since,
                @RequestParam(required = false) Boolean lent,
                @RequestParam Optional<Boolean> shelved,
                @RequestParam(defaultValue = "") String search) {
            return List.of();
        }

        @GetMapping("/books/{isbn}/pages/{page}")
        int page(@PathVariable String isbn, @PathVariable int page) {
            return page;
        }

        @GetMapping("/books/{isbn}")
        String read(
                @PathVariable String isbn,
                @RequestHeader(name = "Reader", defaultValue = "") String reader,
                @RequestHeader(name = "Accept-Language", defaultValue = "") String languages) {
            return isbn;
        }

        @PostMapping(path = "/books", consumes = MediaType.APPLICATION_JSON_VALUE)
        Book buy(@RequestBody Book book) {
            return book;
        }

        @PostMapping("/fire")
        String fail() {
            throw new IllegalStateException("java.lang.Secret at line 7");
        }

        @PostMapping("/notes")
        String note(@RequestBody(required = false) Optional<Book> book) {
            return "noted";
        }
    }
}
