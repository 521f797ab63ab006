package shop.shipping.api;

/**
 * What is to come back.
 *
 * @param line the number of its line in the order, from 1
 * @param quantity 1 or more
 */
public record ReturnedItem(int line, String sku, String description, int quantity) {}
