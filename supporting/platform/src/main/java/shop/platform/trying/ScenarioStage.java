package shop.platform.trying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import shop.http.InvalidField;
import shop.platform.messaging.Commands;
import shop.platform.messaging.FirstComponentIsTheTarget;
import shop.platform.messaging.Trial;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.platform.serialization.MessageNames;
import shop.wording.scenario.BookTexts;
import shop.wording.scenario.Step;
import shop.wording.scenario.Story;
import shop.wording.scenario.Storyteller;

/** Where scenarios of a context are played: on its own aggregates, each from the beginning. Any number may be played at once. */
public final class ScenarioStage {

    private static final FirstComponentIsTheTarget TARGETS = new FirstComponentIsTheTarget();

    private final MessageNames names;
    private final Serializer serializer;
    private final List<? extends Tried<?>> aggregates;
    private final Terms terms;
    private final BookTexts texts;

    /** @param texts how the book of the business tells this context */
    public ScenarioStage(
            MessageNames names,
            Serializer serializer,
            List<? extends Tried<?>> aggregates,
            Terms terms,
            BookTexts texts) {
        this.names = names;
        this.serializer = serializer;
        this.aggregates = List.copyOf(aggregates);
        this.terms = terms;
        this.texts = texts;
    }

    /** In which languages it is told, the one first in which it is told to those who speak none of them. */
    List<String> languages() {
        return texts.languagesTold();
    }

    /**
     * Plays a scenario to its end, and tells it.
     *
     * @throws InvalidField when a line cannot be read, or does not fit to those before it
     */
    public Played play(ScenarioScript script) {
        ScenarioMessages messages = new ScenarioMessages(names, serializer);
        List<Object> read = new ArrayList<>();
        for (int index = 0; index < script.lines().size(); index++) {
            ScenarioScript.Line line = script.lines().get(index);
            read.add(
                    line.kind() == ScenarioScript.Kind.AT
                            ? line.at()
                            : messages.read(place(index), line.name(), line.content()));
        }
        int asked = firstAsked(script);
        CommandMessage<?> command = Commands.meantFor(Optional.empty(), read.get(asked));
        List<Object> resources = resources(script.terms());
        return aggregates.stream()
                .<Performance<?>>map(each -> performance(script, read, each, resources))
                .filter(each -> each.knows(command))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        place(asked) + ".name", "unknown-message", "must be something that can be asked here"))
                .played();
    }

    private <A> Performance<A> performance(
            ScenarioScript script, List<Object> read, Tried<A> aggregate, List<Object> resources) {
        return new Performance<>(script, read, aggregate.type(), aggregate.under(resources));
    }

    static String place(int index) {
        return "steps[" + index + "]";
    }

    private static int firstAsked(ScenarioScript script) {
        for (int index = 0; index < script.lines().size(); index++) {
            if (script.lines().get(index).kind() == ScenarioScript.Kind.ASKED) {
                return index;
            }
        }
        throw new InvalidField("steps", "missing", "must ask something");
    }

    private List<Object> resources(Map<String, String> told) {
        told.forEach((name, value) -> {
            if (!terms.knows(name)) {
                throw new InvalidField("terms." + name, "unknown-field", "is no setting that counts here");
            }
            if (!value.matches("[\\p{L}\\d .,:/_+-]{0,100}")) {
                throw new InvalidField("terms." + name, "must be a setting as a shop has it");
            }
        });
        try {
            List<Object> resources = new ArrayList<>(terms.under(new Binder(new MapConfigurationPropertySource(told))));
            resources.add(ScenarioClock.clock());
            return resources;
        } catch (RuntimeException none) {
            throw new InvalidField("terms", "are not what a shop could have set");
        }
    }

    /** One playing of one scenario. */
    private final class Performance<A> {

        private final ScenarioScript script;
        private final List<Object> read;
        private final Class<A> type;
        private final Trial<A> blank;
        private final List<DomainEventMessage<?>> history = new ArrayList<>();
        /** By which line each of them came. */
        private final List<Integer> origins = new ArrayList<>();

        private final JavaText java = new JavaText();
        private Instant now;

        Performance(ScenarioScript script, List<Object> read, Class<A> type, Trial<A> blank) {
            this.script = script;
            this.read = read;
            this.type = type;
            this.blank = blank;
            now = script.begins();
        }

        boolean knows(CommandMessage<?> command) {
            return blank.knows(command);
        }

        Played played() {
            List<Played.Line> lines = new ArrayList<>();
            for (int index = 0; index < read.size(); index++) {
                lines.add(line(index, read.get(index)));
            }
            List<Step> steps = lines.stream()
                    .flatMap(line -> Stream.concat(Stream.of(line.step()), line.outcome().stream()))
                    .toList();
            return new Played(type, lines, told(steps), java.imports());
        }

        /** A fact that no aggregate would record may lack what its sentence tells, or move two currencies at once. */
        private Story told(List<Step> steps) {
            try {
                return new Storyteller(texts).tell(steps, true);
            } catch (RuntimeException untellable) {
                throw new InvalidField("steps", "does-not-fit", "cannot be told: what they say does not go together");
            }
        }

        private Played.Line line(int index, Object said) {
            return switch (script.lines().get(index).kind()) {
                case AT -> {
                    now = (Instant) said;
                    yield silent(new Step.ItIs(now), "at(" + java.of(now) + ")");
                }
                case HAPPENED -> {
                    if (!ScenarioMessages.isFact(said)) {
                        throw new InvalidField(place(index) + ".name", "unknown-message", "must be a fact");
                    }
                    remember(said, index);
                    yield silent(new Step.Happened(said), "given(" + java.of(said) + ")");
                }
                case OBEYED -> {
                    Step outcome = asked(index, said);
                    if (!(outcome instanceof Step.Published || outcome instanceof Step.NothingHappened)) {
                        throw new InvalidField(
                                place(index), "does-not-fit", "is refused, and so was never carried out");
                    }
                    yield silent(new Step.Obeyed(said), "givenCommands(" + java.of(said) + ")");
                }
                case ASKED -> {
                    Step outcome = asked(index, said);
                    yield new Played.Line(
                            new Step.Asked(said, Map.of()),
                            Optional.of(outcome),
                            "when(" + java.of(said) + ")",
                            javaOf(outcome));
                }
            };
        }

        private Played.Line silent(Step step, String said) {
            return new Played.Line(step, Optional.empty(), said, "");
        }

        private void remember(Object event, int index) {
            history.add(new GenericDomainEventMessage<>(
                    type.getSimpleName(),
                    "tried",
                    history.size(),
                    event,
                    MetaData.emptyInstance(),
                    "tried-" + history.size(),
                    now));
            origins.add(index);
        }

        /** What comes of a command, which is recorded. */
        private Step asked(int index, Object said) {
            CommandMessage<?> command = Commands.meantFor(Optional.empty(), said);
            if (!blank.knows(command)) {
                throw new InvalidField(
                        place(index) + ".name", "unknown-message", "must be asked of the same kind of thing");
            }
            Trial<A> standing = standing();
            boolean isThere =
                    history.isEmpty() ? blank.beginsWith(command) : standing.isCalled(TARGETS.getRoutingKey(command));
            if (!isThere) {
                return new Step.Failed(AggregateNotFoundException.class);
            }
            try {
                List<Object> events = ScenarioClock.at(now, () -> standing.ask(command));
                events.forEach(event -> remember(event, index));
                return events.isEmpty() ? new Step.NothingHappened() : new Step.Published(events);
            } catch (RuntimeException refusal) {
                return refused(index, refusal);
            }
        }

        private Step refused(int index, RuntimeException refusal) {
            Optional<Rejection> rejection = BusinessRejection.in(refusal);
            if (rejection.isPresent()) {
                Rejection said = rejection.get();
                return new Step.Rejected(said.rule(), said.code(), Optional.of(said.message()), said.facts());
            }
            if (texts.tells("Failed." + refusal.getClass().getSimpleName())) {
                return new Step.Failed(refusal.getClass());
            }
            throw new InvalidField(
                    place(index), "does-not-fit", "cannot be asked of something to which this has happened");
        }

        private Trial<A> standing() {
            try {
                return blank.of(history);
            } catch (RuntimeException unfit) {
                throw new InvalidField(
                        place(origins.get(firstUnfit())),
                        "does-not-fit",
                        "cannot have happened after what stands before it");
            }
        }

        private int firstUnfit() {
            for (int length = 1; length < history.size(); length++) {
                try {
                    blank.of(history.subList(0, length));
                } catch (RuntimeException unfit) {
                    return length - 1;
                }
            }
            return history.size() - 1;
        }

        private String javaOf(Step outcome) {
            if (outcome instanceof Step.Published published) {
                return "then("
                        + String.join(
                                ", ", published.events().stream().map(java::of).toList())
                        + ")";
            }
            if (outcome instanceof Step.Rejected rejected) {
                return "thenRejected(" + java.of(rejected.rule()) + ", " + java.of(rejected.code()) + ")";
            }
            return outcome instanceof Step.Failed failed
                    ? "thenFails(" + java.type(failed.type()) + ".class)"
                    : "thenNothing()";
        }
    }
}
