package shop.order.api;

import shop.kernel.Money;

/**
 * One cell of the table line × tender: how much of a line's goods, or of its shipping fee, a tender pays.
 *
 * @param line the line's number, from 1
 * @param tender the tender's number, from 1
 * @param amount positive
 */
public record Share(int line, Part part, int tender, Money amount) {

    /** What of a line is paid for. */
    public enum Part {
        /** What was bought. */
        GOODS,
        /** What sending it costs. */
        SHIPPING
    }
}
