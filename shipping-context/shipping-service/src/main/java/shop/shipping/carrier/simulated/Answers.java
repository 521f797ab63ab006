package shop.shipping.carrier.simulated;

import java.util.Optional;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** The carrier's answers as it writes them. */
final class Answers {

    private Answers() {}

    /** The answer to a purchase. */
    record Label(String labelId, String trackingCode, String carrier) {

        boolean isWhole() {
            return isThere(labelId) && isThere(trackingCode) && isThere(carrier);
        }

        private static boolean isThere(String text) {
            return text != null && !text.isBlank();
        }
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
