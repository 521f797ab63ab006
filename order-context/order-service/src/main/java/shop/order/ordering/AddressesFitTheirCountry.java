package shop.order.ordering;

import shop.kernel.Countries;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;

/** SHP-16: a country is one of ISO 3166; an address has a postcode and a city, unless its country's addresses have none. */
final class AddressesFitTheirCountry {

    private AddressesFitTheirCountry() {}

    static void check(Recipient recipient) {
        Countries.gapIn(recipient).ifPresent(gap -> {
            throw BusinessRejection.ofField("SHP-16", gap.code(), gap.field(), gap.message());
        });
    }
}
