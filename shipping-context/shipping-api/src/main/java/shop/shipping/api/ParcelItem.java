package shop.shipping.api;

/**
 * What lies in the parcel.
 *
 * @param quantity 1 or more
 */
public record ParcelItem(String sku, String description, int quantity) {}
