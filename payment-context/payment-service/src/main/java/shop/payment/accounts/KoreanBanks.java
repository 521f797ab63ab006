package shop.payment.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The banks of Korea, and what providers call them. The facts stand in {@code korean-banks.txt} with their sources. */
public final class KoreanBanks {

    private static final Map<String, Bank> KNOWN = read();

    /**
     * A bank.
     *
     * @param code of the Korea Financial Telecommunications and Clearings Institute, three digits
     * @param tossCode as Toss Payments calls it
     * @param portOneName as PortOne calls it
     * @param name as people call it
     */
    public record Bank(String code, String tossCode, String portOneName, String name) {}

    private KoreanBanks() {}

    public static Optional<Bank> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    private static Map<String, Bank> read() {
        Map<String, Bank> banks = new LinkedHashMap<>();
        try (InputStream table = KoreanBanks.class.getResourceAsStream("korean-banks.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] facts = line.split("; *", 4);
                    banks.put(facts[0], new Bank(facts[0], facts[1], facts[2], facts[3]));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(banks);
    }
}
