package shop.shipping.labels;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import shop.kernel.Recipient;

/**
 * An address as it stands on a label, the country last: in Korea from the large to the small, elsewhere from the person on.
 * Where town, region and postcode stand differently, the order is that of {@code fmt} in libaddressinput's data; countries
 * that are not named here have the postcode before the town, as most do.
 */
final class AddressLines {

    /** CITY REGION POSTCODE in one line. */
    private static final Set<String> POSTCODE_LAST = Set.of("AU", "CA", "US");

    /** The postcode in a line of its own. */
    private static final Set<String> POSTCODE_BELOW = Set.of("GB", "IE");

    private AddressLines() {}

    static List<String> of(Recipient to) {
        return lines(to)
                .map(AddressLines::printable)
                .filter(line -> !line.isBlank() && !line.equals("()"))
                .toList();
    }

    private static Stream<String> lines(Recipient to) {
        String phone = to.phone().orElse("");
        if (to.country().equals("KR")) {
            return Stream.of(
                    "(" + to.postcode() + ")",
                    joined(to.region(), to.city()),
                    to.street(),
                    to.street2().orElse(""),
                    to.name() + " 귀하",
                    phone,
                    country(to) + " / 대한민국");
        }
        return Stream.of(
                        Stream.of(to.name(), to.street(), to.street2().orElse("")),
                        town(to),
                        Stream.of(country(to), phone))
                .flatMap(part -> part);
    }

    private static Stream<String> town(Recipient to) {
        if (POSTCODE_LAST.contains(to.country())) {
            return Stream.of(joined(joined(to.city(), to.region()), to.postcode()));
        }
        if (POSTCODE_BELOW.contains(to.country())) {
            return Stream.of(to.city(), to.region(), to.postcode());
        }
        return Stream.of(joined(to.postcode(), to.city()), to.region());
    }

    private static String country(Recipient to) {
        return to.country().equals("KR")
                ? "REPUBLIC OF KOREA"
                : new Locale.Builder()
                        .setRegion(to.country())
                        .build()
                        .getDisplayCountry(Locale.UK)
                        .toUpperCase(Locale.ROOT);
    }

    private static String joined(String one, String other) {
        return (one + " " + other).strip();
    }

    /** Accents composed with their letters, and nothing that moves the pen. */
    static String printable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\p{Cf}]", "")
                .strip();
    }
}
