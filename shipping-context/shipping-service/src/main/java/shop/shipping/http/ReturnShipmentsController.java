package shop.shipping.http;

import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
import shop.platform.web.Reads;
import shop.shipping.api.FindReturnShipment;
import shop.shipping.api.FindReturnShipments;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentPage;
import shop.shipping.api.ReturnShipmentState;
import shop.shipping.api.ReturnShipmentView;

/** What comes back, over HTTP. */
@RestController
@RequestMapping("/return-shipments")
class ReturnShipmentsController implements ReturnShipmentsApi {

    private static final String READERS = "hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "','" + Roles.WAREHOUSE
            + "','" + Roles.OPERATOR + "')";

    private final Commands commands;
    private final Reads reads;
    private final LabelsOnPaper paper;

    ReturnShipmentsController(Commands commands, Reads reads, LabelsOnPaper paper) {
        this.commands = commands;
        this.reads = reads;
        this.paper = paper;
    }

    @Override
    @GetMapping("/{returnShipmentId}")
    @PreAuthorize(READERS)
    public ResponseEntity<ReturnShipmentView> read(@PathVariable String returnShipmentId) {
        ReturnShipmentId id = new ReturnShipmentId(returnShipmentId);
        return shown(reads.one(new FindReturnShipment(id), ReturnShipmentView.class, id));
    }

    @Override
    @GetMapping
    @PreAuthorize(READERS)
    public ListedReturnShipments list(
            @RequestParam(required = false) Set<ReturnShipmentState> state,
            @RequestParam(required = false) OrderId orderId,
            @RequestParam(required = false) String shipTo,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        FindReturnShipments query = new FindReturnShipments(
                state == null ? Set.of() : state,
                Optional.ofNullable(orderId),
                Optional.ofNullable(shipTo),
                Optional.ofNullable(cursor)
                        .map(told -> ListedReturnShipments.CURSORS.read(told, false, FindReturnShipments.Place::new)),
                size);
        return ListedReturnShipments.of(reads.answer(query, ReturnShipmentPage.class));
    }

    @Override
    @GetMapping(path = "/{returnShipmentId}/label", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "','" + Roles.WAREHOUSE + "')")
    public ResponseEntity<byte[]> printReturnLabel(@PathVariable String returnShipmentId) {
        return paper.of(new ReturnShipmentId(returnShipmentId));
    }

    @Override
    @PostMapping("/{returnShipmentId}/receipt")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public ResponseEntity<ReturnShipmentView> receive(
            @PathVariable String returnShipmentId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody ReceiptRequest receipt) {
        ReturnShipmentId id = new ReturnShipmentId(returnShipmentId);
        long version = commands.send(receipt.command(id), IfMatch.versions(ifMatch));
        return reads.seeing(version, new FindReturnShipment(id), ReturnShipmentView.class, ReturnShipmentView::version)
                .map(ReturnShipmentsController::shown)
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    private static ResponseEntity<ReturnShipmentView> shown(ReturnShipmentView view) {
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }
}
