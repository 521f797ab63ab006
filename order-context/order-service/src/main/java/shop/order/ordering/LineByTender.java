package shop.order.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shop.kernel.Money;
import shop.order.api.OrderLine;
import shop.order.api.Share;
import shop.order.api.Share.Part;
import shop.order.api.Tender;

/**
 * Fills the table line × tender: which tender pays for what. Lines in their order, each line's goods before its
 * shipping fee, are paid from the tenders in theirs, those that pay at once first. So every row sums to what its line
 * costs, and every column to its tender.
 */
final class LineByTender {

    private final List<Share> shares = new ArrayList<>();
    private final List<Integer> order;
    private final List<Money> left;

    private LineByTender(List<Tender> tenders) {
        left = new ArrayList<>(tenders.stream().map(Tender::amount).toList());
        order = IntStream.range(0, tenders.size())
                .boxed()
                .sorted(Comparator.comparing(
                        tender -> !tenders.get(tender).method().paysAtOnce()))
                .toList();
    }

    /** @param tenders sum to what the lines cost (ORD-02) */
    static List<Share> fill(List<OrderLine> lines, List<Tender> tenders) {
        var table = new LineByTender(tenders);
        for (int line = 0; line < lines.size(); line++) {
            table.pay(line + 1, Part.GOODS, OrdersHaveLinesOfOneCurrency.goods(lines.get(line)));
            table.pay(line + 1, Part.SHIPPING, lines.get(line).shippingFee());
        }
        return List.copyOf(table.shares);
    }

    /**
     * Of lines that are added, all of which one tender pays.
     *
     * @param first the number of the first of them
     * @param number the tender's
     */
    static List<Share> fill(int first, List<OrderLine> lines, int number, Tender tender) {
        return fill(lines, List.of(tender)).stream()
                .map(share -> new Share(first - 1 + share.line(), share.part(), number, share.amount()))
                .toList();
    }

    private void pay(int line, Part part, Money cost) {
        Money open = cost;
        for (int tender : order) {
            Money paid = open.min(left.get(tender));
            if (paid.isPositive()) {
                shares.add(new Share(line, part, tender + 1, paid));
                left.set(tender, left.get(tender).minus(paid));
                open = open.minus(paid);
            }
        }
    }
}
