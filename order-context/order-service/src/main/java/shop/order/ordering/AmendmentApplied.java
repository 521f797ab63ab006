package shop.order.ordering;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Revision;
import shop.order.api.OrderLine;
import shop.order.api.Share;

/**
 * Recorded when a change of what is ordered holds (ORD-17). What it adds are lines of their own, in parcels of their own; what it
 * takes out is asked for as whatever else is not wanted any more (ORD-18).
 *
 * @param firstLine the number of the first line that is added; the others follow
 * @param lines what is added
 * @param shares what is paid for them by the tender that covers it
 * @param parcels in which they are sent
 * @param shipTo where to
 */
@Revision("1")
public record AmendmentApplied(
        OrderId orderId,
        int number,
        int firstLine,
        List<OrderLine> lines,
        List<Share> shares,
        List<AddedParcel> parcels,
        PersonalData shipTo)
        implements AmendmentFact {

    public AmendmentApplied {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
        parcels = List.copyOf(parcels);
    }

    /** The tender that pays for what is added, if that costs something. */
    Optional<Integer> paidBy() {
        return shares.stream().map(Share::tender).findFirst();
    }
}
