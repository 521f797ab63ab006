package shop.order.http;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.OrderView;
import shop.platform.security.Roles;

/**
 * ORD-22: how much each role may give back of an order without a return, all its goodwill together: so many hundredths of what
 * of it is not cancelled or refunded, rounded down; what was added to it only to be cancelled raises no limit. Whoever has
 * several roles may what the most generous of them may.
 */
@Component
class GoodwillLimits {

    private static final int ALL = 100;

    private final Map<String, Integer> percentByRole;

    GoodwillLimits(
            @Value("${order.goodwill.support-percent:20}") int support,
            @Value("${order.goodwill.shop-percent:100}") int shop) {
        if (support < 0 || support > ALL || shop < 0 || shop > ALL) {
            throw new IllegalArgumentException(
                    "order.goodwill.support-percent and order.goodwill.shop-percent must be 0 to 100");
        }
        percentByRole = Map.of("ROLE_" + Roles.SUPPORT, support, "ROLE_" + Roles.SHOP, shop);
    }

    Money of(Authentication caller, OrderView order) {
        int percent = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .mapToInt(role -> percentByRole.getOrDefault(role, 0))
                .max()
                .orElse(0);
        Money kept = kept(order.lines(), order.units(), Money.zero(order.total().currency()));
        return Money.of(Math.floorDiv(Math.multiplyExact(kept.minor(), percent), ALL), kept.currency());
    }

    /** What all units cost that are neither cancelled nor refunded without a return; a fee goes with the last of its line. */
    static Money kept(List<OrderLine> lines, List<OrderView.UnitsView> units, Money nothing) {
        return IntStream.rangeClosed(1, lines.size())
                .mapToObj(line -> {
                    int gone = units.stream()
                            .filter(each -> each.line() == line)
                            .mapToInt(each -> each.cancelled() + each.refunded())
                            .sum();
                    return costs(lines.get(line - 1), lines.get(line - 1).quantity() - gone, nothing);
                })
                .reduce(nothing, Money::plus);
    }

    private static Money costs(OrderLine line, int quantity, Money nothing) {
        if (quantity <= 0) {
            return nothing;
        }
        Money goods = line.amount().minus(line.shippingFee());
        return goods.splitBy(List.of((long) quantity, (long) line.quantity() - quantity))
                .get(0)
                .plus(line.shippingFee());
    }
}
