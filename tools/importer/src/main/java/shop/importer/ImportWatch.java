package shop.importer;

/**
 * Hears, on a thread of the importer's, where one part of an import ends and the next begins, so that whoever measures can tell
 * apart what each costs. The import waits until it has been heard.
 */
public interface ImportWatch {

    /** The orders that are there already have been read; the first is about to be placed. */
    void placing();

    /**
     * Every order was placed, and no more are on their way to an end than the files leave under way, or none has come to its
     * end for half of the patience; from now on the importer reads what it compares. How long this takes is no part of the
     * patience. Whoever lets it wait until nothing moves any more hears nothing but its reading from then on.
     */
    void reading();
}
