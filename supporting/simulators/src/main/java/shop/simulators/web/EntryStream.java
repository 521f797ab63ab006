package shop.simulators.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.MediaType;
import shop.simulators.ledger.LedgerFile;

/** A ledger's entries as lines of JSON, each as it is stored, with its number {@code n} before the rest. */
public final class EntryStream {

    private EntryStream() {}

    /**
     * Answers with all entries that follow number {@code after}.
     *
     * @throws IllegalArgumentException when no entry could have such a number
     */
    public static void write(LedgerFile ledger, long after, HttpServletResponse response) throws IOException {
        Given.notNegative(after, "after");
        ledger.settle();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        ledger.read(after, (number, json) -> {
            out.write(("{\"n\":" + number + ",").getBytes(UTF_8));
            out.write(json, 1, json.length - 1);
            out.write('\n');
        });
        out.flush();
    }
}
