package shop.order.policies;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.RecordedRequests;
import shop.platform.messaging.Commands;
import shop.platform.processing.FollowUps;
import shop.platform.time.TimeScale;
import shop.specification.PolicyStage;

/** The order's policies, for tests in other rooms. */
public final class AllPolicies {

    private AllPolicies() {}

    /** As in production, with what a specification has for them to ask. */
    static List<Object> on(PolicyStage stage) {
        return of(
                new FollowUps(new Commands(stage.commands())),
                stage.later(),
                new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true),
                new RecordedRequests(MugsAndTea.dryRunOf(stage::past)));
    }

    public static List<Object> of(
            FollowUps followUps, EventScheduler clock, TimeScale scale, RecordedRequests requests) {
        return List.of(
                new WhenOrderPlacedThenRequestPayment(followUps),
                new WhenOrderPlacedThenWatchThePaymentWindow(clock, scale, followUps),
                new WhenOrderConfirmedThenPrepareShipments(followUps),
                new WhenParcelReplacedThenPrepareShipment(followUps),
                new WhenParcelIsNotWantedThenCancelTheShipment(followUps),
                new WhenOrderIsHeldThenKeepItsShipments(followUps),
                new WhenAddressChangedThenRedirectTheShipments(followUps),
                new WhenUnitsAreNotWantedThenReduceTheShipment(followUps),
                new WhenMoneyIsDueThenAskForIt(followUps),
                new WhenReturnIsAskedForThenHaveItSentBack(followUps),
                new WhenReturnGoesOnThenTellTheOrder(followUps),
                new WhenMoneyMovedThenTellTheOrder(followUps),
                new WhenParcelMovedThenTellTheOrder(followUps),
                new WhenRequestRepeatedThenAskAgain(requests, followUps));
    }
}
