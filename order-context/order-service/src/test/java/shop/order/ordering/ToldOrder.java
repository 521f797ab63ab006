package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.wording.scenario.BookTeller;
import shop.wording.scenario.BookTexts;

/** What an order was asked, and what came of it, in the words of the book. */
final class ToldOrder {

    private final List<Step> steps = new ArrayList<>();

    private record Step(Object command, List<Object> events, Optional<Rejection> refusal) {}

    void asked(Object command, List<Object> events) {
        steps.add(new Step(command, events, Optional.empty()));
    }

    void refused(Object command, BusinessRejection refusal) {
        steps.add(new Step(command, List.of(), Optional.of(refusal.rejection())));
    }

    int length() {
        return steps.size();
    }

    /** A line for each thing that it was asked, and one for each that followed. */
    String story() {
        BookTeller teller = BookTexts.here().orElseThrow().tellers().get(BookTexts.ENGLISH);
        StringBuilder story = new StringBuilder();
        for (int number = 1; number <= steps.size(); number++) {
            Step step = steps.get(number - 1);
            story.append(number)
                    .append(". ")
                    .append(teller.told(step.command()))
                    .append('\n');
            step.events().forEach(event -> follows(teller.told(event), story));
            step.refusal()
                    .ifPresent(no -> follows(
                            "Refused (" + no.rule() + "): "
                                    + teller.refused(
                                            new BookTeller.Refusal(no.rule(), no.code(), no.message(), no.facts()),
                                            true),
                            story));
        }
        return story.toString();
    }

    private static void follows(String sentence, StringBuilder story) {
        story.append("   - ").append(sentence).append('\n');
    }
}
