package shop.wording.scenario;

import java.util.List;
import java.util.Map;

/**
 * One sentence of a scenario, in each language.
 *
 * @param part given, when or then; of policies, heard and follows; of views, shows
 * @param kind what kind of step: a fact, a request, a refusal …
 * @param message the simple name of the message that it tells, if it tells one; of a refusal, its rule
 * @param told by language
 * @param data all that the message says, line by line, as programmers name it
 */
public record Sentence(String part, String kind, String message, Map<String, String> told, List<String> data) {}
