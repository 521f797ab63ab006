/**
 * How messages become sentences in the languages of the shop. A file of texts has a sentence for each message, with what it
 * says in braces; amounts, moments and durations are written as people write them, and Korean particles follow the sound
 * before them. The order's timeline is told with it, and the book of the business.
 *
 * <p>It knows the kernel, and no context: what a word means, the files of each context say.
 */
package shop.wording;
