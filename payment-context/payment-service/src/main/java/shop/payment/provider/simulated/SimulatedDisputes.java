package shop.payment.provider.simulated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.PaymentId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DeskAnswer;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.RecordDisputeAnswerRefused;
import shop.payment.disputing.RecordDisputeAnswered;
import shop.payment.provider.NoAnswer;
import shop.payment.provider.OnlyWithProvider;

/** Where the simulated provider hears of disputes. What says nothing certain says nothing. */
@Component
@OnlyWithProvider("simulated")
class SimulatedDisputes implements DisputeDesk {

    private static final Logger log = LoggerFactory.getLogger(SimulatedDisputes.class);

    /** A refusal of the answer as it is; others may be about how the dispute stands, which is looked up. */
    private static final String NOT_AS_IT_IS = "invalid_request";

    private final Psp psp;

    SimulatedDisputes(SimulatedProviderSettings settings) {
        psp = new Psp(settings);
    }

    @Override
    public Optional<DeskAnswer> answer(DisputeAnswerRequested request) {
        try {
            return statements(request.paymentId())
                    .findFirst()
                    .map(statement -> psp.answer(
                            request.operationKey(),
                            statement.authorizationId(),
                            request.disputeId().providersName(),
                            new Psp.AnswerDispute(
                                    request.answer() == DisputeAnswer.EVIDENCE
                                            ? Optional.of(request.evidence())
                                            : Optional.empty())))
                    .map(taken -> new RecordDisputeAnswered(request.disputeId(), request.operationKey()));
        } catch (HttpClientErrorException refused) {
            log.info(
                    "{} was not taken: {}",
                    request.operationKey(),
                    NoAnswer.inOurWords(refused, SimulatedProvider::codeOf));
            return Optional.of(new RecordDisputeAnswerRefused(request.disputeId(), request.operationKey()))
                    .filter(certain -> SimulatedProvider.codeOf(refused).equals(NOT_AS_IT_IS))
                    .map(DeskAnswer.class::cast);
        } catch (RestClientException unanswered) {
            log.info(
                    "{} was not taken: {}",
                    request.operationKey(),
                    NoAnswer.inOurWords(unanswered, SimulatedProvider::codeOf));
            return Optional.empty();
        }
    }

    @Override
    public List<RecordDispute> disputes(PaymentId paymentId) {
        try {
            return statements(paymentId)
                    .flatMap(statement -> statement.disputes().stream().flatMap(List::stream))
                    .map(dispute -> DisputeWords.inOurs(paymentId, dispute))
                    .toList();
        } catch (RestClientException | IllegalArgumentException unanswered) {
            log.info("The disputes about {} could not be looked up: {}", paymentId, unanswered.toString());
            return List.of();
        }
    }

    private Stream<Psp.Statement> statements(PaymentId payment) {
        return psp.statements(payment.value()).stream();
    }
}
