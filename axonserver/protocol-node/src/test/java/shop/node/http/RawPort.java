package shop.node.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody who speaks to a port byte by byte, and says what nobody should. */
final class RawPort {

    private final int port;

    RawPort(int port) {
        this.port = port;
    }

    record Answer(String raw) {

        int status() {
            return Integer.parseInt(raw.split(" ", 3)[1]);
        }

        String header(String name) {
            return head().lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .collect(Collectors.joining(", "));
        }

        private String head() {
            return raw.substring(0, raw.indexOf("\r\n\r\n"));
        }

        String body() {
            return raw.substring(raw.indexOf("\r\n\r\n") + 4);
        }
    }

    /** Sends what is said, ends each line as HTTP wants it, and reads until the other side hangs up. */
    Answer say(List<String> head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            String text = String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
