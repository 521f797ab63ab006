package shop.specification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.opentest4j.AssertionFailedError;
import shop.specification.SpecificationBook.Sentence;
import shop.specification.book.Recording;
import shop.wording.scenario.Markdown;
import shop.wording.scenario.Step;

/** One scenario of policies while it is told. */
final class PolicyScenario implements ToldTest.Scene {

    private final PolicyStage stage = new PolicyStage();
    private final List<AnnotationEventHandlerAdapter> policies = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final SourceLines source;
    private int line = SourceLines.UNKNOWN;

    PolicyScenario(Function<PolicyStage, List<?>> made, SourceLines source) {
        this.source = source;
        for (Object policy : made.apply(stage)) {
            var heard = new AnnotationEventHandlerAdapter(policy);
            if (heard.supportsReset()) {
                throw new AssertionFailedError(policy.getClass().getSimpleName()
                        + " would act again when history is replayed: put @DisallowReplay on it");
            }
            policies.add(heard);
        }
    }

    void given(List<Object> events) {
        stage.given(events);
        events.forEach(event -> steps.add(new Step.Happened(Payloads.of(event))));
    }

    WhatFollows when(Object event, long position, Duration late) {
        if (wasHeard()) {
            silence().ifPresent(reason -> {
                throw new AssertionFailedError(reason);
            });
        } else {
            line = source.current();
        }
        Object fact = Payloads.of(event);
        steps.add(new Step.Heard(fact, late));
        stage.heardAfter(late);
        List<Step.Then> once = heard(fact, position);
        List<Step.Then> again = heard(fact, position);
        if (!again.equals(once)) {
            throw new AssertionFailedError("heard a second time, it asks for something else", once, again);
        }
        return new WhatFollows(this, once);
    }

    private List<Step.Then> heard(Object fact, long position) {
        EventMessage<?> message = new GenericDomainEventMessage<>(
                "told",
                "told",
                position,
                fact,
                MetaData.emptyInstance(),
                "event-" + position,
                PolicySpecification.START);
        for (AnnotationEventHandlerAdapter policy : policies) {
            try {
                policy.handle(message);
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
        return stage.newlyAsked();
    }

    void stated(Step.Then statement) {
        steps.add(statement);
    }

    boolean wasHeard() {
        return steps.stream().anyMatch(Step.When.class::isInstance);
    }

    /** Why this scenario proves nothing; empty if it states what followed from everything that was heard. */
    @Override
    public Optional<String> silence() {
        if (!wasHeard()) {
            return Optional.of("the scenario gives a past and lets nothing be heard: add when(…).thenAsks(…)");
        }
        return steps.get(steps.size() - 1) instanceof Step.When
                ? Optional.of("the scenario does not state what followed: add thenAsks(…) or thenAsksNothing()")
                : Optional.empty();
    }

    @Override
    public SpecificationBook.Entry entry(Title title, boolean holds) {
        List<Sentence> sentences = steps.stream()
                .flatMap(step -> step.told().stream()
                        .map(phrase -> new Sentence(step.opening(), step instanceof Step.Given, phrase)))
                .toList();
        return new SpecificationBook.Entry(title, line, sentences, rules(title), holds);
    }

    @Override
    public Recording.Told recorded(Recorder recorder, Title title, boolean holds) {
        return recorder.recordFollowUps(title, line, steps, rules(title), holds);
    }

    private static List<String> rules(Title title) {
        return Markdown.rulesIn(title.sentence()).stream().distinct().sorted().toList();
    }
}
