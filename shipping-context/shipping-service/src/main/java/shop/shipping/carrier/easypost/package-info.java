/**
 * Carriers through EasyPost, by its own Java client: addresses are checked, the cheapest rate is bought, labels are given
 * back, and what a carrier has seen is read from EasyPost's tracker; a webhook is a reason to read it. It is proved against a
 * server that answers as EasyPost's published description says. Nothing here has met the live service yet.
 */
package shop.shipping.carrier.easypost;
