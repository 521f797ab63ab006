package shop.specification.book;

import java.util.List;
import java.util.Map;

/**
 * What somebody who is new to the business asks first, beside the contents.
 *
 * @param asked by language
 * @param answers the scenarios that answer it, as {@code UnitsCancelledSpecification.oneOfThree}
 */
public record FirstQuestion(Map<String, String> asked, List<String> answers) {}
