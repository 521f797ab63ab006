package shop.shipping.tracking;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * On whose calendar a day of delivery is promised (SHP-09).
 *
 * @param calendars the zone of each country, by its ISO 3166 two-letter code; any other country is taken as UTC
 */
@ConfigurationProperties("shipping.tracking")
record DestinationCalendars(@DefaultValue Map<String, ZoneId> calendars) {

    DestinationCalendars {
        calendars = Map.copyOf(calendars);
    }

    ZoneId of(String country) {
        return calendars.getOrDefault(country, ZoneOffset.UTC);
    }
}
