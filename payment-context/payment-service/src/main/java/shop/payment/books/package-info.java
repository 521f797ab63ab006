/**
 * Whether our journal and the provider's own books say the same: of a day, and of what the provider has told and nobody has
 * heard. Nothing is decided here. What is found is told to whoever asks; what was lost is asked for again.
 */
package shop.payment.books;
