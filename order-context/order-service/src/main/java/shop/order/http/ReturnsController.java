package shop.order.http;

import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.order.api.FindOrder;
import shop.order.api.OrderView;
import shop.order.ordering.Foresight;
import shop.order.returns.ApproveReturn;
import shop.order.returns.ReturnDryRun;
import shop.order.returns.ReturnId;
import shop.order.story.OrderStory;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Trial;
import shop.platform.security.Roles;
import shop.platform.web.NotFound;
import shop.platform.web.Reads;

/** What support decides about returns, over HTTP. */
@RestController
@RequestMapping("/orders/{orderId}/returns/{number}")
class ReturnsController implements ReturnsApi {

    private static final String SUPPORT = "hasRole('" + Roles.SUPPORT + "')";

    private final Commands commands;
    private final Reads reads;
    private final ReturnDryRun dryRun;
    private final OrderStory story;

    ReturnsController(Commands commands, Reads reads, ReturnDryRun dryRun, OrderStory story) {
        this.commands = commands;
        this.reads = reads;
        this.dryRun = dryRun;
        this.story = story;
    }

    @Override
    @PostMapping("/approval")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Object> approve(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        return decided(orderId, number, (id, order) -> new ApproveReturn(id), prefer, acceptLanguage);
    }

    @Override
    @PostMapping("/refusal")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Object> decline(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody ReturnDecisionRequest decision) {
        return decided(orderId, number, (id, order) -> decision.command(id), prefer, acceptLanguage);
    }

    @Override
    @PostMapping("/inspection")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Object> inspect(
            @PathVariable OrderId orderId,
            @PathVariable int number,
            @RequestHeader(name = Prefer.NAME, required = false) String prefer,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            @RequestBody InspectionRequest inspection) {
        return decided(
                orderId,
                number,
                (id, order) -> inspection.command(id, order.total().currency()),
                prefer,
                acceptLanguage);
    }

    /** Sends a command; or tells what would follow. */
    private ResponseEntity<Object> decided(
            OrderId orderId,
            int number,
            BiFunction<ReturnId, OrderView, Object> decision,
            String prefer,
            String acceptLanguage) {
        OrderView order = orderWith(orderId, number);
        ReturnId returned = ReturnId.of(orderId, number);
        Object command = decision.apply(returned, order);
        if (Prefer.asks(prefer, Prefer.DRY_RUN)) {
            Trial<?> trial = dryRun.of(returned);
            if (trial.version() < 0) {
                throw missing(orderId, number);
            }
            return Foreseen.answer(
                    Foresight.of(dryRun.ask(trial, orderId, command)), Optional.of(order), acceptLanguage, story);
        }
        commands.send(command);
        return ResponseEntity.accepted().build();
    }

    private OrderView orderWith(OrderId id, int number) {
        OrderView order = reads.one(new FindOrder(id), OrderView.class, id);
        if (number > order.returns().size()) {
            throw missing(id, number);
        }
        return order;
    }

    private static NotFound missing(OrderId id, int number) {
        return new NotFound("return " + number + " in " + id);
    }
}
