package shop.order.ordering;

import java.util.Optional;

/**
 * What an order has asked, and asks again.
 *
 * @param before the fact that has led to what had to be asked before it, where something had: a parcel that nobody was asked to
 *     prepare cannot be held back
 * @param fact the fact that has led to it
 * @param position of that fact in the order's story
 */
public record RecordedRequest(Optional<Object> before, Object fact, long position) {}
