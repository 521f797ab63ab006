package shop.shipping.api;

import java.util.Objects;

/**
 * What lies in the parcel.
 *
 * @param line the number of the order's line, from 1: two lines may be of one sku; 0 where it was recorded before lines were
 *     told apart
 * @param quantity 1 or more
 */
public record ParcelItem(Integer line, String sku, String description, int quantity) {

    public ParcelItem {
        line = Objects.requireNonNullElse(line, 0);
    }
}
