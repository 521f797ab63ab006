package shop.order.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The market that the shop sells on.
 *
 * @param country whose holidays count: an ISO 3166 code of two letters
 * @param zone in which its days begin and end
 * @param holidays days that are no business days either: decreed for one year, or of a country of which no data is kept
 */
@ConfigurationProperties("order.market")
public record Market(
        @DefaultValue("DE") String country,
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue Set<LocalDate> holidays) {

    public Market {
        if (!Set.of(Locale.getISOCountries()).contains(country)) {
            throw new IllegalArgumentException(
                    "order.market.country must be an ISO 3166 code such as DE, not " + country);
        }
        holidays = Set.copyOf(holidays);
    }
}
