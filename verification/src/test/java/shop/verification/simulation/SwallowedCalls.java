package shop.verification.simulation;

import java.util.ArrayList;
import java.util.List;
import shop.shipping.dispatching.CarrierDidNotAnswer;

/**
 * What the product takes for a call without an outcome, and asks again. Whoever is not heard is a part of every story;
 * what else goes wrong in a call is a fault that asking again would hide.
 */
final class SwallowedCalls {

    private final List<String> faults = new ArrayList<>();

    void hear(String key, Throwable failure) {
        if (!(failure instanceof CarrierDidNotAnswer)) {
            faults.add(key + ": " + failure);
        }
    }

    /** What went wrong since this was asked last. */
    List<String> faults() {
        List<String> all = List.copyOf(faults);
        faults.clear();
        return all;
    }
}
