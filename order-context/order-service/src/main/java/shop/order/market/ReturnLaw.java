package shop.order.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * For how long the law of a market lets goods come back after the last receipt (ORD-24). The facts stand in {@code
 * return-laws.txt} with their sources.
 *
 * @param withdrawal without any reason
 * @param defects where they are not as they were offered
 */
public record ReturnLaw(Period withdrawal, Period defects) {

    private static final ReturnLaw NONE = new ReturnLaw(Period.ZERO, Period.ZERO);
    private static final int COLUMNS = 4;
    private static final Map<String, ReturnLaw> KNOWN = read();

    /** Of the market's country; no time at all where nothing is known. */
    public static ReturnLaw of(Market market) {
        return KNOWN.getOrDefault(market.country(), NONE);
    }

    private static Map<String, ReturnLaw> read() {
        Map<String, ReturnLaw> laws = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReturnLaw.class.getResourceAsStream("return-laws.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> read(line, laws));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(laws);
    }

    private static void read(String line, Map<String, ReturnLaw> laws) {
        String[] columns = line.split("; ", COLUMNS);
        ReturnLaw law = new ReturnLaw(Period.parse(columns[0]), Period.parse(columns[1]));
        for (String country : columns[2].split(" ")) {
            laws.put(country, law);
        }
    }
}
