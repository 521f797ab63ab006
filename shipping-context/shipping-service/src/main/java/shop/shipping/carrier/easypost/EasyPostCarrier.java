package shop.shipping.carrier.easypost;

import com.easypost.exception.APIException;
import com.easypost.exception.EasyPostException;
import com.easypost.model.Shipment;
import com.easypost.model.Tracker;
import com.easypost.model.TrackingDetail;
import com.easypost.model.TrackingLocation;
import com.easypost.service.EasyPostClient;
import java.net.URI;
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
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;

/**
 * Buys and gives back labels at EasyPost, which takes no idempotency keys. So a shipment of its own is made for each request
 * and bears the request's key as its reference: whoever asks again finds it, and buys what is not bought yet. EasyPost sells
 * one label for a shipment.
 */
final class EasyPostCarrier implements Carrier, ScanBook {

    private static final int NOT_FOUND = 404;

    /** What it says no to for what was asked; anything else may be answered another time. */
    private static final Set<Integer> REFUSED = Set.of(400, 422);

    private static final Set<String> GIVEN_BACK = Set.of("refunded");
    private static final Set<String> NOT_GIVEN_BACK = Set.of("rejected", "not_applicable");

    private final EasyPostClient easyPost;
    private final EasyPostSettings settings;

    EasyPostCarrier(EasyPostClient easyPost, EasyPostSettings settings) {
        this.easyPost = easyPost;
        this.settings = settings;
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        Recipient to = request.shipTo().recipient();
        int units = request.items().stream().mapToInt(item -> item.quantity()).sum();
        return settings.sender(request.shipFrom())
                .map(sender -> bought(
                        request.operationKey(),
                        to,
                        EasyPostAddresses.of(sender),
                        EasyPostAddresses.of(to),
                        units,
                        Shipment::getToAddress))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        Recipient from = request.sender().recipient();
        int units = request.items().stream().mapToInt(item -> item.quantity()).sum();
        return settings.sender(request.shipTo())
                .map(receiver -> bought(
                        request.operationKey(),
                        from,
                        EasyPostAddresses.of(from),
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
        Shipment shipment = found(key)
                .orElseGet(() -> asked(
                        key,
                        () -> easyPost.shipment.create(Map.of(
                                "reference",
                                key,
                                "from_address",
                                from,
                                "to_address",
                                to,
                                "parcel",
                                Map.of("weight", Math.max(1, units) * settings.ouncesPerUnit())))));
        if (isBought(shipment)) {
            return sold(shipment, given, address);
        }
        if (EasyPostAddresses.isNowhere(address.in(shipment))) {
            return new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE);
        }
        if (shipment.getRates() == null || shipment.getRates().isEmpty()) {
            return new LabelNotSold(HoldReason.LABEL_REFUSED);
        }
        return purchased(key, shipment)
                .<LabelAnswer>map(label -> sold(label, given, address))
                .orElseGet(() -> new LabelNotSold(HoldReason.LABEL_REFUSED));
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
    public VoidAnswer voidLabel(LabelVoidRequested request) {
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

    /** Carriers take days to look whether a label was used; until then nobody knows, and it is asked again. */
    private static VoidAnswer answer(String key, Shipment shipment) {
        String status = String.valueOf(shipment.getRefundStatus());
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
        Shipment shipment = asked(labelId, () -> easyPost.shipment.label(labelId, Map.of("file_format", "PDF")));
        return Optional.ofNullable(shipment.getPostageLabel())
                .map(label -> isThere(label.getLabelPdfUrl()) ? label.getLabelPdfUrl() : label.getLabelUrl())
                .filter(EasyPostCarrier::isThere)
                .map(URI::create)
                .or(() -> {
                    throw new CarrierDidNotAnswer(labelId + ": no label in the answer");
                });
    }

    @Override
    public List<RecordScan> scansOf(LabelBought label) {
        return found(label.labelId()).stream()
                .flatMap(EasyPostCarrier::details)
                .filter(detail -> detail.getDatetime() != null)
                .map(detail -> scan(label, detail))
                .toList();
    }

    private static RecordScan scan(LabelBought label, TrackingDetail detail) {
        String status = Optional.ofNullable(detail.getStatus()).orElse("");
        String more = Optional.ofNullable(detail.getStatusDetail()).orElse("");
        return new RecordScan(
                label.shipmentId(),
                label.labelId() + "/" + status + "/" + more + "/"
                        + detail.getDatetime().toInstant().getEpochSecond(),
                label.trackingCode(),
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

    /** Its client stumbles over answers without a text. */
    private static <T> T said(Asking<T> asking) throws EasyPostException {
        try {
            return asking.ask();
        } catch (NullPointerException | IllegalStateException stumbled) {
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
