/**
 * What happened to an order, told to people: across the three contexts, oldest first, in English or Korean. Nothing of it is
 * kept: whoever asks is told from the log, of which the published events of payment and shipping are a part. What an order
 * waits for is told here, too, where its reader's language is another than that of its view.
 */
package shop.order.story;
