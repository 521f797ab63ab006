package shop.order.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Facts about markets, as they stand in a file beside this class: a line for one or several countries, of columns that are
 * separated by a semicolon and a space. Empty lines and those that begin with # say nothing.
 *
 * @param byCountry by an ISO 3166 code of two letters
 */
record MarketTable<F>(Map<String, F> byCountry) {

    Optional<F> of(Market market) {
        return Optional.ofNullable(byCountry.get(market.country()));
    }

    /**
     * @param facts how many columns of them a line begins with; after them stand the countries, separated by spaces, and whence
     *     they are known
     * @param fact what they say
     */
    static <F> MarketTable<F> read(String file, int facts, Function<String[], F> fact) {
        Map<String, F> known = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MarketTable.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("; ", facts + 2))
                    .forEach(line -> {
                        for (String country : line[facts].split(" ")) {
                            known.put(country, fact.apply(line));
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new MarketTable<>(Map.copyOf(known));
    }
}
