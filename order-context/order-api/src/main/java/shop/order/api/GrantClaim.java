package shop.order.api;

import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Asks to make good what a customer has claimed (ORD-23).
 *
 * @param number of the claim, from 1
 * @param by what it is made good by; as the customer wants it, where it is missing
 */
public record GrantClaim(OrderId orderId, int number, Optional<ClaimWish> by) {}
