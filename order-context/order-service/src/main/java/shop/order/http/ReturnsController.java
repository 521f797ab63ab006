package shop.order.http;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.kernel.OrderId;
import shop.order.api.FindOrder;
import shop.order.api.OrderView;
import shop.order.returns.ApproveReturn;
import shop.order.returns.ReturnId;
import shop.platform.messaging.Commands;
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

    ReturnsController(Commands commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @Override
    @PostMapping("/approval")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Void> approve(@PathVariable OrderId orderId, @PathVariable int number) {
        orderWith(orderId, number);
        commands.send(new ApproveReturn(ReturnId.of(orderId, number)));
        return ResponseEntity.accepted().build();
    }

    @Override
    @PostMapping("/refusal")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Void> decline(
            @PathVariable OrderId orderId, @PathVariable int number, @RequestBody ReturnDecisionRequest decision) {
        orderWith(orderId, number);
        commands.send(decision.command(ReturnId.of(orderId, number)));
        return ResponseEntity.accepted().build();
    }

    @Override
    @PostMapping("/inspection")
    @PreAuthorize(SUPPORT)
    public ResponseEntity<Void> inspect(
            @PathVariable OrderId orderId, @PathVariable int number, @RequestBody InspectionRequest inspection) {
        OrderView order = orderWith(orderId, number);
        commands.send(
                inspection.command(ReturnId.of(orderId, number), order.total().currency()));
        return ResponseEntity.accepted().build();
    }

    private OrderView orderWith(OrderId id, int number) {
        OrderView order = reads.one(new FindOrder(id), OrderView.class, id);
        if (number > order.returns().size()) {
            throw new NotFound("return " + number + " in " + id);
        }
        return order;
    }
}
