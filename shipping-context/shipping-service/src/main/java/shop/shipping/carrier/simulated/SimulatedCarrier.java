package shop.shipping.carrier.simulated;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;
import shop.http.client.HttpRequests;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;

/**
 * Speaks to the simulated carrier. Only an answer that says so is taken for a sale or a refusal; anything else (no
 * connection, a time-out, trouble at the carrier, an answer that cannot be read) means that nobody knows.
 */
@Component
@OnlyWithSimulatedCarrier
class SimulatedCarrier implements Carrier {

    private static final String KEY = "Idempotency-Key";

    /** Not (yet) let in, too slow, too early, too often: the same request may be answered another time. */
    private static final Set<Integer> SAY_NOTHING_OF_THE_LABEL = Set.of(401, 403, 407, 408, 425, 429);

    private static final Set<Integer> UNKNOWN = Set.of(404, 410);

    private final RestClient carrier;

    SimulatedCarrier(SimulatedCarrierSettings settings) {
        carrier = RestClient.builder()
                .baseUrl(settings.address().toString())
                .requestFactory(HttpRequests.within(settings.connectWithin(), settings.answerWithin()))
                .build();
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public AddressAnswer checkAddress(Recipient address) {
        return asked(
                "an address",
                () -> carrier.post()
                        .uri("/addresses")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(LabelOrder.Address.of(address))
                        .exchange((sent, answer) -> addressAnswer(address, answer)));
    }

    private static AddressAnswer addressAnswer(Recipient given, ConvertibleClientHttpResponse answer)
            throws IOException {
        if (answer.getStatusCode().is2xxSuccessful()) {
            return Answers.read(answer, Answers.Checked.class)
                    .map(checked -> checked.deliverable()
                            ? new AddressDeliverable(checked.corrected(given))
                            : new AddressUndeliverable())
                    .orElseThrow(() -> noAnswer("an address", answer));
        }
        // What it cannot read, it cannot look at; when a label is asked for, it says so.
        if (answer.getStatusCode() == HttpStatus.BAD_REQUEST
                && Answers.problemCode(answer).equals("invalid_request")) {
            return new AddressNotChecked();
        }
        throw noAnswer("an address", answer);
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        return bought(
                request.operationKey(), LabelOrder.of(request), request.shipTo().recipient());
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        return bought(
                request.operationKey(), LabelOrder.of(request), request.sender().recipient());
    }

    private LabelAnswer bought(String key, LabelOrder order, Recipient given) {
        return asked(
                key,
                () -> carrier.post()
                        .uri("/labels")
                        .header(KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(order)
                        .exchange((sent, answer) -> labelAnswer(key, given, answer)));
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        return asked(
                request.operationKey(),
                () -> carrier.post()
                        .uri("/labels/{labelId}/void", request.labelId())
                        .header(KEY, request.operationKey())
                        .exchange((sent, answer) -> voidAnswer(request.operationKey(), answer)));
    }

    @Override
    public InterceptAnswer intercept(InterceptRequested request) {
        return asked(
                request.operationKey(),
                () -> carrier.post()
                        .uri("/labels/{labelId}/intercept", request.labelId())
                        .header(KEY, request.operationKey())
                        .exchange((sent, answer) -> interceptAnswer(request.operationKey(), answer)));
    }

    private static LabelAnswer labelAnswer(String key, Recipient given, ConvertibleClientHttpResponse answer)
            throws IOException {
        if (answer.getStatusCode().is2xxSuccessful()) {
            return Answers.read(answer, Answers.Label.class)
                    .filter(Answers.Label::isWhole)
                    .map(label -> new LabelSold(
                            label.labelId(), label.carrier(), label.trackingCode(), label.corrected(given)))
                    .orElseThrow(() -> noAnswer(key, answer));
        }
        String code = Answers.problemCode(answer);
        if (answer.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT && code.equals("undeliverable")) {
            return new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE);
        }
        // A request that is refused for what it says will be refused again; a person has to look at it.
        if (answer.getStatusCode() == HttpStatus.BAD_REQUEST && code.equals("invalid_request")) {
            return new LabelNotSold(HoldReason.LABEL_REFUSED);
        }
        throw noAnswer(key, answer);
    }

    private static VoidAnswer voidAnswer(String key, ConvertibleClientHttpResponse answer) throws IOException {
        if (answer.getStatusCode().is2xxSuccessful()) {
            return new LabelTakenBack();
        }
        HttpStatusCode status = answer.getStatusCode();
        String code = refusal(key, answer);
        if (code.equals("already_scanned")) {
            return new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED);
        }
        return new LabelNotTakenBack(
                UNKNOWN.contains(status.value()) ? VoidRefusal.LABEL_UNKNOWN : VoidRefusal.REFUSED);
    }

    private static InterceptAnswer interceptAnswer(String key, ConvertibleClientHttpResponse answer)
            throws IOException {
        if (answer.getStatusCode().is2xxSuccessful()) {
            return InterceptAnswer.COMES_BACK;
        }
        refusal(key, answer);
        return InterceptAnswer.GOES_ITS_WAY;
    }

    /**
     * Why the carrier does not do it, and never will. Whoever waits for a word that will not come leaves the parcel in between
     * for ever; without a code it is not the carrier who speaks, but something on the way to it.
     */
    private static String refusal(String key, ConvertibleClientHttpResponse answer) throws IOException {
        HttpStatusCode status = answer.getStatusCode();
        String code = Answers.problemCode(answer);
        if (code.isEmpty() || !status.is4xxClientError() || SAY_NOTHING_OF_THE_LABEL.contains(status.value())) {
            throw noAnswer(key, answer);
        }
        return code;
    }

    private static <T> T asked(String key, Asking<T> asking) {
        try {
            return asking.ask();
        } catch (RestClientException failure) {
            throw new CarrierDidNotAnswer(key + ": " + failure.getMessage(), failure);
        }
    }

    private static CarrierDidNotAnswer noAnswer(String key, ClientHttpResponse answer) {
        try {
            return new CarrierDidNotAnswer(key + ": the carrier answered " + answer.getStatusCode());
        } catch (IOException gone) {
            return new CarrierDidNotAnswer(key + ": the carrier's answer broke off", gone);
        }
    }

    /** One request and what it is answered. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask();
    }
}
