/**
 * The outside world of the shop, simulated: a payment service provider and a carrier, each a small HTTP application of
 * its own with a durable ledger.
 *
 * <p>They behave as partners do, well and badly (see the magic values in the module's README), and know nothing of the
 * shop's code: only their HTTP interfaces may be used.
 */
package shop.simulators;
