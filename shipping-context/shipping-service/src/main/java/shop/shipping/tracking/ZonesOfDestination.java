package shop.shipping.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.kernel.Recipient;

/**
 * The zones that a destination may lie in (SHP-09): of its region and postcode, or of the one that
 * is known, or else all of its country. Most
 * countries have one. Where there are several, and it matters, nobody is told that a promise was kept or missed.
 *
 * @param ids of the tz database; none where nothing is known
 */
record ZonesOfDestination(List<String> ids) {

    private static final int LONGEST_BEGINNING = 5;

    private static final Map<String, List<String>> KNOWN = read();

    ZonesOfDestination {
        ids = List.copyOf(ids);
    }

    static ZonesOfDestination of(Recipient recipient) {
        String country = recipient.country();
        Optional<List<String>> ofPostcode = byPostcode(country, recipient.postcode());
        return new ZonesOfDestination(byRegion(country, recipient.region())
                .map(zones ->
                        ofPostcode.map(narrower -> inBoth(zones, narrower)).orElse(zones))
                .or(() -> ofPostcode)
                .orElseGet(() -> KNOWN.getOrDefault(country, List.of())));
    }

    /** Those of the region that the postcode leaves; all of them where the two contradict each other. */
    private static List<String> inBoth(List<String> ofRegion, List<String> ofPostcode) {
        List<String> both = ofRegion.stream().filter(ofPostcode::contains).toList();
        return both.isEmpty() ? ofRegion : both;
    }

    /**
     * Whether this moment is on that day at the latest, on the destination's calendar.
     *
     * @return nothing where it is in one of the zones and is not in another, or where no zone is known
     */
    Optional<Boolean> isBy(LocalDate day, Instant moment) {
        Set<Boolean> answers = ids.stream()
                .map(zone -> !LocalDate.ofInstant(moment, ZoneId.of(zone)).isAfter(day))
                .collect(Collectors.toSet());
        return answers.size() == 1 ? Optional.of(answers.iterator().next()) : Optional.empty();
    }

    private static Optional<List<String>> byRegion(String country, String region) {
        String name = plain(region);
        String code = name.startsWith(country + "-") ? name : country + "-" + name;
        return Optional.ofNullable(KNOWN.get(code));
    }

    private static Optional<List<String>> byPostcode(String country, String postcode) {
        String code = plain(postcode);
        for (int length = Math.min(LONGEST_BEGINNING, code.length()); length > 0; length--) {
            List<String> zones = KNOWN.get(country + ":" + code.substring(0, length));
            if (zones != null) {
                return Optional.of(zones);
            }
        }
        return Optional.empty();
    }

    /** As the table writes it: São Paulo is SAO_PAULO. */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static Map<String, List<String>> read() {
        try (InputStream table = ZonesOfDestination.class.getResourceAsStream("zones.txt")) {
            var known = new HashMap<String, List<String>>();
            Set<String> zones = ZoneId.getAvailableZoneIds();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> words = List.of(line.split(" "));
                        // A JDK may be older than the table, and not know the youngest zones.
                        List<String> inUse =
                                words.stream().skip(1).filter(zones::contains).toList();
                        keys(words.get(0)).forEach(key -> known.put(key, inUse));
                    });
            return Map.copyOf(known);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("zones.txt cannot be read", unreadable);
        }
    }

    /** {@code US-CA|CALIFORNIA} are two names of one region, {@code US:900-961} all beginnings from one to the other. */
    private static List<String> keys(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            int bar = written.indexOf('|');
            return bar < 0
                    ? List.of(written)
                    : List.of(
                            written.substring(0, bar),
                            written.substring(0, written.indexOf('-') + 1) + written.substring(bar + 1));
        }
        String country = written.substring(0, colon + 1);
        String[] range = written.substring(colon + 1).split("-");
        if (range.length == 1) {
            return List.of(written);
        }
        var keys = new ArrayList<String>();
        for (int each = Integer.parseInt(range[0]); each <= Integer.parseInt(range[1]); each++) {
            keys.add(country + String.format(Locale.ROOT, "%03d", each));
        }
        return keys;
    }
}
