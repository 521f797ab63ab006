package shop.benchmark.noop;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done in one turn: so many orders, which send so many commands and record so many events in all.
 *
 * @param orders at least one
 * @param commands at least three for each order: each of the three components has a part in it
 * @param events at least three for each order
 */
public record Workload(int orders, long commands, long events) {

    private static final int COMPONENTS = 3;

    public Workload {
        if (orders < 1 || commands < (long) COMPONENTS * orders || events < (long) COMPONENTS * orders) {
            throw new IllegalArgumentException(
                    "%d orders with %d commands and %d events: each order needs three of both, one for each component"
                            .formatted(orders, commands, events));
        }
    }

    /**
     * How many events each command of an order records, in the order in which they are sent. The first three, with which its
     * errands begin, record one at least.
     *
     * @param order from 0
     */
    List<Integer> ofOrder(int order) {
        int sent = share(commands, order, orders);
        int recorded = share(events, order, orders);
        List<Integer> notes = new ArrayList<>();
        for (int command = 0; command < sent; command++) {
            notes.add(share(recorded - COMPONENTS, command, sent) + (command < COMPONENTS ? 1 : 0));
        }
        return notes;
    }

    /** What one of so many gets of a whole, so that all get all of it, and none more than one above another. */
    private static int share(long whole, int one, int of) {
        return (int) (whole * (one + 1) / of - whole * one / of);
    }
}
