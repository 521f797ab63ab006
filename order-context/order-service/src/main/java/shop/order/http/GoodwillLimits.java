package shop.order.http;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.platform.security.Roles;

/**
 * ORD-22: how much each role may give back of an order without a return, all its goodwill together: so many hundredths of the
 * order's total, rounded down. Whoever has several roles may what the most generous of them may.
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

    Money of(Authentication caller, Money total) {
        int percent = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .mapToInt(role -> percentByRole.getOrDefault(role, 0))
                .max()
                .orElse(0);
        return Money.of(Math.floorDiv(Math.multiplyExact(total.minor(), percent), ALL), total.currency());
    }
}
