package shop.shipping.asking;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.platform.outside.AskAgain;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.RecordedFacts;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.ShipmentOutcomes;

/**
 * Makes a request again that has no answer: the recorded one, so that the same label is bought or given back, and once. The
 * recorded request is also the only place where the recipient's address stands.
 */
@Component
class AskTheCarrierAgain implements AskAgain.Asker {

    private static final Logger log = LoggerFactory.getLogger(AskTheCarrierAgain.class);

    private final CarrierCalls calls;

    AskTheCarrierAgain(CarrierCalls calls) {
        this.calls = calls;
    }

    @Override
    public boolean ask(OpenQuestion question, RecordedFacts shipment, Instant now) {
        return shipment.open(
                        CarrierRequest.class,
                        ShipmentOutcomes.KNOWN,
                        request -> request.operationKey().equals(question.key()))
                .map(request -> ask(request.question()))
                .orElse(true);
    }

    private boolean ask(CarrierRequest request) {
        boolean asked = calls.ask(request);
        if (asked) {
            log.info("Asking the carrier again: {}", request.operationKey());
        }
        return asked;
    }
}
