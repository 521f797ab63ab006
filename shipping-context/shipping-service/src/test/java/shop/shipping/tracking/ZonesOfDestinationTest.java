package shop.shipping.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.kernel.Recipient;

@DisplayName("The zones of a destination")
class ZonesOfDestinationTest {

    private static final LocalDate PROMISED = LocalDate.parse("2026-06-10");

    @ParameterizedTest(name = "{0} {1} {2} at {3}: {4}")
    @DisplayName("tell whether a moment was in time there (SHP-09), by region or postcode")
    @CsvSource({
        "US, CA, '', 2026-06-11T05:30:00Z, true",
        "US, California, '', 2026-06-11T05:30:00Z, true",
        "US, us-ca, '', 2026-06-11T07:00:00Z, false",
        "US, '', 90012, 2026-06-11T05:30:00Z, true",
        "US, '', 10001-1234, 2026-06-11T05:30:00Z, false",
        "US, HI, '', 2026-06-11T09:30:00Z, true",
        "CA, '', V6B 1A1, 2026-06-11T06:30:00Z, true",
        "CA, '', M5V 2T6, 2026-06-11T06:30:00Z, false",
        "AU, WA, '', 2026-06-10T15:00:00Z, true",
        "AU, '', 2000, 2026-06-10T15:00:00Z, false",
        "BR, AM, '', 2026-06-11T03:30:00Z, true",
        "BR, '', 69005-010, 2026-06-11T03:30:00Z, true",
        "BR, SP, '', 2026-06-11T03:30:00Z, false",
        "BR, PE, 50030-000, 2026-06-11T02:30:00Z, true",
        "BR, PE, 53990-000, 2026-06-11T02:30:00Z, false",
        "BR, AM, 69005-010, 2026-06-11T04:30:00Z, false",
        "US, TN, 00000, 2026-06-11T06:30:00Z, false",
        "ES, '', 35001, 2026-06-10T22:30:00Z, true",
        "ES, '', 28001, 2026-06-10T22:30:00Z, false",
        "PT, Açores, '', 2026-06-10T23:30:00Z, true",
        "ID, '', 99111, 2026-06-10T15:30:00Z, false",
        "KR, '', 04524, 2026-06-10T14:59:59Z, true",
        "CN, '', 830000, 2026-06-10T16:00:00Z, false"
    })
    void tell(String country, String region, String postcode, String moment, boolean inTime) {
        assertThat(of(country, region, postcode).isBy(PROMISED, Instant.parse(moment)))
                .contains(inTime);
    }

    @ParameterizedTest(name = "{0} {1} {2} at {3}")
    @DisplayName("tell nothing where it was one day in one of them and another in another, or none is known")
    @CsvSource({
        "US, '', '', 2026-06-11T05:30:00Z",
        "US, Nowhere, 00000, 2026-06-11T05:30:00Z",
        "US, TN, '', 2026-06-11T04:30:00Z",
        "BR, PE, '', 2026-06-11T02:30:00Z",
        "US, AE, 09012, 2026-06-20T12:00:00Z",
        "ZZ, '', '', 2026-06-20T12:00:00Z"
    })
    void tellNothing(String country, String region, String postcode, String moment) {
        assertThat(of(country, region, postcode).isBy(PROMISED, Instant.parse(moment)))
                .isEmpty();
    }

    @Test
    @DisplayName("agree where it is late everywhere in a country of many")
    void agree() {
        assertThat(of("US", "", "").isBy(PROMISED, Instant.parse("2026-06-13T12:00:00Z")))
                .contains(false);
    }

    @Test
    @DisplayName("are known of every country")
    void areKnown() {
        List<String> unknown = Arrays.stream(Locale.getISOCountries())
                .filter(country -> of(country, "", "").ids().isEmpty())
                .toList();
        assertThat(unknown).isEmpty();
    }

    private static ZonesOfDestination of(String country, String region, String postcode) {
        return ZonesOfDestination.of(new Recipient("", "", "", postcode, region, country, ""));
    }
}
