package shop.shipping.carrier.simulated;

import java.util.Optional;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;
import shop.kernel.Recipient;

/** The carrier's answers as it writes them. */
final class Answers {

    private Answers() {}

    /**
     * The answer to a purchase.
     *
     * @param corrected what the carrier put right in the address, if anything
     */
    record Label(String labelId, String trackingCode, String carrier, Optional<Correction> corrected) {

        /** The whole address, put right; nothing when it was right already. */
        Optional<Recipient> corrected(Recipient given) {
            return putRight(corrected, given);
        }

        boolean isWhole() {
            return isThere(labelId) && isThere(trackingCode) && isThere(carrier);
        }

        private static boolean isThere(String text) {
            return text != null && !text.isBlank();
        }
    }

    /**
     * The answer to the question whether parcels can be delivered to an address.
     *
     * @param corrected what the carrier put right in it, if anything
     */
    record Checked(boolean deliverable, Optional<Correction> corrected) {

        /** The whole address, put right; nothing when it was right already. */
        Optional<Recipient> corrected(Recipient given) {
            return putRight(corrected, given);
        }
    }

    /** A part of the address as it should have been. */
    record Correction(String postcode) {}

    private static Optional<Recipient> putRight(Optional<Correction> corrected, Recipient given) {
        return Optional.ofNullable(corrected)
                .flatMap(correction -> correction)
                .map(right -> given.withPostcode(right.postcode()));
    }

    /** Why something was refused. */
    record Problem(String code) {}

    /** The body, if it is what it should be. */
    static <T> Optional<T> read(ConvertibleClientHttpResponse answer, Class<T> type) {
        try {
            return Optional.ofNullable(answer.bodyTo(type));
        } catch (RestClientException unreadable) {
            return Optional.empty();
        }
    }

    /** The code of a refusal; empty when it names none. */
    static String problemCode(ConvertibleClientHttpResponse answer) {
        return read(answer, Problem.class)
                .flatMap(problem -> Optional.ofNullable(problem.code()))
                .orElse("");
    }
}
