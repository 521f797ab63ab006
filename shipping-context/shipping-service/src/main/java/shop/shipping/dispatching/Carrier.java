package shop.shipping.dispatching;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;

/**
 * The company that takes parcels to their recipients. It is asked under a recorded key, so that asking the same twice
 * buys or takes back one label; whoever gets no answer asks again.
 */
public interface Carrier {

    /** What it can do for whoever asks; what it cannot, it says when it is asked for it. */
    enum Ability {
        SELLS_LABELS,
        SELLS_RETURN_LABELS,
        /** Says of an address whether it delivers there, without a label being bought. */
        CHECKS_ADDRESSES
    }

    /** What it can do. */
    default Set<Ability> abilities() {
        return EnumSet.of(Ability.SELLS_LABELS, Ability.SELLS_RETURN_LABELS);
    }

    /**
     * Says whether parcels can be delivered there, and how the address is written (SHP-01); nothing is bought. Where a carrier
     * sells the label, it looks at the address with that, and is not asked apart. Waits for the carrier, for a bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known
     */
    default AddressAnswer checkAddress(Recipient address) {
        return new AddressNotChecked();
    }

    /**
     * Buys the label that was asked for. Waits for the carrier, for a bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known whether the label was bought
     */
    LabelAnswer buyLabel(LabelRequested request);

    /**
     * Buys a label with which a customer can send something back (SHP-08). Waits for the carrier, for a bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known whether the label was bought
     */
    LabelAnswer buyReturnLabel(ReturnLabelRequested request);

    /**
     * Gives a label back that is not wanted any more. Waits for the carrier, for a bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known whether the label was taken back
     */
    VoidAnswer voidLabel(LabelGivenBack request);

    /**
     * Where the carrier has drawn a label that it has sold; nothing where its number on a sheet of paper is enough. Waits for
     * the carrier, for a bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known where
     * @throws LabelNotDrawn when the carrier should have drawn it, and has not
     */
    default Optional<URI> drawnAt(String labelId) {
        return Optional.empty();
    }

    /**
     * Asks for a parcel back that is under way; of a carrier that stops none, nothing comes back. Waits for the carrier, for a
     * bounded time.
     *
     * @throws CarrierDidNotAnswer when it is not known whether the parcel comes back
     */
    default InterceptAnswer intercept(InterceptRequested request) {
        return InterceptAnswer.GOES_ITS_WAY;
    }

    /** What a carrier says to the wish for a label. */
    sealed interface LabelAnswer permits LabelSold, LabelNotSold, LabelOfPacker {}

    /**
     * The label is ours.
     *
     * @param labelId the carrier's id of the label, under which it can be voided
     * @param carrier the carrier's name
     * @param corrected the address as it should have been, if the carrier has put it right
     */
    record LabelSold(String labelId, String carrier, String trackingCode, Optional<Recipient> corrected)
            implements LabelAnswer {

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "label " + labelId + " of " + carrier;
        }
    }

    /** There will be no such label, however often it is asked for. */
    record LabelNotSold(HoldReason reason) implements LabelAnswer {}

    /**
     * It sells none to us: whoever packs prints it with the carrier's own tool, and tells its number.
     *
     * @param corrected the address as it should have been, if somebody has looked at it and put it right
     */
    record LabelOfPacker(Optional<Recipient> corrected) implements LabelAnswer {

        /** To the address as it was given. */
        public LabelOfPacker() {
            this(Optional.empty());
        }

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "a label of whoever packs";
        }
    }

    /** What a carrier says of an address. */
    sealed interface AddressAnswer permits AddressDeliverable, AddressUndeliverable, AddressNotChecked {}

    /**
     * Parcels can be delivered there.
     *
     * @param corrected the address as it should have been, if the carrier has put it right
     */
    record AddressDeliverable(Optional<Recipient> corrected) implements AddressAnswer {

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "deliverable";
        }
    }

    /** There is no such place, or not all of it is said. */
    record AddressUndeliverable() implements AddressAnswer {}

    /** It cannot say: it checks none, or not this one. That is nothing against the address. */
    record AddressNotChecked() implements AddressAnswer {}

    /** What a carrier says to the wish to give a label back. */
    sealed interface VoidAnswer permits LabelTakenBack, LabelNotTakenBack {}

    /** Nobody can send a parcel with it any more. */
    record LabelTakenBack() implements VoidAnswer {}

    /** It will not be taken back, however often that is asked for. */
    record LabelNotTakenBack(VoidRefusal reason) implements VoidAnswer {}

    /** What a carrier says to the wish to have a parcel back. */
    enum InterceptAnswer {
        COMES_BACK,
        /** However often it is asked for. */
        GOES_ITS_WAY
    }
}
