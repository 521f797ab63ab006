package shop.wording.scenario;

import java.util.List;
import java.util.Map;

/**
 * What is the case with one tender's money.
 *
 * @param name by language
 * @param amounts by column; in words, by language
 * @param moved the columns that the last question moved
 */
public record MoneyRow(Map<String, String> name, Map<String, Map<String, String>> amounts, List<String> moved) {}
