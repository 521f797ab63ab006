package shop.kernel;

import java.util.Optional;

/**
 * Who receives a parcel, and where. What is not known is an empty text.
 *
 * @param country ISO 3166 two-letter code
 * @param street2 a second line of the street's address: a flat, a floor, a company, if there is one
 * @param phone for the carrier's questions on the doorstep, if it is known
 */
public record Recipient(
        String name,
        String street,
        String city,
        String postcode,
        String region,
        String country,
        String email,
        Optional<String> street2,
        Optional<String> phone) {

    public Recipient {
        name = orEmpty(name);
        street = orEmpty(street);
        city = orEmpty(city);
        postcode = orEmpty(postcode);
        region = orEmpty(region);
        country = orEmpty(country);
        email = orEmpty(email);
        street2 = street2 == null ? Optional.empty() : street2.filter(line -> !line.isEmpty());
        phone = phone == null ? Optional.empty() : phone.filter(number -> !number.isEmpty());
    }

    /** With one line of address, and without a telephone. */
    public Recipient(
            String name, String street, String city, String postcode, String region, String country, String email) {
        this(name, street, city, postcode, region, country, email, Optional.empty(), Optional.empty());
    }

    /** The same, with another postcode. */
    public Recipient withPostcode(String right) {
        return new Recipient(name, street, city, right, region, country, email, street2, phone);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
