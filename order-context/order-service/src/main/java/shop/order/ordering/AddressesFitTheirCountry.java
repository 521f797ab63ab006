package shop.order.ordering;

import java.util.Map;
import shop.kernel.Countries;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;

/** SHP-16: a country is one of ISO 3166; an address has a postcode and a city, unless its country's addresses have none. */
final class AddressesFitTheirCountry {

    private AddressesFitTheirCountry() {}

    static void check(Recipient recipient) {
        String country = recipient.country();
        if (!Countries.isOne(country)) {
            throw refused(
                    "country-unknown", "shipTo.country", "must be a two-letter code of ISO 3166, such as KR, DE or GB");
        }
        if (recipient.postcode().isBlank() && Countries.needsPostcode(country)) {
            throw refused("postcode-missing", "shipTo.postcode", "is missing; an address in " + country + " has one");
        }
        if (recipient.city().isBlank() && Countries.needsCity(country)) {
            throw refused("city-missing", "shipTo.city", "is missing; an address in " + country + " has one");
        }
    }

    private static BusinessRejection refused(String code, String field, String message) {
        return BusinessRejection.of("SHP-16", code, field + " " + message + ".", Map.of("field", field));
    }
}
