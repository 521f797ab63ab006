package shop.order.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.axonframework.eventhandling.GenericEventMessage;
import shop.order.ordering.MugsAndTea;
import shop.platform.time.TimeScale;

@Label("Policies that hear of what others do in whatever order it reaches them, and of everything twice,")
class PoliciesInAnyOrderTest {

    private static final int TOLD_TWICE = 2;

    @BeforeTry
    void begin() {
        GenericEventMessage.clock = Clock.fixed(Receivers.PLACED_AT, ZoneOffset.UTC);
    }

    @AfterTry
    void end() {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    @Property(tries = 200)
    @Label("have the order record the same")
    void inAnyOrder(@ForAll long seed) {
        Receivers receivers = new Receivers();
        List<Object> policies = AllPolicies.of(
                receivers.followUps(),
                new PoliciesTest.Clock(),
                new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true),
                receivers.requests());
        receivers.commands().send(MugsAndTea.place());
        List<Integer> deliveries = deliveries(new Random(seed));

        deliveries.forEach(position -> policies.forEach(
                policy -> Receivers.tell(policy, position, LifeOfAnOrder.told().get(position))));

        assertThat(receivers.recordedByOrders())
                .as("told in this order, by the seed %d: %s", seed, deliveries)
                .containsExactlyInAnyOrderElementsOf(LifeOfAnOrder.recorded());
    }

    /** Each twice: for the first time once all is told without which it could not have happened, and then whenever. */
    private static List<Integer> deliveries(Random chance) {
        int all = LifeOfAnOrder.told().size();
        List<Integer> deliveries = new ArrayList<>();
        while (deliveries.size() < all * TOLD_TWICE) {
            List<Integer> possible = IntStream.range(0, all)
                    .filter(position -> times(position, deliveries) < TOLD_TWICE)
                    .filter(position -> deliveries.containsAll(LifeOfAnOrder.BEFORE.get(position)))
                    .boxed()
                    .toList();
            deliveries.add(possible.get(chance.nextInt(possible.size())));
        }
        return deliveries;
    }

    private static long times(int position, List<Integer> deliveries) {
        return deliveries.stream().filter(told -> told == position).count();
    }
}
