package shop.order.api;

/**
 * What is sent in exchange for units of a line, where that is not the same once more: another size or colour, say, which costs
 * the same (ORD-16).
 *
 * @param line the line's number in the order, from 1
 * @param sku what is sent
 * @param description the same in words that it can be picked by
 */
public record Variant(int line, String sku, String description) {}
