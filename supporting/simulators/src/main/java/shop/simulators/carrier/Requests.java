package shop.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import shop.http.Identifier;

/**
 * What the carrier can be asked for. What else a label needs (sender, weights) is read by nobody here and may be
 * anything.
 */
final class Requests {

    private static final int LONGEST_TEXT = 255;

    private Requests() {}

    /**
     * Sell a label.
     *
     * @param reference the shop's name for the shipment
     * @param labelNumber which label of the shipment this is
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Label(@Identifier String reference, @Identifier String labelNumber, Address to) {

        Label {
            require(reference, "reference");
            bounded(reference, "reference");
            require(labelNumber, "labelNumber");
            bounded(labelNumber, "labelNumber");
            require(to, "to");
        }
    }

    /** Where the parcel goes; some countries have no postcodes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(String postcode, Optional<String> country) {

        Address {
            postcode = postcode == null ? "" : postcode;
            bounded(postcode, "postcode");
        }
    }

    private static void bounded(String text, String name) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(name + " must have at most " + LONGEST_TEXT + " characters");
        }
    }

    private static void require(Object value, String name) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
