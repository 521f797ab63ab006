package shop.platform.processing;

import java.time.Instant;

/**
 * Why events will not be processed until a person does something.
 *
 * @param words one sentence that names what stands still, and why
 * @param since from when on
 */
public record Hindrance(String words, Instant since) {}
