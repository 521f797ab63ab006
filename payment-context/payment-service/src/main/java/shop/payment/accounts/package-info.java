/**
 * The accounts of payers to which money goes back (PAY-16): personal data, sealed and kept only until a provider has
 * given it back, so that no event, view or log holds them.
 */
package shop.payment.accounts;
