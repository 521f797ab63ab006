package shop.order.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.http.InvalidField;
import shop.kernel.OrderId;
import shop.order.api.CancelOrder;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.OrderPage;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.PlaceOrder;
import shop.platform.messaging.Commands;
import shop.platform.security.Roles;
import shop.platform.web.NotFound;
import shop.platform.web.Reads;

/** Orders over HTTP. */
@RestController
@RequestMapping("/orders")
class OrdersController implements OrdersApi {

    private static final String READERS = "hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT
            + "','" + Roles.WAREHOUSE + "','" + Roles.OPERATOR + "')";

    private final Commands commands;
    private final Reads reads;
    private final LiveOrders liveOrders;
    private final Admission admission;

    OrdersController(Commands commands, Reads reads, LiveOrders liveOrders, Admission admission) {
        this.commands = commands;
        this.reads = reads;
        this.liveOrders = liveOrders;
        this.admission = admission;
    }

    @Override
    @PostMapping
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<OrderView> place(
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) String prefer,
            @RequestBody OrderRequest order,
            Authentication caller) {
        OrderId id = idOf(idempotencyKey, order, caller);
        PlaceOrder command = order.command(id, customerOf(order));
        admission.check(id);
        long version = commands.send(command);
        URI location = URI.create("/orders/" + id);
        if (prefersNotToWait(prefer)) {
            return ResponseEntity.accepted().location(location).build();
        }
        return seen(id, version)
                .map(view -> ResponseEntity.created(location).eTag(eTag(view)).body(view))
                .orElseGet(() -> ResponseEntity.accepted().location(location).build());
    }

    @Override
    @GetMapping("/{orderId}")
    @PreAuthorize(READERS)
    public ResponseEntity<OrderView> read(@PathVariable OrderId orderId, Authentication caller) {
        OrderView view = visible(orderId, caller);
        return ResponseEntity.ok().eTag(eTag(view)).body(view);
    }

    @Override
    @GetMapping
    @PreAuthorize(READERS)
    public OrderPage list(
            @RequestParam(required = false) OrderStatus status,
            @RequestParam(required = false) String customerId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            Authentication caller) {
        Optional<String> customer =
                isCustomer(caller) ? Optional.of(caller.getName()) : Optional.ofNullable(customerId);
        return reads.answer(new FindOrders(Optional.ofNullable(status), customer, page, size), OrderPage.class);
    }

    @Override
    @PostMapping("/{orderId}/cancellation")
    @PreAuthorize("hasAnyRole('" + Roles.SHOP + "','" + Roles.CUSTOMER + "','" + Roles.SUPPORT + "')")
    public ResponseEntity<OrderView> cancel(
            @PathVariable OrderId orderId, @RequestBody CancellationRequest cancellation, Authentication caller) {
        OrderId id = visible(orderId, caller).orderId();
        long version = commands.send(new CancelOrder(id, cancellation.reason().reason()));
        return seen(id, version)
                .map(view -> ResponseEntity.ok().eTag(eTag(view)).body(view))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.ACCEPTED).build());
    }

    @Override
    @GetMapping(path = "/{orderId}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(READERS)
    public SseEmitter watch(@PathVariable OrderId orderId, Authentication caller) {
        return liveOrders.watch(visible(orderId, caller).orderId());
    }

    /** RFC 7240: a list of preferences, of which those that are unknown here are none. */
    private static boolean prefersNotToWait(String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split(",")).map(String::strip).anyMatch("respond-async"::equalsIgnoreCase);
    }

    private static OrderId idOf(String idempotencyKey, OrderRequest order, Authentication caller) {
        if (order.orderId() != null && idempotencyKey != null) {
            throw new InvalidField("orderId", "stands beside an Idempotency-Key; send one of them");
        }
        if (order.orderId() != null) {
            return OrderId.of(order.orderId());
        }
        return idempotencyKey == null ? OrderIds.fresh() : OrderIds.of(caller.getName(), idempotencyKey);
    }

    private static String customerOf(OrderRequest order) {
        return Optional.ofNullable(order.customerId())
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> new InvalidField("customerId", "must name whom the order is for"));
    }

    /** A customer sees their own orders and no trace of others'. */
    private OrderView visible(OrderId id, Authentication caller) {
        OrderView view = reads.one(new FindOrder(id), OrderView.class, id);
        if (isCustomer(caller) && !view.customerId().equals(caller.getName())) {
            throw new NotFound(id);
        }
        return view;
    }

    private Optional<OrderView> seen(OrderId id, long version) {
        return reads.seeing(version, new FindOrder(id), OrderView.class, OrderView::version);
    }

    private static boolean isCustomer(Authentication caller) {
        return caller.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + Roles.CUSTOMER));
    }

    private static String eTag(OrderView view) {
        return "\"" + view.version() + "\"";
    }
}
