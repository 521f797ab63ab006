package shop.shipping.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.platform.messaging.Commands;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.IfMatch;
import shop.platform.web.NotFound;
import shop.platform.web.Reads;
import shop.shipping.api.FindShipment;
import shop.shipping.api.FindShipments;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView;
import shop.shipping.destination.Destinations;
import shop.shipping.dispatching.ReleaseShipment;

/** Shipments over HTTP. */
@RestController
@RequestMapping("/shipments")
class ShipmentsController implements ShipmentsApi {

    private static final String READERS = "hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "','" + Roles.WAREHOUSE
            + "','" + Roles.OPERATOR + "')";

    private static final String NEWEST_FIRST = "-preparedAt";

    private final Commands commands;
    private final Reads reads;
    private final LabelsOnPaper paper;
    private final Destinations destinations;
    private final Clock clock;

    ShipmentsController(Commands commands, Reads reads, LabelsOnPaper paper, Destinations destinations, Clock clock) {
        this.commands = commands;
        this.reads = reads;
        this.paper = paper;
        this.destinations = destinations;
        this.clock = clock;
    }

    @Override
    @GetMapping("/{shipmentId}")
    @PreAuthorize(READERS)
    public ResponseEntity<ShipmentView> read(@PathVariable String shipmentId) {
        ShipmentId id = new ShipmentId(shipmentId);
        return shown(reads.one(new FindShipment(id), ShipmentView.class, id));
    }

    @Override
    @GetMapping
    @PreAuthorize(READERS)
    public ListedShipments list(
            @RequestParam(required = false) Set<ShipmentState> state,
            @RequestParam(required = false) OrderId orderId,
            @RequestParam(required = false) String shipFrom,
            @RequestParam(required = false) Instant preparedFrom,
            @RequestParam(required = false) Instant preparedBefore,
            @RequestParam(required = false) ShipmentView.Promise promise,
            @RequestParam(defaultValue = NEWEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        ShipmentOrder order = ShipmentOrder.of(sort);
        FindShipments query = new FindShipments(
                state == null ? Set.of() : state,
                Optional.ofNullable(orderId),
                Optional.ofNullable(shipFrom),
                Optional.ofNullable(preparedFrom),
                Optional.ofNullable(preparedBefore),
                Optional.ofNullable(promise),
                order.sortedBy(),
                Optional.ofNullable(cursor)
                        .map(told -> ListedShipments.CURSORS.read(told, order.letter(), FindShipments.Place::new)),
                size);
        return ListedShipments.of(reads.answer(query, ShipmentPage.class), order);
    }

    @Override
    @GetMapping("/{shipmentId}/address")
    @PreAuthorize("hasAnyRole('" + Roles.WAREHOUSE + "','" + Roles.SUPPORT + "','" + Roles.OPERATOR + "')")
    public ResponseEntity<AddressView> readAddress(@PathVariable String shipmentId) {
        ShipmentId id = new ShipmentId(shipmentId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(AddressView.of(id, destinations.of(id).orElseThrow(() -> new NotFound(id))));
    }

    @Override
    @GetMapping(path = "/{shipmentId}/label", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<byte[]> printLabel(@PathVariable String shipmentId) {
        return paper.of(new ShipmentId(shipmentId));
    }

    @Override
    @PutMapping("/{shipmentId}/label")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ShipmentView> giveTrackingNumber(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody TrackingNumberRequest label) {
        return asked(shipmentId, ifMatch, label::command);
    }

    @Override
    @PostMapping("/{shipmentId}/hand-over")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ShipmentView> handOver(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody(required = false) Optional<HandOverRequest> handOver) {
        return asked(
                shipmentId,
                ifMatch,
                id -> handOver.map(request -> request.command(id, clock))
                        .orElseGet(() -> HandOverRequest.now(id, clock)));
    }

    @Override
    @PostMapping("/{shipmentId}/short-picks")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ShipmentView> reportShortPick(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody ShortPickRequest shortPick) {
        return asked(shipmentId, ifMatch, shortPick::command);
    }

    @Override
    @PostMapping("/{shipmentId}/ship-from")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ShipmentView> move(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody ShipFromRequest shipFrom) {
        return asked(shipmentId, ifMatch, shipFrom::command);
    }

    @Override
    @PostMapping("/{shipmentId}/splits")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ShipmentView> split(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody SplitRequest split) {
        return asked(shipmentId, ifMatch, split::command);
    }

    @Override
    @PostMapping("/{shipmentId}/release")
    @PreAuthorize("hasRole('" + Roles.OPERATOR + "')")
    public ResponseEntity<ShipmentView> release(
            @PathVariable String shipmentId, @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        return asked(shipmentId, ifMatch, ReleaseShipment::new);
    }

    @Override
    @PutMapping("/{shipmentId}/address")
    @PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "')")
    public ResponseEntity<ShipmentView> changeAddress(
            @PathVariable String shipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody AddressRequest address) {
        return asked(shipmentId, ifMatch, address::command);
    }

    private ResponseEntity<ShipmentView> asked(
            String shipmentId, String ifMatch, Function<ShipmentId, Object> command) {
        ShipmentId id = new ShipmentId(shipmentId);
        long version = commands.send(command.apply(id), IfMatch.versions(ifMatch));
        return reads.seeing(version, new FindShipment(id), ShipmentView.class, ShipmentView::version)
                .map(ShipmentsController::shown)
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    private static ResponseEntity<ShipmentView> shown(ShipmentView view) {
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }
}
