package shop.simulators.ledger;

import java.io.IOException;

/** Sees the entries of a ledger one after the other. */
@FunctionalInterface
public interface LedgerReader {

    /**
     * One entry.
     *
     * @param number its place in the ledger, from 1
     * @param json the JSON object as it was appended
     * @throws IOException if it cannot be passed on; the reading ends
     */
    void entry(long number, byte[] json) throws IOException;
}
