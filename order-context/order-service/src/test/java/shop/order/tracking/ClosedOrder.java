package shop.order.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.FulfilmentAxis;
import shop.order.api.OrderMoney;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.PaymentAxis;
import shop.order.api.ReturnsAxis;

/** An order that has ended, of which nothing is told but what somebody is still to do about it. */
public final class ClosedOrder {

    private ClosedOrder() {}

    public static OrderView waitingFor(Awaited... waitsFor) {
        Money ten = Money.of(10_000, "KRW");
        Money nothing = Money.zero("KRW");
        return new OrderView(
                OrderId.of("order-1"),
                OrderStatus.CLOSED,
                Optional.empty(),
                "jiwon",
                Optional.empty(),
                ten,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                PaymentAxis.TAKEN,
                FulfilmentAxis.NOT_DELIVERED,
                ReturnsAxis.NONE,
                new OrderMoney(ten, nothing, ten, nothing, ten, nothing),
                OrderView.CancellationState.NOT_ASKED_FOR,
                OrderView.PurchaseView.OPEN,
                List.of(),
                List.of(),
                List.of(waitsFor),
                List.of(),
                9);
    }
}
