package shop.shipping.dispatching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import shop.shipping.api.ParcelItem;

/**
 * What is to lie in a parcel: what was asked for, but for what was cancelled or could not be picked since.
 *
 * @param items those of which there is none any more are left out
 */
public record PackingList(List<ParcelItem> items) {

    public PackingList {
        items = items.stream().filter(item -> item.quantity() > 0).toList();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** How many of these there are. */
    int unitsOf(Predicate<ParcelItem> which) {
        return items.stream().filter(which).mapToInt(ParcelItem::quantity).sum();
    }

    /** So many of these, which are there. */
    List<ParcelItem> units(Predicate<ParcelItem> which, int quantity) {
        List<ParcelItem> found = new ArrayList<>();
        int open = quantity;
        for (ParcelItem item : items) {
            int taken = which.test(item) ? Math.min(open, item.quantity()) : 0;
            if (taken > 0) {
                found.add(counting(item, taken));
                open -= taken;
            }
        }
        return found;
    }

    /** What is to be taken out, so that no more than this remains. */
    List<ParcelItem> beyond(List<ParcelItem> remaining) {
        List<ParcelItem> wanted = new ArrayList<>(remaining);
        List<ParcelItem> beyond = new ArrayList<>();
        for (ParcelItem item : items) {
            int left = item.quantity();
            for (int at = 0; at < wanted.size(); at++) {
                ParcelItem keep = wanted.get(at);
                if (isOfTheLineOf(keep, item)) {
                    int kept = Math.min(left, keep.quantity());
                    left -= kept;
                    wanted.set(at, counting(keep, keep.quantity() - kept));
                }
            }
            if (left > 0) {
                beyond.add(counting(item, left));
            }
        }
        return beyond;
    }

    /** What was asked for before lines were told apart is known by its sku. */
    private static boolean isOfTheLineOf(ParcelItem one, ParcelItem recorded) {
        return recorded.line() == 0
                ? recorded.sku().equals(one.sku())
                : recorded.line().equals(one.line());
    }

    /** What remains when this was taken out. */
    public PackingList without(List<ParcelItem> out) {
        List<ParcelItem> left = new ArrayList<>(items);
        for (ParcelItem gone : out) {
            int at = indexOf(gone, left);
            ParcelItem item = left.get(at);
            left.set(at, counting(item, item.quantity() - gone.quantity()));
        }
        return new PackingList(left);
    }

    private static int indexOf(ParcelItem gone, List<ParcelItem> items) {
        for (int at = 0; at < items.size(); at++) {
            ParcelItem item = items.get(at);
            if (item.line().equals(gone.line())
                    && item.sku().equals(gone.sku())
                    && item.quantity() >= gone.quantity()) {
                return at;
            }
        }
        throw new IllegalArgumentException("there is no " + gone + " in " + items);
    }

    private static ParcelItem counting(ParcelItem item, int quantity) {
        return new ParcelItem(item.line(), item.sku(), item.description(), quantity);
    }
}
