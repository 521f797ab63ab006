/**
 * A lending library, small but whole, to specify the specification with: a loan has a due date, may be extended twice, and
 * costs a fine when the copy comes back late.
 *
 * <ul>
 *   <li>LIB-01 a loan is extended at most twice
 *   <li>LIB-02 an overdue loan cannot be extended
 *   <li>LIB-03 a copy that is back is no longer on loan
 * </ul>
 */
package shop.specification.library;
