package shop.order.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Asks to give back units that were delivered (ORD-11). With the same key again it changes nothing; with another content
 * under that key it is refused.
 *
 * @param units of lines that one ship-from has sent
 * @param key names this return to whoever asks for it; without one, each asking is another return
 * @param wants their money, or the same once more (ORD-16)
 * @param knownSince the day, in the market, on which the customer knew of what is wrong with it, where they say so (ORD-24)
 * @param exchangeFor what is sent for units of these lines, where it is not the same once more; each line once
 */
public record ReturnUnits(
        OrderId orderId,
        List<ReturnedUnits> units,
        ReturnReason reason,
        Optional<String> key,
        ReturnWish wants,
        Optional<LocalDate> knownSince,
        Optional<List<Variant>> exchangeFor) {

    public ReturnUnits {
        units = List.copyOf(units);
        exchangeFor = exchangeFor.map(List::copyOf).filter(variants -> !variants.isEmpty());
    }
}
