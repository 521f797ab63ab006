package shop.payment.http;

import java.util.Optional;
import java.util.Set;
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
import shop.payment.api.DisputeId;
import shop.payment.api.DisputePage;
import shop.payment.api.DisputeView;
import shop.payment.api.FindDispute;
import shop.payment.api.FindDisputes;
import shop.payment.api.PaymentId;
import shop.payment.disputing.AcceptDispute;
import shop.payment.disputing.SubmitEvidence;
import shop.platform.messaging.Commands;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.IfMatch;
import shop.platform.web.Reads;

/** Disputes over HTTP. */
@RestController
@RequestMapping("/disputes")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class DisputesController implements DisputesApi {

    private static final String OLDEST_FIRST = "openedAt";

    private final Commands commands;
    private final Reads reads;

    DisputesController(Commands commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @Override
    @GetMapping("/{disputeId}")
    public ResponseEntity<DisputeView> read(@PathVariable String disputeId) {
        DisputeId id = new DisputeId(disputeId);
        DisputeView view = reads.one(new FindDispute(id), DisputeView.class, id);
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }

    @Override
    @GetMapping
    public ListedDisputes list(
            @RequestParam(required = false) Set<DisputeView.State> state,
            @RequestParam(required = false) PaymentId paymentId,
            @RequestParam(defaultValue = OLDEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size) {
        boolean oldestFirst = sort.equals(OLDEST_FIRST);
        FindDisputes query = new FindDisputes(
                state == null ? Set.of() : state,
                Optional.ofNullable(paymentId),
                oldestFirst,
                Optional.ofNullable(cursor)
                        .map(told -> ListedDisputes.CURSORS.read(told, oldestFirst, FindDisputes.Place::new)),
                size);
        return ListedDisputes.of(reads.answer(query, DisputePage.class), oldestFirst);
    }

    @Override
    @PostMapping("/{disputeId}/evidence")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<DisputeView> submitEvidence(
            @PathVariable String disputeId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody EvidenceRequest evidence) {
        DisputeId id = new DisputeId(disputeId);
        return sent(id, new SubmitEvidence(id, evidence.evidence()), ifMatch);
    }

    @Override
    @PostMapping("/{disputeId}/acceptance")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<DisputeView> accept(
            @PathVariable String disputeId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody AcceptanceRequest acceptance) {
        DisputeId id = new DisputeId(disputeId);
        return sent(id, new AcceptDispute(id, acceptance.reason()), ifMatch);
    }

    private ResponseEntity<DisputeView> sent(DisputeId id, Object command, String ifMatch) {
        long version = commands.send(command, IfMatch.versions(ifMatch));
        return reads.seeing(version, new FindDispute(id), DisputeView.class, DisputeView::version)
                .map(view -> ResponseEntity.ok().eTag(ETags.of(view.version())).body(view))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }
}
