package shop.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import shop.http.Identifier;
import shop.simulators.web.Given;

/**
 * What the carrier can be asked for. What else a label needs (sender, weights) is read by nobody here and may be
 * anything.
 */
final class Requests {

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
            Given.text(reference, "reference");
            Given.text(labelNumber, "labelNumber");
            Given.required(to, "to");
        }
    }

    /** Where the parcel goes; some countries have no postcodes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(String postcode, Optional<String> country) {

        Address {
            postcode = postcode == null ? "" : postcode;
            Given.bounded(postcode, "postcode");
        }
    }
}
