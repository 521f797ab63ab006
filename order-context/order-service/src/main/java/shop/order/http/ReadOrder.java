package shop.order.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import shop.order.api.OrderView;

/**
 * An order, and what may be asked of it.
 *
 * @param order as its caller may see it
 * @param allowedCommands each command that there is for an order and its returns: what would come of it if this caller sent it
 *     now, or the rule that forbids it; missing where it was not asked for, and in the past
 */
record ReadOrder(@JsonUnwrapped OrderView order, Optional<List<OfferedCommands.Offer>> allowedCommands) {}
