package shop.payment.asking;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.payment.collecting.RecordDispute;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.DisputeFact;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.outside.OutsideCalls;

/** Gives recorded answers to disputes to the provider, and looks up how it has decided; whatever gets lost is asked again. */
@Component
public class DisputeCalls {

    private static final Logger log = LoggerFactory.getLogger(DisputeCalls.class);

    private final OutsideCalls calls;
    private final DisputeDesk desk;
    private final Commands commands;

    DisputeCalls(OutsideCalls calls, DisputeDesk desk, Commands commands) {
        this.calls = calls;
        this.desk = desk;
        this.commands = commands;
    }

    /** Has the provider told soon. If it does not take the answer, it may have decided meanwhile. */
    public boolean answer(DisputeAnswerRequested request) {
        return calls.make(
                request.operationKey(),
                () -> desk.answer(request)
                        .ifPresentOrElse(said -> tell(request.orderId(), said), () -> tellHowItStands(request)));
    }

    /** Has it looked up soon how the dispute stands. */
    boolean lookUp(DisputeFact dispute) {
        return calls.make(dispute.disputeId().value(), () -> tellHowItStands(dispute));
    }

    private void tellHowItStands(DisputeFact dispute) {
        desk.disputes(dispute.paymentId()).forEach(known -> tellIfTaken(dispute, known));
    }

    /** One that the payment does not take keeps no other from being told. */
    private void tellIfTaken(DisputeFact dispute, RecordDispute known) {
        try {
            tell(dispute.orderId(), known);
        } catch (RuntimeException refused) {
            log.warn("How a dispute about {} stands was not taken: {}", dispute.paymentId(), refused.toString());
        }
    }

    private void tell(OrderId order, Object command) {
        commands.send(new GenericCommandMessage<>(command, Map.of(Headers.ORDER_ID, order.value())));
    }
}
