package shop.order.ordering;

import java.util.Optional;
import shop.kernel.Money;

/**
 * What is decided about some units of a line that came back (ORD-15).
 *
 * @param line the line's number in the order, from 1
 * @param quantity how many units, 1 or more
 * @param refunded whether their money is given back
 * @param deduction what is kept of it nevertheless, for all these units together
 * @param reason why it is not given back, or not all of it
 */
public record Verdict(int line, int quantity, boolean refunded, Optional<Money> deduction, Optional<String> reason) {

    /** Everything is given back for them. */
    public static Verdict refund(int line, int quantity) {
        return new Verdict(line, quantity, true, Optional.empty(), Optional.empty());
    }
}
