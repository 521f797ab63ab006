package shop.verification.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import shop.shipping.api.HoldReason;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.InterceptRequested;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;

/** The carrier and its books. It sells one label for a key, takes it back until it has seen it, and is not always heard. */
final class ParcelBooks implements Carrier {

    private static final int ONE_IN = 12;
    private static final int REFUSED_ONE_IN = 30;

    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Label> byKey = new HashMap<>();
    private final Map<String, HoldReason> refused = new HashMap<>();
    private final Breakdown breakdown;
    private final Chronicle chronicle;
    private Random chance = new Random(0);
    private boolean isBroken;
    private boolean isForgetful;

    ParcelBooks(Breakdown breakdown, Chronicle chronicle) {
        this.breakdown = breakdown;
        this.chronicle = chronicle;
    }

    /** Where a parcel is, whatever anybody has heard of it. */
    enum Place {
        NOT_SEEN,
        VOIDED,
        UNDER_WAY,
        WITH_RECIPIENT,
        BACK,
        LOST
    }

    /** A label that was sold, and the parcel that bears it. */
    static final class Label {

        private final String id;
        private final String subject;
        private Place place = Place.NOT_SEEN;
        private boolean comesBack;

        private Label(String id, String subject) {
            this.id = id;
            this.subject = subject;
        }

        String code() {
            return id + "-code";
        }

        /** The id of the shipment, or of what comes back. */
        String subject() {
            return subject;
        }

        Place place() {
            return place;
        }

        /** Whether the carrier has promised to bring it back. */
        boolean comesBack() {
            return comesBack;
        }

        void isNow(Place where) {
            place = where;
        }
    }

    /** From now on it answers nothing that anybody can use. */
    void breaks() {
        isBroken = true;
    }

    /** From now on it knows no key that it has sold a label for. */
    void forgets() {
        isForgetful = true;
    }

    void begin(Random lots) {
        labels.clear();
        byKey.clear();
        refused.clear();
        chance = lots;
    }

    Optional<Label> withCode(String code) {
        return labels.values().stream()
                .filter(label -> label.code().equals(code))
                .findFirst();
    }

    Iterable<Label> labels() {
        return labels.values();
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        if (!byKey.containsKey(request.operationKey()) && chance.nextInt(REFUSED_ONE_IN) == 0) {
            refused.put(
                    request.operationKey(),
                    chance.nextBoolean() ? HoldReason.ADDRESS_UNDELIVERABLE : HoldReason.LABEL_REFUSED);
        }
        HoldReason reason = refused.get(request.operationKey());
        if (reason == null) {
            return sold(request);
        }
        hear(request);
        answer(request);
        return new LabelNotSold(reason);
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        return sold(request);
    }

    private LabelAnswer sold(CarrierRequest request) {
        hear(request);
        if (isForgetful) {
            byKey.remove(request.operationKey());
        }
        Label label = byKey.computeIfAbsent(request.operationKey(), key -> {
            Label another = new Label("label-" + (labels.size() + 1), request.subject());
            labels.put(another.id, another);
            chronicle.tell("carrier", "sells " + another.id + " for " + key);
            return another;
        });
        answer(request);
        return new LabelSold(label.id, "parcel post", label.code(), Optional.empty());
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        hear(request);
        Label label = labels.get(request.labelId());
        if (label.place == Place.NOT_SEEN) {
            label.place = Place.VOIDED;
            chronicle.tell("carrier", "takes " + label.id + " back");
        }
        answer(request);
        return label.place == Place.VOIDED ? new LabelTakenBack() : new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED);
    }

    @Override
    public InterceptAnswer intercept(InterceptRequested request) {
        hear(request);
        Label label = labels.get(request.labelId());
        if (label.place == Place.UNDER_WAY && !byKey.containsKey(request.operationKey())) {
            label.comesBack = chance.nextBoolean();
            byKey.put(request.operationKey(), label);
        }
        answer(request);
        return label.comesBack ? InterceptAnswer.COMES_BACK : InterceptAnswer.GOES_ITS_WAY;
    }

    private void hear(CarrierRequest request) {
        breakdown.step();
        loseOneIn(request, "never hears of ");
    }

    private void answer(CarrierRequest request) {
        breakdown.step();
        if (isBroken) {
            throw new IllegalStateException("no answer can be made of that");
        }
        loseOneIn(request, "is not heard about ");
    }

    private void loseOneIn(CarrierRequest request, String what) {
        if (chance.nextInt(ONE_IN) == 0) {
            chronicle.tell("carrier", what + request.operationKey());
            throw new CarrierDidNotAnswer(request.operationKey());
        }
    }
}
