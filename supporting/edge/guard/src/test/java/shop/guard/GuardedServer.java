package shop.guard;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A small server with eight workers and the limits in force, and those who speak to it byte by byte. */
final class GuardedServer implements AutoCloseable {

    static final int WORKERS = 8;

    private final ServletWebServerApplicationContext context;
    private final List<Socket> open = new ArrayList<>();

    private GuardedServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static GuardedServer start(String... settings) {
        return new GuardedServer((ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--server.address=127.0.0.1",
                                        // Nothing is lost with the streams that tests leave open.
                                        "--server.shutdown=immediate",
                                        "--server.forward-headers-strategy=native",
                                        "--spring.main.banner-mode=off",
                                        "--spring.servlet.multipart.enabled=false",
                                        "--server.tomcat.threads.max=" + WORKERS,
                                        "--shop.limits.stream-paths=/live/*",
                                        "--shop.limits.body=100KB"),
                                Stream.of(settings))
                        .toArray(String[]::new)));
    }

    /** How much memory bodies on their way have beyond what each may have. */
    long bytesHeld() {
        return ((BodyFirst) context.getBean("bodyFirst", FilterRegistrationBean.class)
                        .getFilter())
                .bytesHeld();
    }

    /** As a configuration store changes a setting of a running service. */
    void change(String name, String value) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(name + "=" + value, Map.of(name, value)));
    }

    /** Somebody who has connected. */
    Connection connect() throws IOException {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"), context.getWebServer().getPort());
        socket.setSoTimeout(20_000);
        open.add(socket);
        return new Connection(socket);
    }

    /** Sends a whole request and reads the whole answer. */
    String ask(String head, String body) throws IOException {
        try (Connection connection = connect()) {
            connection.send(head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return connection.rest();
        }
    }

    String get(String path, String... headers) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers), "");
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        context.close();
    }

    record Connection(Socket socket) implements AutoCloseable {

        Connection send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return this;
        }

        /** The head of the answer, with whatever of its body came with it. */
        String answer() throws IOException {
            byte[] some = new byte[64 * 1024];
            int length = socket.getInputStream().read(some);
            return length < 0 ? "" : new String(some, 0, length, StandardCharsets.UTF_8);
        }

        /** Whether the server has neither answered nor hung up so far. */
        boolean isOpen() {
            try {
                socket.setSoTimeout(1);
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException listening) {
                return true;
            } catch (IOException gone) {
                return false;
            }
        }

        /** Whether the server has hung up, or does on this, within the socket's patience. */
        boolean hangsUpOn(String more) throws IOException {
            try {
                send(more);
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException listening) {
                return false;
            } catch (SocketException gone) {
                return true;
            }
        }

        /** All until the server hangs up. */
        String rest() throws IOException {
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        GuardConfiguration.class
    })
    @Import(Echo.class)
    static class Application {}

    @RestController
    static class Echo {

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }

        @PostMapping(
                path = {"/echo", "/short"},
                consumes = MediaType.APPLICATION_JSON_VALUE)
        Map<String, Object> echo(@RequestBody Map<String, Object> body, HttpServletRequest request) {
            return Map.of(
                    "text",
                    body.get("text"),
                    "comesIn",
                    request.getDispatcherType() == DispatcherType.REQUEST,
                    "query",
                    String.valueOf(request.getParameter("q")));
        }

        @PostMapping(path = "/form", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        String form(@RequestParam("name") List<String> names) {
            return String.join("|", names);
        }

        @GetMapping("/live/{id}")
        SseEmitter live() throws IOException {
            SseEmitter emitter = new SseEmitter(600_000L);
            emitter.send("one");
            return emitter;
        }

        @PostMapping(path = "/live/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
        SseEmitter liveOf(@RequestBody Map<String, Object> body) throws IOException {
            SseEmitter emitter = new SseEmitter(600_000L);
            emitter.send(body.get("text"));
            emitter.complete();
            return emitter;
        }
    }
}
