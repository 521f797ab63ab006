/**
 * Three books of the same orders, kept by three that do not copy from each other: the files, the shop (its views, made of
 * its events) and the simulated outside world (its ledgers). All are written in one form, so that one comparison finds
 * every difference.
 */
package shop.importer.books;
