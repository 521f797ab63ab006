/**
 * What order, payment and shipping mean alike: money, the order's id, personal data, and the revision of a stored
 * message. No framework, no messages. A new type here needs an ADR.
 */
package shop.kernel;
