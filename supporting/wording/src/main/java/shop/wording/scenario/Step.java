package shop.wording.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One sentence of a scenario, in the order in which it was told. */
public sealed interface Step {

    /** The word that opens the sentence. */
    String opening();

    /** The sentence, or one for each event. */
    List<Phrase> told();

    /** A sentence that sets the scene. */
    sealed interface Given extends Step {

        @Override
        default String opening() {
            return "Given";
        }
    }

    /** A sentence that asks something. */
    sealed interface When extends Step {

        @Override
        default String opening() {
            return "When";
        }
    }

    /** A sentence that states what came of it. */
    sealed interface Then extends Step {

        @Override
        default String opening() {
            return "Then";
        }
    }

    record NothingYet() implements Given {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("nothing has happened yet"));
        }
    }

    record Happened(Object event) implements Given {

        @Override
        public List<Phrase> told() {
            return List.of(Wording.message(event));
        }
    }

    record Obeyed(Object command) implements Given {

        @Override
        public List<Phrase> told() {
            return List.of(Wording.message(command).after("somebody asked to "));
        }
    }

    record ItIs(Instant moment) implements Given {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("it is " + Wording.moment(moment)));
        }
    }

    record TimePassed(Duration duration) implements Given {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of(Wording.duration(duration) + " later"));
        }
    }

    record Asked(Object command, Map<String, ?> metaData) implements When {

        @Override
        public List<Phrase> told() {
            Phrase request = Wording.message(command).after("somebody asks to ");
            List<Phrase.Clause> clauses = new ArrayList<>(request.clauses());
            new TreeMap<>(metaData)
                    .forEach((key, value) -> clauses.add(new Phrase.Clause(
                            "with " + Words.label(key), Wording.value(value).inline(), false)));
            return List.of(new Phrase(request.text(), clauses, request.details()));
        }
    }

    record TimeElapses(Duration duration) implements When {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("nothing is asked for " + Wording.duration(duration)));
        }
    }

    record Heard(Object event, Duration late) implements When {

        @Override
        public List<Phrase> told() {
            Phrase event = Wording.message(this.event);
            return List.of(late.isZero() ? event : event.after(Wording.duration(late) + " late, it is heard: "));
        }
    }

    record Commanded(Object command) implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Wording.message(command).after("it follows to "));
        }
    }

    record AskedOutside(Object because) implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("somebody outside is asked, because of *"
                    + Words.of(because.getClass().getSimpleName()) + "*"));
        }
    }

    record ToldLater(Instant moment, Object event) implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Wording.message(event).after("at " + Wording.moment(moment) + ", it is told: "));
        }
    }

    /** One field of a view, and what it showed and shows; empty where there is nothing to show. */
    record Changed(String field, String before, String after) {

        /** In the words of the code. */
        String told() {
            return field + ": " + (before.isEmpty() ? "–" : before) + " → " + (after.isEmpty() ? "–" : after);
        }
    }

    record Shows(List<Changed> changes) implements Then {

        @Override
        public List<Phrase> told() {
            return changes.isEmpty()
                    ? List.of(Phrase.of("nothing that is looked at changes"))
                    : changes.stream()
                            .map(change -> Phrase.of(Markdown.plain(change.told())))
                            .toList();
        }
    }

    record NothingFollows() implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("nothing follows"));
        }
    }

    record Published(List<Object> events) implements Then {

        @Override
        public List<Phrase> told() {
            return events.stream().map(Wording::message).toList();
        }
    }

    record NothingHappened() implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Phrase.of("nothing new happens"));
        }
    }

    record Rejected(String rule, String code, Optional<String> reason, Map<String, String> facts) implements Then {

        @Override
        public List<Phrase> told() {
            String because = reason.map(text -> ": " + Markdown.plain(text)).orElse("");
            return List.of(Phrase.of("it is refused by **" + Markdown.plain(rule) + "**" + because));
        }
    }

    record Failed(Class<? extends Throwable> type) implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(
                    Phrase.of("it fails: " + Words.of(type.getSimpleName().replaceFirst("(Exception|Error)$", ""))));
        }
    }

    record Answered(Object answer) implements Then {

        @Override
        public List<Phrase> told() {
            return List.of(Wording.value(answer).after("the answer is "));
        }
    }
}
