package shop.specification.book;

import java.util.List;
import java.util.Map;

/**
 * Something that went wrong elsewhere, and cannot here.
 *
 * @param title by language
 * @param why by language: what keeps it from happening
 * @param proofs scenarios, as {@code ConfirmedOrderSpecification.HandedOver.countsACaptureOnce}, and paths of other tests
 */
public record Complaint(Map<String, String> title, Map<String, String> why, List<String> proofs) {}
