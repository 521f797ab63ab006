package shop.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The countries of the world (ISO 3166-1, as the JDK knows them), and what an address in each needs. Many have no
 * postcodes, some no towns that an address could name.
 *
 * <p>What an address needs is what libaddressinput publishes for each country ({@code fmt} and {@code require} in
 * {@code region_data_constants.cc}, read in November 2026): a part is needed unless the country's addresses have no place
 * for it, or do without it.
 */
public final class Countries {

    private static final Set<String> ALL = Set.of(Locale.getISOCountries());

    private static final Set<String> WITHOUT_POSTCODES = codes("""
            AE AG AO AQ AW BF BI BJ BO BQ BS BV BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN LC LY
            ML MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX SY TD TF TG TK TL TO TV UG VU WS YE ZW""");

    private static final Set<String> WITHOUT_CITIES = codes("AE AG CO GI HK ID JP KY MO NR SG SM VG VN");

    private Countries() {}

    /** Whether this is the two-letter code of a country. */
    public static boolean isOne(String code) {
        return ALL.contains(code);
    }

    /** Whether an address in this country has a postcode. */
    public static boolean needsPostcode(String code) {
        return !WITHOUT_POSTCODES.contains(code);
    }

    /** Whether an address in this country names a city. */
    public static boolean needsCity(String code) {
        return !WITHOUT_CITIES.contains(code);
    }

    /** What is wrong with an address for its country, if anything. */
    public static Optional<Gap> gapIn(Recipient recipient) {
        String country = recipient.country();
        if (!isOne(country)) {
            return Optional.of(new Gap(
                    "country-unknown",
                    "shipTo.country",
                    "must be a two-letter code of ISO 3166, such as KR, DE or GB"));
        }
        if (recipient.postcode().isBlank() && needsPostcode(country)) {
            return Optional.of(new Gap(
                    "postcode-missing", "shipTo.postcode", "is missing; an address in " + country + " has one"));
        }
        if (recipient.city().isBlank() && needsCity(country)) {
            return Optional.of(
                    new Gap("city-missing", "shipTo.city", "is missing; an address in " + country + " has one"));
        }
        return Optional.empty();
    }

    /**
     * What an address lacks.
     *
     * @param code for programs
     * @param field which part of it
     * @param message what is wrong with that part, for people
     */
    public record Gap(String code, String field, String message) {}

    private static Set<String> codes(String list) {
        return Set.of(list.split("\\s+"));
    }
}
