/**
 * What an operator said in place of an event that cannot be read. The event stays as it is; the correction is appended
 * beside it, and read instead.
 */
package shop.platform.correcting;
