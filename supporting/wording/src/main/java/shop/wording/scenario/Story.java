package shop.wording.scenario;

import java.util.List;
import java.util.Map;

/**
 * A scenario in sentences.
 *
 * @param opening by language, what the first facts come to, where that has a name
 * @param opened how many facts those are
 * @param sentences of each step, in the order of the steps
 * @param money how the money stands at the end, where some has moved
 * @param ends by language, how the thing stands at the end
 * @param moves which states it went through, with what led from one to the next
 */
public record Story(
        Map<String, String> opening,
        int opened,
        List<List<Sentence>> sentences,
        List<MoneyRow> money,
        Map<String, String> ends,
        List<Move> moves) {

    /** Of scenarios with more steps than this, nobody tries another. */
    public static final int MOST_STEPS_TRIED = 100;
}
