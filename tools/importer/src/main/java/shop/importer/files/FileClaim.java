package shop.importer.files;

import java.util.List;

/**
 * Units of one seller that are made good together: they arrived in one parcel, with the same fault, and the same is done about
 * them.
 *
 * @param items in the order of their numbers
 */
public record FileClaim(String seller, UnitFault fault, List<FileOrder.Item> items) {

    public FileClaim {
        items = List.copyOf(items);
    }

    /** Whether the same is sent once more. */
    public boolean isReplaced() {
        return fault.resolution() == Resolution.REPLACED;
    }
}
