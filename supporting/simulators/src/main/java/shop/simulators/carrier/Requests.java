package shop.simulators.carrier;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
     * @param isReturn whether somebody sends it back: {@code to} is who that is, and the parcel goes the other way
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Label(@Identifier String reference, @Identifier String labelNumber, Address to, Optional<Boolean> isReturn) {

        Label {
            Given.text(reference, "reference");
            Given.text(labelNumber, "labelNumber");
            Given.required(to, "to");
        }
    }

    /** Where the parcel goes, as it is printed; some countries have no postcodes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(
            Optional<String> name,
            Optional<String> street,
            Optional<String> street2,
            String postcode,
            Optional<String> city,
            Optional<String> region,
            Optional<String> country,
            Optional<String> phone) {

        Address {
            postcode = postcode == null ? "" : postcode;
            Given.bounded(postcode, "postcode");
            Stream.of(name, street, street2, city, region, country, phone)
                    .flatMap(Optional::stream)
                    .forEach(line -> Given.bounded(line, "a line of the address"));
        }

        /** The label's lines, from top to bottom; what is not given takes no room. */
        List<String> printed() {
            String place = Stream.of(Optional.of(postcode), city, region)
                    .flatMap(Optional::stream)
                    .filter(part -> !part.isBlank())
                    .collect(joining(" "));
            return Stream.of(name, street, street2, Optional.of(place), country, phone.map("Tel. "::concat))
                    .flatMap(Optional::stream)
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
