package shop.simulators.web;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import shop.simulators.ledger.LedgerFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The last entries of a ledger, newest first, for people to look at. */
public final class LatestEntries {

    private static final int SHOWN = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private LatestEntries() {}

    /** An entry with its number. */
    public record Numbered(long number, JsonNode entry) {

        /** What a field says, or nothing. */
        public String text(String field) {
            return entry.path(field).asString("");
        }

        /** A field that holds a code, as people read it. */
        public String words(String field) {
            return Page.words(text(field));
        }
    }

    /**
     * The last entries whose reference contains {@code reference}.
     *
     * @throws IOException if the ledger cannot be read
     */
    public static List<Numbered> of(LedgerFile ledger, String reference) throws IOException {
        Deque<Numbered> latest = new ArrayDeque<>();
        long after = reference.isBlank() ? Math.max(0, ledger.size() - SHOWN) : 0;
        ledger.read(after, (number, json) -> {
            JsonNode entry = JSON.readTree(json);
            if (entry.path("reference").asString("").contains(reference.strip())) {
                latest.add(new Numbered(number, entry));
                if (latest.size() > SHOWN) {
                    latest.remove();
                }
            }
        });
        List<Numbered> newestFirst = new ArrayList<>(latest);
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
