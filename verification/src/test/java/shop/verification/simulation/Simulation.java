package shop.verification.simulation;

import static shop.verification.simulation.Orders.ORDER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.eventhandling.GenericEventMessage;
import shop.order.api.FulfilmentStalled;
import shop.order.ordering.Reminders;
import shop.order.ordering.RepeatUnanswered;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.TenderOutcomeUnknown;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.platform.messaging.Commands;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.LapseReturnShipment;
import shop.shipping.dispatching.PresumeLost;
import shop.shipping.dispatching.ReturnShipmentPrepared;
import shop.verification.simulation.VirtualTime.Appointment;

/** Plays stories, each of one order from when it is placed until nothing happens any more. What comes next, the seed says. */
final class Simulation {

    private static final int MORE_STEPS_THAN_ANY_STORY_HAS = 30_000;
    private static final Reminders REMINDERS =
            new Reminders(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofDays(1), 4);
    private static final Duration SILENCE = Duration.ofDays(14);
    private static final Duration LAPSE = Duration.ofDays(30);
    private static final Duration LONGEST_ROUND = Duration.ofDays(3);
    private static final Duration QUIET = Duration.ofDays(40);
    private static final Duration LONGEST_STORY = Duration.ofDays(250);

    private static final int A_CRASH_IN = 40;
    private static final int STEPS_OF_ONE_DEED = 4;
    private static final int LATE_IN = 60;

    private final House house;
    private final VirtualTime time;
    private Random chance = new Random(0);
    private People people;
    private Instant begun = Instant.EPOCH;
    private Instant lastNews = Instant.EPOCH;
    private int seen;
    private final Set<Class<?>> kinds = new HashSet<>();
    private final Set<ShipmentId> underWay = new LinkedHashSet<>();
    private final Set<ReturnShipmentId> comingBack = new LinkedHashSet<>();

    Simulation() {
        house = new House();
        time = house.time();
        people = new People(house, chance);
    }

    /** With one policy more, beside those of the order. */
    Simulation(Function<Commands, Object> planted) {
        this();
        house.plant(planted.apply(house.commands()));
    }

    /** With a carrier of whose answers none can be used. */
    static Simulation withCarrierThatBreaks() {
        Simulation broken = new Simulation();
        broken.house.carrier().breaks();
        return broken;
    }

    /** With a provider of whose answers none can be used. */
    static Simulation withProviderThatBreaks() {
        Simulation broken = new Simulation();
        broken.house.provider().breaks();
        return broken;
    }

    /** With a carrier that sells another label whenever it is asked again. */
    static Simulation withCarrierThatForgets() {
        Simulation twice = new Simulation();
        twice.house.carrier().forgets();
        return twice;
    }

    /**
     * Plays the story of a seed.
     *
     * @throws AssertionError when something happened that must not; it tells the story
     */
    void play(long seed) {
        Clock clock = GenericEventMessage.clock;
        GenericEventMessage.clock = time;
        try {
            begin(new Random(seed));
            goOn();
            new Ending(house).check();
        } catch (Fault | RuntimeException fault) {
            throw new AssertionError(told(seed, fault), fault);
        } finally {
            GenericEventMessage.clock = clock;
        }
    }

    /** What has happened in the story that was played last. */
    String story() {
        return house.chronicle().toString();
    }

    /** Which events were recorded in any story. */
    Set<Class<?>> kinds() {
        return kinds;
    }

    private String told(long seed, Throwable fault) {
        StringBuilder text = new StringBuilder("In the story of seed ")
                .append(seed)
                .append(", ")
                .append(fault.getMessage())
                .append("\nTo play it again: mvn -pl verification -am test -Dtest=SimulationTest")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=")
                .append(seed)
                .append("\n\nAs its customer is told:\n");
        house.order()
                .ifPresent(order -> house.timeline(ORDER, order.customerId())
                        .entries()
                        .forEach(entry -> text.append(entry.at())
                                .append("  ")
                                .append(entry.by())
                                .append(": ")
                                .append(entry.text())
                                .append('\n')));
        return text.append("\nStep by step:\n").append(house.chronicle()).toString();
    }

    private void begin(Random lots) {
        chance = lots;
        house.begin(chance);
        people = new People(house, chance);
        begun = lastNews = time.instant();
        seen = 0;
        underWay.clear();
        comingBack.clear();
        house.commands().send(Orders.any(chance));
        people.begin();
        time.in(Duration.ofMinutes(5), () -> round(Duration.ofMinutes(5)));
    }

    private void goOn() {
        for (int step = 0; step < MORE_STEPS_THAN_ANY_STORY_HAS; step++) {
            lookAtWhatIsNew();
            List<Runnable> possible = possible();
            if (possible.isEmpty() || chance.nextInt(LATE_IN) == 0) {
                if (!time.goOn() && possible.isEmpty()) {
                    return;
                }
            } else {
                possible.get(chance.nextInt(possible.size())).run();
                time.pass(Duration.ofMillis(chance.nextInt(chance.nextInt(LATE_IN) == 0 ? 200_000 : 2000)));
            }
        }
        throw new Fault("the story does not come to an end");
    }

    private void lookAtWhatIsNew() {
        for (; seen < house.heard().size(); seen++) {
            Object event = house.heard().get(seen).getPayload();
            people.see(event);
            kinds.add(event.getClass());
            if (event instanceof ShipmentDispatched shipment) {
                underWay.add(shipment.shipmentId());
            } else if (event instanceof ShipmentDelivered shipment) {
                underWay.remove(shipment.shipmentId());
            } else if (event instanceof ReturnShipmentPrepared back) {
                comingBack.add(back.returnShipmentId());
            }
            if (!(event instanceof RequestRepeated
                    || event instanceof FulfilmentStalled
                    || event instanceof PaymentOutcomeUnknown
                    || event instanceof TenderOutcomeUnknown)) {
                lastNews = time.instant();
            }
        }
    }

    private List<Runnable> possible() {
        List<Runnable> possible = new ArrayList<>();
        for (Group group : house.groups()) {
            group.behind().forEach(share -> possible.add(() -> handle(share)));
        }
        for (Waiting waiting : house.waiting()) {
            waiting.calls()
                    .forEach(call -> possible.add(() -> breakably(waiting.service(), () -> {
                        waiting.make(call);
                        mustNotBeRefused("an answer from outside");
                        mustNotFail();
                    })));
        }
        for (Appointment appointment : time.due()) {
            possible.add(() -> keep(appointment));
        }
        return possible;
    }

    /** What was handled is handled again where the process is gone before it has kept how far it came. */
    private void handle(Group.Share share) {
        breakably(share.group().service(), () -> {
            Object event = share.event().getPayload();
            try {
                share.handle();
            } catch (Exception failure) {
                throw new Fault(share.group().name() + " would park " + event, failure);
            }
            house.bus().refused();
            house.breakdown().step();
            if (chance.nextBoolean()) {
                share.keep();
            }
        });
    }

    /** Whoever is not answered does it again later. */
    private void keep(Appointment appointment) {
        Service service = Service.values()[chance.nextInt(Service.values().length)];
        boolean done = breakably(service, () -> {
            time.keep(appointment);
            mustNotBeRefused("what was told");
        });
        if (!done) {
            time.in(Duration.ofSeconds(30), appointment.deed());
        }
    }

    private void mustNotBeRefused(String what) {
        List<String> refused = house.bus().refused();
        if (!refused.isEmpty()) {
            throw new Fault(what + " is refused: " + refused);
        }
    }

    private void mustNotFail() {
        List<String> faults = house.swallowed().faults();
        if (!faults.isEmpty()) {
            throw new Fault("a call to the outside fails: " + faults);
        }
    }

    /** @return whether the process lived to the end of it */
    private boolean breakably(Service service, Runnable deed) {
        if (chance.nextInt(A_CRASH_IN) == 0) {
            house.breakdown().in(chance.nextInt(STEPS_OF_ONE_DEED));
        }
        try {
            deed.run();
            return true;
        } catch (Crash gone) {
            house.bus().refused();
            house.crash(service);
            return false;
        } finally {
            house.breakdown().end();
        }
    }

    /** What the services look through from time to time. */
    private void round(Duration pause) {
        house.commands().send(new RepeatUnanswered(ORDER, REMINDERS));
        Instant now = time.instant();
        underWay.forEach(it -> house.commands().send(new PresumeLost(it, now.minus(SILENCE))));
        comingBack.forEach(it -> house.commands().send(new LapseReturnShipment(it, now.minus(LAPSE))));
        house.lookUpEnds(now);
        house.compareBooks();
        if (now.isBefore(lastNews.plus(QUIET)) && now.isBefore(begun.plus(LONGEST_STORY))) {
            Duration next = pause.multipliedBy(2);
            Duration bounded = next.compareTo(LONGEST_ROUND) < 0 ? next : LONGEST_ROUND;
            time.in(bounded, () -> round(bounded));
        }
    }
}
