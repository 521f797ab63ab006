package shop.shipping.carrier.easypost;

import com.easypost.exception.APIException;
import com.easypost.exception.EasyPostException;
import com.easypost.model.Shipment;
import com.easypost.model.Tracker;
import com.easypost.model.TrackingDetail;
import com.easypost.model.TrackingLocation;
import com.easypost.service.EasyPostClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelNotDrawn;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;

/**
 * Buys and gives back labels at EasyPost, which takes no idempotency keys. So a shipment of its own is made for each request
 * and bears the request's key as its reference: whoever asks again finds it, and buys what is not bought yet. EasyPost sells
 * one label for a shipment. Of two who look at the same time neither finds it, so one asks at a time.
 */
final class EasyPostCarrier implements Carrier, ScanBook {

    private static final int NOT_FOUND = 404;

    /** What it says no to for what was asked; anything else may be answered another time. */
    private static final Set<Integer> REFUSED = Set.of(400, 422);

    /** Codes of refusals that are about checking an address, not about the address. */
    private static final String OF_THE_CHECK = "ADDRESS.VERIFY.";

    /** So long after a shipment was made, rates that could not be had are asked for again. */
    private static final Duration RATES_MAY_COME = Duration.ofHours(1);

    private static final String SUBMITTED = "submitted";
    private static final Set<String> GIVEN_BACK = Set.of("refunded", SUBMITTED);
    private static final Set<String> NOT_GIVEN_BACK = Set.of("rejected", "not_applicable");

    private final EasyPostClient easyPost;
    private final EasyPostSettings settings;
    private final OneAtATime alone;
    private final Clock clock;

    EasyPostCarrier(EasyPostClient easyPost, EasyPostSettings settings, OneAtATime alone, Clock clock) {
        this.easyPost = easyPost;
        this.settings = settings;
        this.alone = alone;
        this.clock = clock;
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /**
     * One that it refuses for what it says, or may not check for this account, is not checked: nothing is known against it
     * before a label is asked for.
     */
    @Override
    public AddressAnswer checkAddress(Recipient given) {
        try {
            com.easypost.model.Address checked = there(
                    "an address",
                    said(() -> easyPost.address.create(EasyPostAddresses.checked(EasyPostAddresses.of(given)))));
            if (EasyPostAddresses.isNowhere(checked)) {
                return new AddressUndeliverable();
            }
            return EasyPostAddresses.isChecked(checked)
                    ? new AddressDeliverable(EasyPostAddresses.corrected(given, checked))
                    : new AddressNotChecked();
        } catch (EasyPostException failure) {
            if (status(failure).filter(REFUSED::contains).isEmpty()) {
                throw noAnswer("an address", failure);
            }
            return new AddressNotChecked();
        }
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        return alone.ask(request.operationKey(), () -> sold(request));
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        return alone.ask(request.operationKey(), () -> sold(request));
    }

    private LabelAnswer sold(LabelRequested request) {
        Recipient to = request.shipTo().recipient();
        int units = request.items().stream().mapToInt(item -> item.quantity()).sum();
        return settings.sender(request.shipFrom())
                .map(sender -> bought(
                        request.operationKey(),
                        to,
                        EasyPostAddresses.of(sender),
                        EasyPostAddresses.checked(EasyPostAddresses.of(to)),
                        units,
                        Shipment::getToAddress))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
    }

    private LabelAnswer sold(ReturnLabelRequested request) {
        Recipient from = request.sender().recipient();
        int units = request.items().stream().mapToInt(item -> item.quantity()).sum();
        return settings.sender(request.shipTo())
                .map(receiver -> bought(
                        request.operationKey(),
                        from,
                        EasyPostAddresses.checked(EasyPostAddresses.of(from)),
                        EasyPostAddresses.of(receiver),
                        units,
                        Shipment::getFromAddress))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
    }

    /** Which of a shipment's addresses is the customer's. */
    @FunctionalInterface
    private interface TheirAddress {
        com.easypost.model.Address in(Shipment shipment);
    }

    private LabelAnswer bought(
            String key,
            Recipient given,
            Map<String, Object> from,
            Map<String, Object> to,
            int units,
            TheirAddress address) {
        Map<String, Object> wanted = Map.of(
                "reference",
                key,
                "from_address",
                from,
                "to_address",
                to,
                "parcel",
                Map.of("weight", Math.max(1, units) * settings.ouncesPerUnit()));
        return found(key)
                .or(() -> made(key, wanted))
                .map(shipment -> bought(key, shipment, given, address))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
    }

    /** Nothing where EasyPost refuses the request for what it says: it would refuse it again, and a person has to look at it. */
    private Optional<Shipment> made(String key, Map<String, Object> wanted) {
        try {
            return Optional.of(there(key, said(() -> easyPost.shipment.create(wanted))));
        } catch (EasyPostException failure) {
            if (status(failure).filter(REFUSED::contains).isEmpty()) {
                throw noAnswer(key, failure);
            }
            return isOfTheCheck(failure) ? madeUnchecked(key, wanted) : found(key);
        }
    }

    /** An account may not have addresses abroad checked; that says nothing against the address. */
    private Optional<Shipment> madeUnchecked(String key, Map<String, Object> wanted) {
        Map<String, Object> unchecked = new HashMap<>(wanted);
        unchecked.replaceAll(
                (field, value) -> value instanceof Map<?, ?> address ? EasyPostAddresses.unchecked(address) : value);
        try {
            return Optional.of(there(key, said(() -> easyPost.shipment.create(unchecked))));
        } catch (EasyPostException failure) {
            if (status(failure).filter(REFUSED::contains).isEmpty()) {
                throw noAnswer(key, failure);
            }
            return found(key);
        }
    }

    private static boolean isOfTheCheck(EasyPostException failure) {
        return failure instanceof APIException answer
                && answer.getCode() != null
                && answer.getCode().startsWith(OF_THE_CHECK);
    }

    private LabelAnswer bought(String key, Shipment shipment, Recipient given, TheirAddress address) {
        if (isBought(shipment)) {
            return sold(shipment, given, address);
        }
        if (EasyPostAddresses.isNowhere(address.in(shipment))) {
            return new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE);
        }
        Shipment rated = rated(key, shipment);
        if (hasNoRates(rated)) {
            return new LabelNotSold(HoldReason.LABEL_REFUSED);
        }
        return purchased(key, rated)
                .<LabelAnswer>map(label -> sold(label, given, address))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
    }

    /** Where a carrier could not be asked for its rates, there may be some a moment later. */
    private Shipment rated(String key, Shipment shipment) {
        if (!hasNoRates(shipment)) {
            return shipment;
        }
        Shipment again = asked(key, () -> easyPost.shipment.newRates(shipment.getId()));
        if (hasNoRates(again) && saysWhy(again) && isYoung(shipment)) {
            throw new CarrierDidNotAnswer(key + ": there are no rates just now");
        }
        return again;
    }

    private static boolean hasNoRates(Shipment shipment) {
        return shipment.getRates() == null || shipment.getRates().isEmpty();
    }

    private static boolean saysWhy(Shipment shipment) {
        return shipment.getMessages() != null && !shipment.getMessages().isEmpty();
    }

    private boolean isYoung(Shipment shipment) {
        return shipment.getCreatedAt() != null
                && shipment.getCreatedAt().toInstant().isAfter(clock.instant().minus(RATES_MAY_COME));
    }

    /** What is refused now may have been bought before, by a request whose answer got lost. */
    private Optional<Shipment> purchased(String key, Shipment shipment) {
        try {
            // Its client takes an answer whose text is late for an empty one; then it is looked up.
            return Optional.ofNullable(said(() -> easyPost.shipment.buy(shipment.getId(), shipment.lowestRate())))
                    .filter(EasyPostCarrier::isBought)
                    .or(() -> found(key).filter(EasyPostCarrier::isBought));
        } catch (EasyPostException failure) {
            if (status(failure).filter(REFUSED::contains).isEmpty()) {
                throw noAnswer(key, failure);
            }
            return found(key).filter(EasyPostCarrier::isBought);
        }
    }

    private static boolean isBought(Shipment shipment) {
        return shipment.getPostageLabel() != null && isThere(shipment.getTrackingCode());
    }

    private static LabelSold sold(Shipment shipment, Recipient given, TheirAddress address) {
        return new LabelSold(
                shipment.getId(),
                shipment.getSelectedRate() == null
                        ? "easypost"
                        : shipment.getSelectedRate().getCarrier(),
                shipment.getTrackingCode(),
                EasyPostAddresses.corrected(given, address.in(shipment)));
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        Optional<Shipment> found = found(request.labelId());
        if (found.isEmpty()) {
            return new LabelNotTakenBack(VoidRefusal.LABEL_UNKNOWN);
        }
        Shipment shipment = found.get();
        if (isThere(shipment.getRefundStatus())) {
            return answer(request.operationKey(), shipment);
        }
        if (isSeen(shipment)) {
            return new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED);
        }
        try {
            return answer(
                    request.operationKey(),
                    there(request.operationKey(), said(() -> easyPost.shipment.refund(shipment.getId()))));
        } catch (EasyPostException failure) {
            if (status(failure).filter(REFUSED::contains).isEmpty()) {
                throw noAnswer(request.operationKey(), failure);
            }
            return new LabelNotTakenBack(VoidRefusal.REFUSED);
        }
    }

    /**
     * A refund that is submitted is as good as given: nobody sends a parcel that is kept here with it. Carriers take weeks to
     * look whether the label was used; if it was, its scans say so.
     */
    private static VoidAnswer answer(String key, Shipment shipment) {
        String status = String.valueOf(shipment.getRefundStatus());
        if (SUBMITTED.equals(status) && isSeen(shipment)) {
            return new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED);
        }
        if (GIVEN_BACK.contains(status)) {
            return new LabelTakenBack();
        }
        if (NOT_GIVEN_BACK.contains(status)) {
            return new LabelNotTakenBack(isSeen(shipment) ? VoidRefusal.ALREADY_SCANNED : VoidRefusal.REFUSED);
        }
        throw new CarrierDidNotAnswer(key + ": the refund is " + status);
    }

    /** The one with which the carrier takes the parcel; ours would be no postage. */
    @Override
    public Optional<URI> drawnAt(String labelId) {
        return Optional.of(asPdf(labelId)
                .or(() -> found(labelId))
                .map(Shipment::getPostageLabel)
                .map(label -> isThere(label.getLabelPdfUrl()) ? label.getLabelPdfUrl() : label.getLabelUrl())
                .filter(EasyPostCarrier::isThere)
                .map(URI::create)
                .orElseThrow(() -> new LabelNotDrawn(labelId + ": EasyPost has no drawing of it")));
    }

    /** Nothing where EasyPost does not turn this label into a PDF; it is drawn in another form then. */
    private Optional<Shipment> asPdf(String labelId) {
        try {
            return Optional.of(there(
                    labelId, said(() -> easyPost.shipment.label(labelId, Map.of("file_format", "PDF")))));
        } catch (EasyPostException failure) {
            if (status(failure)
                    .filter(code -> REFUSED.contains(code) || code == NOT_FOUND)
                    .isPresent()) {
                return Optional.empty();
            }
            throw noAnswer(labelId, failure);
        }
    }

    @Override
    public List<Seen> scansOf(KnownLabel label) {
        return found(label.labelId()).stream()
                .flatMap(EasyPostCarrier::details)
                .filter(detail -> detail.getDatetime() != null)
                .map(detail -> scan(label, detail))
                .toList();
    }

    private static Seen scan(KnownLabel label, TrackingDetail detail) {
        String status = Optional.ofNullable(detail.getStatus()).orElse("");
        String more = Optional.ofNullable(detail.getStatusDetail()).orElse("");
        return new Seen(
                label.labelId() + "/" + status + "/" + more + "/"
                        + detail.getDatetime().toInstant().getEpochSecond(),
                EasyPostWords.of(status, more),
                status,
                detail.getDatetime().toInstant(),
                place(detail.getTrackingLocation()));
    }

    /** The town of a depot; its message may name people, and is not taken in. */
    private static Optional<String> place(TrackingLocation location) {
        return location == null
                ? Optional.empty()
                : Optional.of(Stream.of(location.getCity(), location.getState(), location.getCountry())
                                .filter(EasyPostCarrier::isThere)
                                .collect(Collectors.joining(", ")))
                        .filter(EasyPostCarrier::isThere);
    }

    private static boolean isSeen(Shipment shipment) {
        return details(shipment)
                .anyMatch(detail -> EasyPostWords.of(
                                String.valueOf(detail.getStatus()), String.valueOf(detail.getStatusDetail()))
                        .impliesHandOver());
    }

    private static Stream<TrackingDetail> details(Shipment shipment) {
        return Optional.ofNullable(shipment.getTracker()).map(Tracker::getTrackingDetails).stream()
                .flatMap(List::stream);
    }

    /** By its own id, or by the reference that we have given it, which EasyPost takes in its place. */
    private Optional<Shipment> found(String idOrReference) {
        try {
            return Optional.of(there(idOrReference, said(() -> easyPost.shipment.retrieve(idOrReference))));
        } catch (EasyPostException failure) {
            if (status(failure).filter(code -> code == NOT_FOUND).isPresent()) {
                return Optional.empty();
            }
            throw noAnswer(idOrReference, failure);
        }
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }

    private interface Asking<T> {
        T ask() throws EasyPostException;
    }

    /** Its client stumbles over answers without a text, and over those that are no JSON. */
    private static <T> T said(Asking<T> asking) throws EasyPostException {
        try {
            return asking.ask();
        } catch (RuntimeException stumbled) {
            throw new CarrierDidNotAnswer("EasyPost's client could not read the answer", stumbled);
        }
    }

    private static <T> T asked(String key, Asking<T> asking) {
        try {
            return there(key, said(asking));
        } catch (EasyPostException failure) {
            throw noAnswer(key, failure);
        }
    }

    /** Its client takes an answer whose text is late for an empty one. */
    private static <T> T there(String key, T answer) {
        if (answer == null) {
            throw new CarrierDidNotAnswer(key + ": the answer is empty");
        }
        return answer;
    }

    private static Optional<Integer> status(EasyPostException failure) {
        return failure instanceof APIException answer ? Optional.ofNullable(answer.getStatusCode()) : Optional.empty();
    }

    /** What EasyPost says in its own words may repeat an address; its code does not. */
    private static CarrierDidNotAnswer noAnswer(String key, EasyPostException failure) {
        return new CarrierDidNotAnswer(key + ": "
                + failure.getClass().getSimpleName()
                + status(failure).map(code -> " " + code).orElse("")
                + (failure instanceof APIException answer && answer.getCode() != null ? " " + answer.getCode() : ""));
    }
}
