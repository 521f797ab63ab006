package shop.kernel;

/**
 * Who receives a parcel, and where. What is not known is an empty text.
 *
 * @param country ISO 3166 two-letter code
 */
public record Recipient(
        String name, String street, String city, String postcode, String region, String country, String email) {

    public Recipient {
        name = orEmpty(name);
        street = orEmpty(street);
        city = orEmpty(city);
        postcode = orEmpty(postcode);
        region = orEmpty(region);
        country = orEmpty(country);
        email = orEmpty(email);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
