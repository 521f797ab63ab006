/**
 * What the node cannot live without, how it shows when that stands still, and how the node ends when it is lost. Whoever
 * starts a thread that others rely on comes here.
 */
package shop.node.vital;
