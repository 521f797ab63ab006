package shop.rehearsal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import shop.platform.messaging.Trial;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.rehearsal.stored.ApprovedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an aggregate, in each state that it can be in, each command that there is for it. It is brought into a state by its
 * events, and each command is tried as if none had been tried before.
 */
public final class StatesAndCommands {

    /** When the first event of each state was recorded; each other a second after the one before. */
    public static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");

    private static final String NOTHING = "nothing: it is known, or done, or not for it to decide";
    private static final String NEVER_SENT = "cannot come up: there is nothing that it could be about";

    private final Set<Class<?>> handled;
    private final Map<String, ?> commands;

    /** By command, then by state; each in the order in which they were given. */
    private final Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();

    private StatesAndCommands(
            Class<?> aggregate,
            Function<Object[], Trial<?>> trials,
            Map<String, Object[]> states,
            Map<String, ?> commands) {
        handled = handledBy(aggregate);
        this.commands = commands;
        commands.keySet().forEach(name -> cells.put(name, new LinkedHashMap<>()));
        states.forEach((state, past) -> {
            Trial<?> trial = trials.apply(past);
            commands.forEach((name, command) -> cells.get(name).put(state, Cell.of(trial, command)));
        });
    }

    /**
     * @param blank makes one that has recorded nothing
     * @param states what was recorded in each, under words that go on after <i>an order that</i>
     * @param commands what is asked, under the words that head its table; several may be of one class
     * @param resources what handlers have as parameters beside their message, such as a clock
     */
    public static <A> StatesAndCommands of(
            Class<A> aggregate,
            Supplier<A> blank,
            Map<String, Object[]> states,
            Map<String, ?> commands,
            Object... resources) {
        ParameterResolverFactory parameters = Trial.asking(aggregate, List.of(resources));
        return new StatesAndCommands(
                aggregate, past -> new Trial<>(aggregate, blank, parameters, history(past)), states, commands);
    }

    /** The first of each class that the aggregate handles, under the name of its class in words, in the order of the names. */
    public static Map<String, Object> oneOfEach(Class<?> aggregate, Stream<?> commands) {
        Set<Class<?>> handled = handledBy(aggregate);
        Map<String, Object> byName = new TreeMap<>();
        commands.filter(command -> handled.contains(command.getClass()))
                .forEach(command -> byName.putIfAbsent(command.getClass().getSimpleName(), command));
        Map<String, Object> one = new LinkedHashMap<>();
        byName.values().forEach(command -> one.put(words(command.getClass()), command));
        return one;
    }

    /** The name of a command in words. */
    public static String words(Class<?> command) {
        String text = command.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Set<Class<?>> handledBy(Class<?> aggregate) {
        return Arrays.stream(aggregate.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .map(method -> method.getParameterTypes()[0])
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName))));
    }

    private static List<DomainEventMessage<?>> history(Object[] past) {
        List<DomainEventMessage<?>> history = new ArrayList<>();
        IntStream.range(0, past.length)
                .forEach(position -> history.add(new GenericDomainEventMessage<>(
                        "aggregate",
                        "one",
                        position,
                        past[position],
                        MetaData.emptyInstance(),
                        "event-" + position,
                        START.plusSeconds(position))));
        return history;
    }

    /** Fails where a command that the aggregate handles was not asked, or one that it does not handle was. */
    public void areAllAsked() {
        Set<Class<?>> asked = commands.values().stream()
                .map(Object::getClass)
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName))));
        assertThat(asked).isEqualTo(handled);
    }

    /**
     * Fails where the answers differ from those in this file; a run with {@code -Dapprove} writes those of now.
     *
     * @param introduction what stands before the tables
     * @param one what is asked, such as <i>an order</i>
     */
    public void areStillAsIn(Path file, String introduction, String one) {
        StringBuilder table = new StringBuilder(introduction);
        cells.forEach((command, byState) -> {
            table.append("\n## ").append(command).append("\n\n| ").append(one).append(" that | does |\n|---|---|\n");
            Map<String, List<String>> byOutcome = new LinkedHashMap<>();
            byState.forEach((state, cell) -> byOutcome
                    .computeIfAbsent(cell.outcome(), first -> new ArrayList<>())
                    .add(state));
            byOutcome.forEach((outcome, states) -> table.append("| ")
                    .append(String.join("; ", states))
                    .append(" | ")
                    .append(outcome)
                    .append(" |\n"));
        });
        ApprovedFile.at(file).isStill(table.toString());
    }

    /**
     * The rules and codes of refusals that no specification states word by word.
     *
     * @param specifications the folder of those, whose names end with {@code Specification.java}
     */
    public Set<String> refusedWithoutSpecification(Path specifications) {
        String stated = textOf(specifications);
        return cells.values().stream()
                .flatMap(byState -> byState.values().stream())
                .flatMap(cell -> cell.refusals().stream())
                .map(refusal -> "\"" + refusal.rule() + "\", \"" + refusal.code() + "\"")
                .filter(refusal -> !stated.contains(refusal))
                .collect(toCollection(TreeSet::new));
    }

    /**
     * What states answer, and no scenario of the book tells: a command, and the events that come of it, in their order.
     *
     * @param trials the scenarios of the book as data, {@code docs/specifications/trials/CONTEXT.json}
     */
    public Set<String> answeredWithoutSpecification(Path trials) {
        Set<String> told = told(JsonMapper.shared().readTree(trials.toFile()));
        Set<String> untold = new TreeSet<>();
        cells.forEach((name, byState) -> byState.forEach((state, cell) -> cell.answer()
                .map(answer -> answer(commands.get(name).getClass().getSimpleName(), answer))
                .filter(answer -> !told.contains(answer))
                .ifPresent(untold::add)));
        return untold;
    }

    private static Set<String> told(JsonNode book) {
        JsonNode messages = book.get("messages");
        return book.get("scenarios")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(scenario -> scenario.get("steps").valueStream())
                .filter(step -> step.get(0).asString().equals("asked"))
                .map(step -> answer(
                        nameOf(messages, step.get(1)),
                        step.get(2)
                                .valueStream()
                                .map(came -> nameOf(messages, came))
                                .toList()))
                .collect(toSet());
    }

    /** Without its context; of a refusal, nothing. */
    private static String nameOf(JsonNode messages, JsonNode id) {
        String name = messages.path(id.asString("")).path("name").asString("");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String answer(String command, List<String> events) {
        return command + " → " + (events.isEmpty() ? "nothing" : String.join(", ", events));
    }

    private static String textOf(Path specifications) {
        try (Stream<Path> files = Files.walk(specifications)) {
            return files.filter(file -> file.toString().endsWith("Specification.java"))
                    .map(StatesAndCommands::read)
                    .collect(joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What comes of a command.
     *
     * @param outcome in words
     * @param answer the names of the events; nothing where it is refused, or cannot come up
     */
    private record Cell(String outcome, Optional<List<String>> answer, List<Rejection> refusals) {

        static Cell of(Trial<?> trial, Object command) {
            try {
                List<String> events = trial.ask(GenericCommandMessage.asCommandMessage(command)).stream()
                        .map(event -> event.getClass().getSimpleName())
                        .toList();
                return new Cell(
                        events.isEmpty()
                                ? NOTHING
                                : events.stream()
                                        .map(event -> "`" + event + "`")
                                        .collect(joining(", ")),
                        Optional.of(events),
                        List.of());
            } catch (BusinessRejection refusal) {
                Rejection said = refusal.rejection();
                return new Cell("refused: " + said.rule() + " `" + said.code() + "`", Optional.empty(), List.of(said));
            } catch (IllegalArgumentException nothingToBeAbout) {
                return new Cell(NEVER_SENT, Optional.empty(), List.of());
            }
        }
    }
}
