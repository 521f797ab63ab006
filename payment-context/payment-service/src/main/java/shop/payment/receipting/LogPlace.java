package shop.payment.receipting;

/**
 * The place of a fact among all that were ever recorded, in the order in which they were.
 *
 * @param position from 0
 * @param event the fact's own id: a number alone says nothing about which log it belongs to
 */
public record LogPlace(long position, String event) {}
