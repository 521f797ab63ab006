/**
 * What order, payment and shipping mean alike: money, the order's id, personal data, the revision of a stored
 * message, and the names of rules that each of them holds. No framework, no messages. A new type here needs an ADR.
 */
package shop.kernel;
