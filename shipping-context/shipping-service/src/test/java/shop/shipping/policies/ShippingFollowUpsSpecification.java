package shop.shipping.policies;

import static shop.specification.PolicySpecification.askedOutside;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.platform.time.Freshness;
import shop.shipping.asking.CarrierCalls;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.specification.PolicySpecification;
import shop.specification.PolicyStage;

@DisplayName("What follows from what happens to a shipment")
class ShippingFollowUpsSpecification {

    @RegisterExtension
    final PolicySpecification policies = PolicySpecification.of(ShippingFollowUpsSpecification::all);

    private static List<?> all(PolicyStage stage) {
        Freshness freshness = new Freshness(stage.clock());
        CarrierCalls calls = tellingOf(stage);
        return List.of(
                new WhenLabelIsNeededThenAskTheCarrier(calls, freshness),
                new WhenLabelIsNotNeededThenGiveItBack(calls, freshness),
                new WhenParcelIsWantedBackThenAskTheCarrier(calls, freshness));
    }

    /** Calls that are only noted. */
    private static CarrierCalls tellingOf(PolicyStage stage) {
        return new CarrierCalls(null, null, null) {
            @Override
            public boolean ask(CarrierRequest request) {
                stage.askOutside(request);
                return true;
            }
        };
    }

    @Test
    @DisplayName("the carrier is asked for a label, of what is sent and of what comes back (SHP-02, SHP-08)")
    void asksForLabels() {
        for (CarrierRequest request :
                List.of(TwoBlueMugs.labelRequested(), OneMugThatComesBack.returnLabelRequested())) {
            policies.when(request).thenAsks(askedOutside(request));
        }
    }

    @Test
    @DisplayName(
            "the carrier is asked to take a label back that nobody needs, also one that was sold twice (SHP-02, SHP-08)")
    void givesLabelsBack() {
        for (CarrierRequest request : List.of(
                TwoBlueMugs.labelVoidRequested(),
                TwoBlueMugs.spareLabelVoidRequested(),
                OneMugThatComesBack.returnLabelVoidRequested(),
                OneMugThatComesBack.spareReturnLabelVoidRequested())) {
            policies.when(request).thenAsks(askedOutside(request));
        }
    }

    @Test
    @DisplayName("the carrier is asked to bring back what is under way and not wanted any more (ORD-07)")
    void wantsParcelsBack() {
        policies.when(TwoBlueMugs.interceptRequested()).thenAsks(askedOutside(TwoBlueMugs.interceptRequested()));
    }

    @Test
    @DisplayName("what is heard of late is not asked for here: it may have been answered long ago (SHP-02)")
    void leavesThePast() {
        CarrierRequest label = TwoBlueMugs.labelRequested();
        policies.whenHeardAfter(Duration.ofSeconds(59), label).thenAsks(askedOutside(label));
        policies.whenHeardAfter(Duration.ofMinutes(1), label).thenAsksNothing();
        policies.whenHeardAfter(Duration.ofMinutes(1), TwoBlueMugs.labelVoidRequested())
                .thenAsksNothing();
        policies.whenHeardAfter(Duration.ofMinutes(1), TwoBlueMugs.interceptRequested())
                .thenAsksNothing();
    }

    @Test
    @DisplayName(
            "no label is asked for because a shipment is prepared, and none is given back because it is cancelled: the"
                    + " shipment says so by itself (SHP-02)")
    void nothingByItself() {
        policies.when(TwoBlueMugs.prepared()).thenAsksNothing();
        policies.when(TwoBlueMugs.cancellationRequested()).thenAsksNothing();
        policies.when(TwoBlueMugs.cancelled()).thenAsksNothing();
    }
}
