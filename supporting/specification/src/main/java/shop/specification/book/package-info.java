/**
 * The book of the business: what the specifications of every context told when they ran, put in the order in which things
 * live, in English and in Korean, as Markdown and as pages that need no server.
 *
 * <p>Each context's run leaves a {@link shop.specification.book.Recording} in {@code target/specifications/scenarios.json};
 * {@link shop.specification.book.BusinessBook} makes pages of all of them and of the rule catalogue. It knows no context: which
 * sentence belongs to which message, and which specification to which chapter, the files in {@code src/test/resources/book}
 * of a service say.
 */
package shop.specification.book;
