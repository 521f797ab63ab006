package shop.order.policies;

import java.util.List;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import shop.order.ordering.RecordedRequests;
import shop.platform.processing.FollowUps;
import shop.platform.time.TimeScale;

/** The order's policies, for tests in other rooms. */
public final class AllPolicies {

    private AllPolicies() {}

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
