package shop.importer.files;

import java.util.List;
import java.util.Optional;
import shop.kernel.Money;

/**
 * What is added to an order after it was placed (ORD-17), as the additional file of amendments says it; what is taken out at the
 * same time stands among the {@linkplain Fate#FEWER fates}.
 *
 * @param added in the order in which the shop numbers them: first more of what there is, then what is new
 * @param paidBy what it is paid with; nothing where it costs nothing
 */
public record Amendment(List<Addition> added, Optional<PaymentType> paidBy) {

    public Amendment {
        added = List.copyOf(added);
    }

    /**
     * One unit that is added.
     *
     * @param moreOf the number of the item of which it is one more; nothing for a product that was not ordered yet
     */
    public record Addition(Optional<Integer> moreOf, String product, String seller, Money price, Money freight) {

        public Money costs() {
            return price.plus(freight);
        }
    }

    /** Who sends something of what is added, in their order; each sends one parcel more. */
    public List<String> sellers() {
        return added.stream().map(Addition::seller).distinct().toList();
    }
}
