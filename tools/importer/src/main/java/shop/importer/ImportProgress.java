package shop.importer;

/** Shows how far something is. */
interface ImportProgress {

    /**
     * Begins the next part of the work, which ends the one before.
     *
     * @param total how many steps it has
     */
    void begin(String part, long total);

    /** So many steps are done. */
    void reached(long steps, String remark);

    /** Ends the last part. */
    void end();
}
