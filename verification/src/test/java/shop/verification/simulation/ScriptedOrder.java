package shop.verification.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import shop.kernel.Money;
import shop.order.api.OrderView;
import shop.order.market.Market;
import shop.payment.api.PaymentId;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.RecordNotice;
import shop.specification.JourneySpecification;
import shop.verification.simulation.ParcelBooks.Label;

/**
 * One order that goes through the three services as a script says, on one thread: nothing gets lost, and nobody is late, unless
 * the script says so. All that is asked and recorded is told.
 */
final class ScriptedOrder {

    /** From the beginning of the simulation's time until Tuesday morning in Seoul. */
    private static final Duration UNTIL_MORNING = Duration.ofHours(15);

    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final House house = new House(new Market("KR", ZoneId.of("Asia/Seoul"), Set.of()));
    private final VirtualTime time = house.time();
    private final Lots lots = new Lots();
    private final JourneySpecification journey;
    private int told;

    ScriptedOrder(JourneySpecification journey) {
        this.journey = journey;
    }

    /** What may get lost gets through, or not, as was said before; whoever could do either does what is asked. */
    private static final class Lots extends Random {

        private static final long serialVersionUID = 1L;

        private final transient Deque<Boolean> lost = new ArrayDeque<>();

        @Override
        public int nextInt(int bound) {
            return !lost.isEmpty() && lost.remove() ? 0 : bound - 1;
        }

        @Override
        public boolean nextBoolean() {
            return true;
        }
    }

    /** @param script who asks for what, and how much time passes between */
    void play(Runnable script) {
        Clock clock = GenericEventMessage.clock;
        GenericEventMessage.clock = time;
        try {
            house.begin(lots);
            time.pass(UNTIL_MORNING);
            script.run();
        } finally {
            GenericEventMessage.clock = clock;
        }
    }

    Instant now() {
        return time.instant();
    }

    /** Somebody asks a context for this, which must not refuse it. */
    void asks(Object command) {
        journey.asked(now(), contextOf(command), command);
        house.commands().send(command);
        goOn();
    }

    /** So much time passes, and what falls into it happens. */
    void passes(Duration pause) {
        boolean[] over = {false};
        time.in(pause, () -> over[0] = true);
        while (!over[0]) {
            time.goOn();
            goOn();
        }
    }

    /** What was declined is paid nevertheless, and the provider tells that it knows something new. */
    void paysTooLate(PaymentId payment) {
        if (!house.provider().payTooLate(payment)) {
            throw new Fault(payment + " is not over, or has nobody who can pay");
        }
        asks(new RecordNotice(payment, "late", NoticeKind.PAYER_DECIDED));
    }

    /** The next call never reaches the provider. */
    void providerNeverHears() {
        lots.lost.add(true);
    }

    /** The next call reaches the provider, and its answer nobody. */
    void providerIsNotHeard() {
        lots.lost.add(false);
        lots.lost.add(true);
    }

    /** The label of a shipment, or of what comes back; the latest, where it has had several. */
    Label labelOf(Object subject) {
        return StreamSupport.stream(house.carrier().labels().spliterator(), false)
                .filter(label -> label.subject().equals(subject.toString()))
                .reduce((former, latter) -> latter)
                .orElseThrow();
    }

    OrderView view() {
        return house.order().orElseThrow();
    }

    /** What the shop has of a payment in the end, by the provider's books. */
    Money kept(PaymentId payment) {
        return house.provider().accounts().get(payment).kept();
    }

    private void goOn() {
        do {
            tellNews();
        } while (isHandled() || isAnswered() || isKept());
    }

    private boolean isHandled() {
        for (Group group : house.groups()) {
            for (Group.Share share : group.behind()) {
                try {
                    share.handle();
                } catch (Exception failure) {
                    throw new Fault(
                            group.name() + " would park " + share.event().getPayload(), failure);
                }
                share.keep();
                return true;
            }
        }
        return false;
    }

    private boolean isAnswered() {
        for (Waiting waiting : house.waiting()) {
            if (!waiting.calls().isEmpty()) {
                time.pass(ANSWER);
                waiting.make(waiting.calls().get(0));
                return true;
            }
        }
        return false;
    }

    private boolean isKept() {
        if (time.due().isEmpty()) {
            return false;
        }
        time.keep(time.due().get(0));
        return true;
    }

    private void tellNews() {
        for (; told < house.heard().size(); told++) {
            var event = house.heard().get(told);
            journey.happened(event.getTimestamp(), contextOf(event.getPayload()), event.getPayload());
        }
    }

    /** As its room is called: shop.order.api belongs to the order. */
    private static String contextOf(Object message) {
        return message.getClass().getPackageName().split("\\.")[1].toLowerCase(Locale.ROOT);
    }
}
