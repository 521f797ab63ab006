package shop.order.http;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.http.InvalidField;
import shop.kernel.OrderId;
import shop.order.api.AgreeOnParcel;
import shop.order.api.AmendmentState;
import shop.order.api.Awaited;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.ConfirmPurchase;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.HoldOrder;
import shop.order.api.LocateParcel;
import shop.order.api.OrderPage;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.PlaceOrder;
import shop.order.api.RefundParcel;
import shop.order.api.ReleaseOrder;
import shop.order.api.RepeatRequests;
import shop.order.api.WithdrawAmendment;
import shop.order.api.WithdrawClaim;
import shop.order.ordering.DryRun;
import shop.order.ordering.Foresight;
import shop.order.story.Language;
import shop.order.story.OrderStory;
import shop.order.story.PayerLinks;
import shop.order.story.Timeline;
import shop.order.story.WaitsInWords;
import shop.order.tracking.OrderAsItStood;
import shop.platform.messaging.Commands;
import shop.platform.rejection.BusinessRejection;
import shop.platform.security.ForbiddenByRule;
import shop.platform.security.Roles;
import shop.platform.web.ETags;
import shop.platform.web.IfMatch;
import shop.platform.web.NotFound;
import shop.platform.web.Reads;
import shop.platform.web.TrackingLinks;

/** Orders over HTTP. */
@RestController
@RequestMapping("/orders")
class OrdersController implements OrdersApi {

    private static final String READERS = "hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT
            + "','" + Roles.WAREHOUSE + "','" + Roles.OPERATOR + "')";

    static final String NEWEST_FIRST = "-placedAt";
    static final String OLDEST_FIRST = "placedAt";

    private static final long NOTHING_SEEN = -1;

    private final Commands commands;
    private final Reads reads;
    private final LiveOrders liveOrders;
    private final Admission admission;
    private final OrderStory story;
    private final WaitsInWords waits;
    private final DryRun dryRun;
    private final PayerLinks payerLinks;
    private final TrackingLinks trackingLinks;
    private final Offers offers;
    private final GoodwillLimits goodwillLimits;
    private final OrderAsItStood asItStood;
    private final Clock clock;

    OrdersController(
            Commands commands,
            Reads reads,
            LiveOrders liveOrders,
            Admission admission,
            OrderStory story,
            WaitsInWords waits,
            DryRun dryRun,
            Offers offers,
            GoodwillLimits goodwillLimits,
            OrderAsItStood asItStood,
            PayerLinks payerLinks,
            TrackingLinks trackingLinks,
            Clock clock) {
        this.payerLinks = payerLinks;
        this.trackingLinks = trackingLinks;
        this.commands = commands;
        this.reads = reads;
        this.liveOrders = liveOrders;
        this.admission = admission;
        this.story = story;
        this.waits = waits;
        this.dryRun = dryRun;
        this.offers = offers;
        this.goodwillLimits = goodwillLimits;
        this.asItStood = asItStood;
        this.clock = clock;
    }

    @Override
    @PostMapping
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    @ForbiddenByRule(
            role = Roles.CUSTOMER,
            rule = "ORD-29",
            code = "prices-are-the-shops",
            detail = "An order names its prices, and those are the shop's; have the shop or support place it for you.")
    public ResponseEntity<Object> place(
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody OrderRequest order,
            Authentication caller) {
        OrderId id = idOf(idempotencyKey, order, caller);
        PlaceOrder command = order.command(id);
        admission.check(id);
        if (Prefer.asks(prefer, Prefer.DRY_RUN)) {
            Foresight foresight = underItsName(
                    command, idempotencyKey, () -> dryRun.ask(id, Commands.meantFor(Optional.empty(), command)));
            return Foreseen.answer(foresight, Optional.empty(), acceptLanguage, story);
        }
        Commands.Outcome outcome = underItsName(command, idempotencyKey, () -> commands.sendOnce(command));
        URI location = URI.create("/orders/" + id);
        if (Prefer.asks(prefer, Prefer.RESPOND_ASYNC)) {
            return told(ResponseEntity.accepted(), location, outcome).build();
        }
        return seen(id, outcome.version(), caller)
                .map(view -> toldIn(
                        Language.of(null, acceptLanguage),
                        told(ResponseEntity.status(HttpStatus.CREATED), location, outcome),
                        view))
                .orElseGet(
                        () -> told(ResponseEntity.accepted(), location, outcome).build());
    }

    @Override
    @GetMapping("/{orderId}")
    @PreAuthorize(READERS)
    public ResponseEntity<ReadOrder> read(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) Instant at,
            @RequestParam(defaultValue = "true") boolean allowedCommands,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            WebRequest request,
            Authentication caller) {
        OrderView view = visible(orderId, caller);
        Language language = Language.of(null, acceptLanguage);
        if (at != null) {
            // Nothing can be asked of a version of the past, so it has no ETag.
            return ResponseEntity.ok()
                    .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                    .body(new ReadOrder(waits.of(shown(asItStood(view, at), caller), language), Optional.empty()));
        }
        // Who has it already has no use for what costs more than reading it.
        if (request.checkNotModified(tag(view, language))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                    .build();
        }
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(tag(view, language))
                .header(HttpHeaders.LINK, linkTo(orderId, "commands"), linkTo(orderId, "timeline"))
                .body(new ReadOrder(
                        waits.of(Actions.shownTo(caller, view), language),
                        Optional.of(view)
                                .filter(asked -> allowedCommands)
                                .map(asked -> offers.to(caller, asked).commands())));
    }

    /** An order as it is now, in the language of whoever reads it. */
    private ResponseEntity<Object> toldIn(Language language, ResponseEntity.BodyBuilder answer, OrderView view) {
        return answer.varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(tag(view, language))
                .body(waits.of(view, language));
    }

    /** Two languages are two representations of one version (RFC 9110, 8.8.3). */
    private static String tag(OrderView view, Language language) {
        return language == Language.ENGLISH ? ETags.of(view.version()) : ETags.of(view.version(), language.tag());
    }

    /** To what is told of an order for itself, since it costs more than reading it (RFC 8288). */
    private static String linkTo(OrderId order, String part) {
        return "</orders/" + order + "/" + part + ">; rel=\"urn:shop:rel:" + part + "\"";
    }

    private OrderView asItStood(OrderView now, Instant moment) {
        if (moment.isAfter(clock.instant())) {
            throw new NotFound(
                    "not-there-yet",
                    "Nobody knows yet how it will stand then; ask for a moment that is not in the future.");
        }
        return asItStood
                .at(now.orderId(), moment)
                .orElseThrow(() -> new NotFound(
                        "not-placed-yet",
                        now.orderId() + " was placed later than that, at " + now.placedAt()
                                + "; ask for that moment or a later one."));
    }

    @Override
    @GetMapping("/{orderId}/commands")
    @PreAuthorize(READERS)
    public ResponseEntity<OfferedCommands> commands(@PathVariable OrderId orderId, Authentication caller) {
        OfferedCommands offered = offers.to(caller, visible(orderId, caller));
        return ResponseEntity.ok().eTag(ETags.of(offered.version())).body(offered);
    }

    @Override
    @GetMapping("/{orderId}/timeline")
    @PreAuthorize(READERS)
    public ResponseEntity<Timeline> timeline(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        Language told = Language.of(language, acceptLanguage);
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, told.tag())
                .body(story.of(order.orderId(), order.customerId(), told, !isCustomer(caller), isOfTheShop(caller)));
    }

    @Override
    @GetMapping
    @PreAuthorize(READERS)
    public ResponseEntity<ListedOrders> list(
            @RequestParam(required = false) Set<OrderStatus> status,
            @RequestParam(required = false) Set<Awaited.Whom> waitsFor,
            @RequestParam(required = false) Set<Awaited.What> awaiting,
            @RequestParam(required = false) String customerId,
            @RequestParam(required = false) String prefix,
            @RequestParam(required = false) Boolean purchaseConfirmed,
            @RequestParam(required = false) Instant placedFrom,
            @RequestParam(required = false) Instant placedBefore,
            @RequestParam(defaultValue = NEWEST_FIRST) String sort,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "SHORT") ListedOrders.Items items,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        boolean oldestFirst = sort.equals(OLDEST_FIRST);
        Optional<String> customer =
                isCustomer(caller) ? Optional.of(caller.getName()) : Optional.ofNullable(customerId);
        FindOrders query = new FindOrders(
                status == null ? Set.of() : status,
                waitsFor == null ? Set.of() : waitsFor,
                awaiting == null ? Set.of() : awaiting,
                customer,
                Optional.ofNullable(prefix),
                Optional.ofNullable(purchaseConfirmed),
                Optional.ofNullable(placedFrom),
                Optional.ofNullable(placedBefore),
                oldestFirst,
                Optional.ofNullable(cursor)
                        .map(told -> ListedOrders.CURSORS.read(told, oldestFirst, FindOrders.Place::new)),
                size);
        Language language = Language.of(null, acceptLanguage);
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(ListedOrders.of(
                        reads.answer(query, OrderPage.class),
                        oldestFirst,
                        items,
                        order -> waits.of(shown(order, caller), language)));
    }

    @Override
    @PostMapping("/{orderId}/cancellation")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> cancel(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody CancellationRequest cancellation,
            Authentication caller) {
        return decided(
                visible(orderId, caller),
                new CancelOrder(orderId, cancellation.reason().reason()),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/lines/{line}/cancellation")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> cancelUnits(
            @PathVariable OrderId orderId,
            @PathVariable int line,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody UnitsCancellationRequest cancellation,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        if (line > order.lines().size()) {
            throw new NotFound("line " + line + " in " + orderId);
        }
        return decided(
                order,
                cancellation.command(orderId, OrderIds.request(caller.getName(), idempotencyKey), line),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/amendments")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> amend(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody AmendmentRequest amendment,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        String request = OrderIds.request(caller.getName(), idempotencyKey);
        return decided(
                order,
                amendment.command(orderId, request, isOfTheShop(caller)),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/amendments/{number}/withdrawal")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> withdrawAmendment(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        if (number > order.amendments().size()) {
            throw new NotFound("amendment " + number + " in " + orderId);
        }
        return decided(order, new WithdrawAmendment(orderId, number), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/tenders/{tender}/settlements")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> settle(
            @PathVariable OrderId orderId,
            @PathVariable int tender,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody SettlementRequest settlement,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        if (tender > order.tenders().size()) {
            throw new NotFound("tender " + tender + " in " + orderId);
        }
        return decided(order, settlement.command(orderId, tender), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/tenders/{tender}/replacement")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> replaceTender(
            @PathVariable OrderId orderId,
            @PathVariable int tender,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ReplacementRequest replacement,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        if (tender > order.tenders().size()) {
            throw new NotFound("tender " + tender + " in " + orderId);
        }
        return decided(order, replacement.command(orderId, tender), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @GetMapping("/{orderId}/tenders/{tender}/payer-link")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<PayerLinkView> payerLink(
            @PathVariable OrderId orderId, @PathVariable int tender, Authentication caller) {
        return Optional.of(visible(orderId, caller))
                .filter(order -> order.status() == OrderStatus.AWAITING_PAYMENT
                        || order.amendments().stream().anyMatch(amendment -> awaits(amendment, tender)))
                .stream()
                .flatMap(order -> order.tenders().stream())
                .filter(it -> it.number() == tender && it.state() == OrderView.TenderState.PENDING)
                .findFirst()
                .flatMap(awaited -> payerLinks.of(orderId, tender))
                .map(awaited ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(PayerLinkView.of(awaited)))
                .orElseThrow(() -> new NotFound("link for the payer of tender " + tender + " in " + orderId));
    }

    private static boolean awaits(OrderView.AmendmentView amendment, int tender) {
        return amendment.state() == AmendmentState.PROPOSED
                && amendment.tender().equals(Optional.of(tender));
    }

    @Override
    @PostMapping("/{orderId}/purchase-confirmation")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> confirmPurchase(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        return decided(visible(orderId, caller), new ConfirmPurchase(orderId), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/returns/{number}/interest")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> payInterest(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody InterestRequest interest,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        returned(order, number);
        return decided(order, interest.command(orderId, number), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/requests")
    @PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "')")
    public ResponseEntity<Object> repeatRequests(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        return decided(visible(orderId, caller), new RepeatRequests(orderId), ifMatch, prefer, acceptLanguage, caller);
    }

    /** Sends a command, and answers with the order as soon as it shows what followed; or tells what would follow. */
    private ResponseEntity<Object> decided(
            OrderView order,
            Object command,
            String ifMatch,
            String prefer,
            String acceptLanguage,
            Authentication caller) {
        Optional<Set<Long>> versions = IfMatch.versions(ifMatch);
        if (Prefer.asks(prefer, Prefer.DRY_RUN)) {
            Foresight foresight = dryRun.ask(order.orderId(), Commands.meantFor(versions, command));
            return Foreseen.answer(foresight, Optional.of(order), acceptLanguage, story);
        }
        long version = commands.send(command, versions);
        return seen(order.orderId(), version, caller)
                .map(view -> toldIn(Language.of(null, acceptLanguage), ResponseEntity.ok(), view))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.ACCEPTED).build());
    }

    private OrderView having(String parcel, OrderId id, Authentication caller) {
        OrderView order = visible(id, caller);
        if (order.parcels().stream().noneMatch(it -> it.parcel().equals(parcel))) {
            throw new NotFound("parcel " + parcel + " in " + id);
        }
        return order;
    }

    private static OrderView.ReturnView returned(OrderView order, int number) {
        if (number > order.returns().size()) {
            throw new NotFound("return " + number + " in " + order.orderId());
        }
        return order.returns().get(number - 1);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/refund")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> refund(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody MakingGoodRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                new RefundParcel(orderId, parcel, request.reason().reason()),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/replacement")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> replace(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ParcelReplacementRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                request.command(orderId, parcel),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/units/refund")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> refundUnits(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody UnitsMadeGoodRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                request.refund(orderId, OrderIds.request(caller.getName(), idempotencyKey), parcel),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/units/replacement")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> replaceUnits(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody UnitsMadeGoodRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                request.replacement(orderId, OrderIds.request(caller.getName(), idempotencyKey), parcel),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/claims")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> claim(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ClaimRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                request.command(orderId, OrderIds.request(caller.getName(), idempotencyKey), parcel),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/claims/{number}/approval")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> grantClaim(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody(required = false) Optional<ClaimGrantRequest> request,
            Authentication caller) {
        return decided(
                claimed(number, orderId, caller),
                request.orElse(new ClaimGrantRequest(null)).command(orderId, number),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/claims/{number}/refusal")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> declineClaim(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ClaimRefusalRequest request,
            Authentication caller) {
        return decided(
                claimed(number, orderId, caller),
                request.command(orderId, number),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/claims/{number}/withdrawal")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> withdrawClaim(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        return decided(
                claimed(number, orderId, caller),
                new WithdrawClaim(orderId, number),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    private OrderView claimed(int number, OrderId id, Authentication caller) {
        OrderView order = visible(id, caller);
        if (number > order.claims().size()) {
            throw new NotFound("claim " + number + " in " + id);
        }
        return order;
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/agreement")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> agree(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody AgreementRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                new AgreeOnParcel(orderId, parcel, request.agreed()),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/parcels/{parcel}/whereabouts")
    @PreAuthorize("hasRole('" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> locate(
            @PathVariable OrderId orderId,
            @PathVariable String parcel,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody WhereaboutsRequest request,
            Authentication caller) {
        return decided(
                having(parcel, orderId, caller),
                new LocateParcel(orderId, parcel, request.where(), request.reason()),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PutMapping("/{orderId}/shipping-address")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> changeAddress(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody AddressRequest request,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        return decided(order, request.command(order), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/goodwill")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> giveGoodwill(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody GoodwillRequest request,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        return decided(
                order,
                request.command(orderId, goodwillLimits.of(caller, order)),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/hold")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> hold(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody HoldRequest request,
            Authentication caller) {
        HoldOrder command = request.command(orderId);
        return decided(having(command.parcel(), orderId, caller), command, ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @PostMapping("/{orderId}/release")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> release(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody(required = false) Optional<ReleaseRequest> request,
            Authentication caller) {
        Optional<String> parcel = request.flatMap(it -> Optional.ofNullable(it.parcel()));
        return decided(
                having(parcel, orderId, caller),
                new ReleaseOrder(orderId, parcel),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    private OrderView having(Optional<String> parcel, OrderId id, Authentication caller) {
        return parcel.isPresent() ? having(parcel.get(), id, caller) : visible(id, caller);
    }

    @Override
    @PostMapping("/{orderId}/returns")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> giveBack(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ReturnRequest request,
            Authentication caller) {
        return decided(
                visible(orderId, caller),
                request.command(orderId, Optional.ofNullable(idempotencyKey), isOfTheShop(caller)),
                ifMatch,
                prefer,
                acceptLanguage,
                caller);
    }

    @Override
    @PostMapping("/{orderId}/returns/{number}/cancellation")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<Object> cancelReturn(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        returned(order, number);
        return decided(order, new CancelReturn(orderId, number), ifMatch, prefer, acceptLanguage, caller);
    }

    @Override
    @GetMapping("/{orderId}/returns/{number}")
    @PreAuthorize(READERS)
    public ResponseEntity<OrderView.ReturnView> readReturn(
            @PathVariable OrderId orderId, @PathVariable int number, Authentication caller) {
        return ResponseEntity.ok(returned(visible(orderId, caller), number));
    }

    @Override
    @GetMapping(path = "/{orderId}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(READERS)
    public ResponseEntity<SseEmitter> watch(
            @PathVariable OrderId orderId,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            HttpMethod method,
            Authentication caller) {
        OrderView order = visible(orderId, caller);
        long seen = lastEventId == null ? NOTHING_SEEN : versionIn(lastEventId);
        // Browsers come back whenever a stream ends; to this answer they do not.
        if (LiveOrders.isSettled(order) && seen >= order.version()) {
            return ResponseEntity.noContent().build();
        }
        Language language = Language.of(null, acceptLanguage);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT_LANGUAGE);
        return HttpMethod.HEAD.equals(method)
                ? answer.contentType(MediaType.TEXT_EVENT_STREAM).build()
                : answer.body(liveOrders.watch(
                        orderId, seen, it -> waits.of(Actions.shownTo(caller, shown(it, caller)), language)));
    }

    private static long versionIn(String lastEventId) {
        if (!lastEventId.matches("\\d{1,18}")) {
            throw new InvalidField("Last-Event-ID", "must be the id of an event of this stream");
        }
        return Long.parseLong(lastEventId);
    }

    /** Where the order is, and whether it was placed before (ORD-13), under the header that the field uses for that. */
    private static ResponseEntity.BodyBuilder told(
            ResponseEntity.BodyBuilder answer, URI location, Commands.Outcome outcome) {
        answer.location(location);
        return outcome.changed() ? answer : answer.header("Idempotency-Replayed", "true");
    }

    /** ORD-13 speaks of the order; callers are told under which name they have sent it, and nothing else of it. */
    private static <T> T underItsName(PlaceOrder command, String idempotencyKey, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (RuntimeException failure) {
            boolean isTaken = BusinessRejection.in(failure)
                    .filter(rejection -> rejection.rule().equals("ORD-13"))
                    .isPresent();
            if (!isTaken) {
                throw failure;
            }
            throw idempotencyKey == null
                    ? BusinessRejection.of(
                            "ORD-13",
                            "order-id-used-for-another-order",
                            "The orderId " + command.orderId()
                                    + " was used with another content; send that content again, or use a new orderId.",
                            Map.of("orderId", command.orderId().value()))
                    : BusinessRejection.of(
                            "ORD-13",
                            "key-used-for-another-order",
                            "The Idempotency-Key '" + idempotencyKey
                                    + "' was used with another content; send that content again, or use a new key.",
                            Map.of("idempotencyKey", idempotencyKey));
        }
    }

    private static OrderId idOf(String idempotencyKey, OrderRequest order, Authentication caller) {
        if (order.orderId() != null && idempotencyKey != null) {
            throw BusinessRejection.ofContent(
                    "ORD-13",
                    "two-keys",
                    "orderId stands beside an Idempotency-Key; send one of them.",
                    Map.of("field", "orderId"));
        }
        if (order.orderId() != null) {
            return OrderId.of(order.orderId());
        }
        return idempotencyKey == null ? OrderIds.fresh() : OrderIds.of(caller.getName(), idempotencyKey);
    }

    /** A customer sees their own orders and no trace of others'. */
    private OrderView visible(OrderId id, Authentication caller) {
        OrderView view = reads.one(new FindOrder(id), OrderView.class, id);
        if (isCustomer(caller) && !view.customerId().equals(caller.getName())) {
            throw new NotFound(id);
        }
        return shown(view, caller);
    }

    private Optional<OrderView> seen(OrderId id, long version, Authentication caller) {
        return reads.seeing(version, new FindOrder(id), OrderView.class, OrderView::version)
                .map(view -> Actions.shownTo(caller, shown(view, caller)));
    }

    /** An order as this caller may see it: why a person holds it, the shop and support alone are told (ORD-21). */
    private OrderView shown(OrderView view, Authentication caller) {
        OrderView linked = view.withTrackingPages(trackingLinks::to);
        return isOfTheShop(caller) ? linked : linked.withoutReasonsOfHolds();
    }

    /** Who knows why an order is held (ORD-21), and whose prices are (ORD-29). */
    private static boolean isOfTheShop(Authentication caller) {
        return Stream.of(Roles.SHOP, Roles.SUPPORT)
                .anyMatch(role -> caller.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + role)));
    }

    private static boolean isCustomer(Authentication caller) {
        return caller.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + Roles.CUSTOMER));
    }
}
