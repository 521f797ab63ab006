package shop.shipping.dispatching;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import shop.kernel.Recipient;

/** A carrier that keeps its book as a carrier should: one label for one key, however often it is asked. */
public final class CarrierOnPaper implements Carrier {

    private final Map<String, LabelSold> sold = new ConcurrentHashMap<>();
    private final List<Object> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile AddressAnswer address = new AddressNotChecked();

    /** From now on it does not answer, or it does again. */
    public void isAway(boolean away) {
        this.away = away;
    }

    /** Every request that it heard, in that order. */
    public List<Object> asked() {
        return List.copyOf(asked);
    }

    public int labelsSold() {
        return sold.size();
    }

    /** From now on it says this of every address; till then, that it did not look. */
    public void saysOfAddresses(AddressAnswer answer) {
        address = answer;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public AddressAnswer checkAddress(Recipient recipient) {
        hear(recipient);
        return address;
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        hear(request);
        return sold.computeIfAbsent(
                request.operationKey(),
                key -> new LabelSold("label-1", "simulated", TwoBlueMugs.TRACKING_CODE, Optional.empty()));
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        hear(request);
        return sold.computeIfAbsent(
                request.operationKey(),
                key -> new LabelSold("label-back", "simulated", TwoBlueMugs.TRACKING_CODE, Optional.empty()));
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        hear(request);
        return new LabelTakenBack();
    }

    @Override
    public InterceptAnswer intercept(InterceptRequested request) {
        hear(request);
        return InterceptAnswer.COMES_BACK;
    }

    private void hear(Object request) {
        asked.add(request);
        if (away) {
            throw new CarrierDidNotAnswer("nobody is there");
        }
    }
}
