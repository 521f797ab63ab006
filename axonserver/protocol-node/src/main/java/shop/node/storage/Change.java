package shop.node.storage;

/** One transaction on its way to the disk; all methods are called by the {@link Writer}'s thread. */
public interface Change {

    /**
     * Checks itself against everything before it (also what waits in the same batch) and adds its entries to the batch.
     * Throws to refuse itself alone, and must then have added nothing.
     */
    void prepare(Store.Batch batch);

    /** The entries are on disk. */
    void committed();

    /** Nothing was stored: either {@link #prepare} threw this, or the disk refused the whole batch. */
    void failed(RuntimeException cause);
}
