package shop.specification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opentest4j.AssertionFailedError;
import shop.specification.SpecificationBook.Sentence;
import shop.specification.book.Recording;
import shop.wording.scenario.Markdown;
import shop.wording.scenario.Step;

/** One scenario while it is told: it plays every sentence on its stage and remembers it. */
final class Scenario<A> implements ToldTest.Scene {

    private final Stage<A> stage;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Throwable> unstatedRefusal = Optional.empty();
    private final SourceLines source;
    private final Setting setting;
    private int line = SourceLines.UNKNOWN;

    Scenario(Stage<A> stage, SourceLines source, Setting setting) {
        this.stage = stage;
        this.source = source;
        this.setting = setting;
    }

    void given(List<Object> events) {
        stage.given(events);
        events.forEach(event -> steps.add(new Step.Happened(Payloads.of(event))));
    }

    void givenCommands(List<Object> commands) {
        stage.givenCommands(commands);
        commands.forEach(command -> steps.add(new Step.Obeyed(Payloads.of(command))));
    }

    void at(Instant moment) {
        stage.at(moment);
        steps.add(new Step.ItIs(moment));
    }

    void later(Instant moment) {
        nextQuestion();
        at(moment);
    }

    void after(Duration duration) {
        stage.after(duration);
        steps.add(new Step.TimePassed(duration));
    }

    Outcome<A> when(Object command, Map<String, ?> metaData) {
        nextQuestion();
        steps.add(new Step.Asked(Payloads.of(command), metaData));
        return reacted(stage.when(command, metaData));
    }

    Outcome<A> whenTimeElapses(Duration duration) {
        nextQuestion();
        steps.add(new Step.TimeElapses(duration));
        return reacted(stage.whenTimeElapses(duration));
    }

    void stated(Step.Then statement) {
        steps.add(statement);
    }

    boolean wasAsked() {
        return steps.stream().anyMatch(Step.When.class::isInstance);
    }

    /** Why this scenario proves nothing; empty if it states what came of everything that was asked. */
    @Override
    public Optional<String> silence() {
        if (!wasAsked()) {
            return Optional.of("the scenario gives a past and asks nothing: add when(…).then(…)");
        }
        if (steps.get(steps.size() - 1) instanceof Step.When) {
            return Optional.of(
                    unstatedRefusal
                            .map(this::refusedUnsaid)
                            .orElse(
                                    "the scenario does not state what came of it: add then(…), thenNothing() or thenRejected(…)"));
        }
        return Optional.empty();
    }

    String refusedUnsaid(Throwable refusal) {
        return "the command was refused and the scenario does not say so ("
                + Rejections.ruleOf(refusal)
                        .map(rule -> "thenRejected(\"" + rule + "\")")
                        .orElse("no rule cited") + "): "
                + refusal;
    }

    /** The scenario as the book keeps it. */
    @Override
    public SpecificationBook.Entry entry(Title title, boolean holds) {
        List<Sentence> sentences = told().stream()
                .flatMap(step -> step.told().stream()
                        .map(phrase -> new Sentence(step.opening(), step instanceof Step.Given, phrase)))
                .toList();
        return new SpecificationBook.Entry(title, line, sentences, rules(title), holds);
    }

    /** The scenario as data. */
    @Override
    public Recording.Told recorded(Recorder recorder, Title title, boolean holds) {
        return recorder.record(title, line, told(), rules(title), holds, setting);
    }

    private List<Step> told() {
        List<Step> told = new ArrayList<>(steps);
        if (told.isEmpty() || !(told.get(0) instanceof Step.Given)) {
            told.add(0, new Step.NothingYet());
        }
        return told;
    }

    private List<String> rules(Title title) {
        Set<String> rules = new TreeSet<>(Markdown.rulesIn(title.sentence()));
        steps.stream()
                .filter(Step.Rejected.class::isInstance)
                .map(step -> ((Step.Rejected) step).rule())
                .forEach(rules::add);
        return List.copyOf(rules);
    }

    private Outcome<A> reacted(Reaction reaction) {
        unstatedRefusal = reaction.refusal();
        return new Outcome<>(this, reaction);
    }

    private void nextQuestion() {
        if (wasAsked()) {
            silence().ifPresent(reason -> {
                throw new AssertionFailedError(reason);
            });
        } else {
            line = source.current();
        }
    }
}
