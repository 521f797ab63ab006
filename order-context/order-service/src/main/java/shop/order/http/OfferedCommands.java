package shop.order.http;

import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * What may be asked of an order, by one caller.
 *
 * @param version of the order for which this holds; with it as If-Match it is done as it is told here, or not at all. What is
 *     decided about returns knows no version
 * @param commands each that there is for an order, whether it may be sent or not
 */
record OfferedCommands(OrderId orderId, long version, List<Offer> commands) {

    OfferedCommands {
        commands = List.copyOf(commands);
    }

    /**
     * One command, and what the order, or its return, would say to it.
     *
     * @param operation its operationId in this description
     * @param parcel the parcel that it is about, if it is about one
     * @param line the number of the line that it is about, from 1, if it is about one
     * @param href where it is sent
     * @param events the names of what the order would record, or its return and then the order; none where it may not be sent,
     *     or would change nothing
     * @param forbiddenBy why it may not be sent
     */
    record Offer(
            String operation,
            Optional<String> parcel,
            Optional<Integer> line,
            String method,
            String href,
            Possible possible,
            List<String> events,
            Optional<Forbidden> forbiddenBy) {}

    /** Whether something may be asked. */
    enum Possible {
        /** It may, and something follows from it. */
        YES,
        /** It may, and changes nothing: it is done, or under way, already. */
        DONE,
        /** A rule forbids it, or the caller's role does. */
        NO
    }

    /**
     * Why something may not be asked.
     *
     * @param rule the id of the rule; missing where the caller's role may not ask it
     * @param code as a refusal has it
     * @param detail the same in words, with the way out
     */
    record Forbidden(Optional<String> rule, String code, String detail) {}
}
