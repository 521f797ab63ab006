package shop.order.ordering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_HOUSE;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsThatComeBack.and;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RejectionReason;
import shop.order.api.ReturnReason;
import shop.platform.messaging.Trial;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;

/**
 * Asks an order, in each state that it can be in, each command that there is for it. What it answers is written into {@code
 * docs/specifications/states-and-commands.md}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the
 * difference approves it.
 */
@DisplayName("An order in each of its states")
class StatesAndCommandsTest {

    private static final Path TABLE = Path.of("../../docs/specifications/states-and-commands.md");

    /** Where the refusals of an order are specified. */
    private static final Path SPECIFICATIONS = Path.of("src/test/java/shop/order");

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    /** Refusals that no specification states word by word; this list can only become shorter. */
    private static final Set<String> NOT_SPECIFIED = Set.of();

    private static final String NOTHING = "nothing: it is known, or done, or not for it to decide";
    private static final String NEVER_SENT = "cannot come up: there is nothing that it could be about";

    private final Clock before = GenericEventMessage.clock;

    @BeforeEach
    void stopTheClock() {
        GenericEventMessage.clock = Clock.fixed(START.plusSeconds(20 * 60), ZoneOffset.UTC);
    }

    @AfterEach
    void letTheClockGo() {
        GenericEventMessage.clock = before;
    }

    private static Map<String, Object[]> states() {
        Map<String, Object[]> states = new LinkedHashMap<>();
        Object[] placed = {MugsAndTea.placed()};
        states.put("is to be paid", placed);
        states.put("is to be paid, and on hold", and(placed, MugsAndTea.orderHeld(List.of())));
        states.put(
                "waits for another means of payment",
                new Object[] {MugsAndTea.placedWaiting(), MugsAndTea.voucherPaid(), MugsAndTea.declined(CARD)});
        Object[] confirmed = and(placed, MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed());
        states.put("is confirmed", confirmed);
        states.put("has its labels", and(confirmed, MugsAndTea.labelled(POTTER), MugsAndTea.labelled(TEA_HOUSE)));
        states.put("is on hold", and(confirmed, MugsAndTea.orderHeld(List.of(POTTER, TEA_HOUSE))));
        states.put("has a parcel on hold by the carrier", and(confirmed, MugsAndTea.held(POTTER, 3)));
        states.put(
                "is to be cancelled",
                and(
                        confirmed,
                        MugsAndTea.cancellationRequested(),
                        MugsAndTea.holdBack(POTTER),
                        MugsAndTea.holdBack(TEA_HOUSE)));
        states.put("is to be sent with one mug less", and(confirmed, MugsAndTea.mugToBeTakenOut()));
        Object[] toBeChanged = and(confirmed, AmendedMugs.anotherMugProposed());
        states.put("is to be sent with one mug more, once that is paid for", toBeChanged);
        states.put(
                "is sent with one mug more",
                and(toBeChanged, AmendedMugs.mugAuthorised(), AmendedMugs.anotherMugApplied()));
        states.put("has a cancelled parcel", and(confirmed, MugsAndTea.parcelCancelled(POTTER)));
        afterTheFirstHandOver(confirmed, states);
        states.put(
                "is cancelled",
                and(
                        confirmed,
                        MugsAndTea.cancellationRequested(),
                        MugsAndTea.parcelCancelled(POTTER),
                        MugsAndTea.parcelCancelled(TEA_HOUSE),
                        MugsAndTea.cancelled(),
                        MugsAndTea.releaseRequested(CARD, "order cancelled"),
                        MugsAndTea.released(CARD, WHOLE_CARD),
                        MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled")));
        states.put(
                "is rejected",
                and(
                        placed,
                        MugsAndTea.declined(CARD),
                        MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                        MugsAndTea.releaseRequested(VOUCHER, "order rejected")));
        return states;
    }

    private static void afterTheFirstHandOver(Object[] confirmed, Map<String, Object[]> states) {
        Object[] beingTaken =
                and(confirmed, MugsAndTea.handedOver(POTTER), MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS));
        states.put("is partly on its way, and the money is being taken", beingTaken);
        states.put(
                "is partly on its way, and the money could not be taken",
                and(beingTaken, MugsAndTea.captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6)));
        Object[] onItsWay = and(
                beingTaken,
                MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.handedOver(TEA_HOUSE),
                MugsAndTea.captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                MugsAndTea.captured(TEA_HOUSE, CARD_FOR_TEA));
        states.put("is on its way", onItsWay);
        states.put(
                "is on its way, and money has turned back",
                and(onItsWay, MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)));
        states.put("is on its way, and money is disputed", and(onItsWay, MugsAndTea.disputed(VOUCHER, WHOLE_VOUCHER)));
        Object[] lost = and(onItsWay, MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7));
        states.put("has a lost parcel", lost);
        Object[] refunded = and(
                lost,
                MugsAndTea.parcelRefunded(POTTER),
                MugsAndTea.refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        states.put("has a refunded parcel", refunded);
        states.put(
                "has a refunded parcel that turned up",
                and(refunded, MugsAndTea.turnedUp(POTTER, ParcelTurnedUp.Sighting.FOUND_AGAIN)));
        states.put("has a replaced parcel", and(lost, MugsAndTea.mugsReplaced(POTTER, POTTER + ".2")));
        Object[] closed =
                and(onItsWay, MugsAndTea.delivered(POTTER), MugsAndTea.delivered(TEA_HOUSE), MugsAndTea.closed());
        states.put("is closed", closed);
        states.put(
                "is closed, and its purchase is confirmed",
                and(closed, MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER)));
        states.put(
                "is closed, and mugs are to come back",
                and(closed, MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT)));
        states.put(
                "was closed, and mugs are exchanged",
                and(
                        closed,
                        MugsThatComeBack.askedToExchange(1, 2, ReturnReason.DEFECT),
                        MugsThatComeBack.settledInExchange(2, 0),
                        MugsThatComeBack.mugsExchanged(POTTER + ".2", 2)));
    }

    /** One of each that an order handles. */
    private static List<Object> commands() {
        Map<String, Object> one = new TreeMap<>();
        Stream.concat(
                        MessagesOnTheWireTest.commands(),
                        Stream.of(new RejectUnpaidOrder(ORDER), MugsAndTea.repeatUnanswered()))
                .filter(command -> handled().contains(command.getClass()))
                .forEach(command -> one.putIfAbsent(command.getClass().getSimpleName(), command));
        return List.copyOf(one.values());
    }

    private static Set<Class<?>> handled() {
        return Arrays.stream(Order.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .map(method -> method.getParameterTypes()[0])
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName))));
    }

    /** What comes of a command: in words, or the refusal. */
    private record Cell(String outcome, List<Rejection> refusals) {

        static Cell of(Object[] past, Object command) {
            try {
                List<Object> events = asTried(past).ask(GenericCommandMessage.asCommandMessage(command));
                return new Cell(
                        events.isEmpty()
                                ? NOTHING
                                : events.stream()
                                        .map(event -> "`" + event.getClass().getSimpleName() + "`")
                                        .collect(joining(", ")),
                        List.of());
            } catch (BusinessRejection refusal) {
                Rejection said = refusal.rejection();
                return new Cell("refused: " + said.rule() + " `" + said.code() + "`", List.of(said));
            } catch (IllegalArgumentException nothingToBeAbout) {
                return new Cell(NEVER_SENT, List.of());
            }
        }
    }

    private static Trial<?> asTried(Object[] past) {
        List<DomainEventMessage<?>> history = new ArrayList<>();
        IntStream.range(0, past.length)
                .forEach(position -> history.add(new GenericDomainEventMessage<>(
                        "Order",
                        ORDER.value(),
                        position,
                        past[position],
                        MetaData.emptyInstance(),
                        ORDER.value() + "-" + position,
                        START.plusSeconds(position))));
        return new DryRun(
                        order -> history,
                        () -> MultiParameterResolverFactory.ordered(
                                ClasspathParameterResolverFactory.forClass(Order.class),
                                new SimpleResourceParameterResolverFactory(List.of(
                                        MugsAndTea.PAYMENT_WINDOW,
                                        MugsAndTea.LOST_PARCELS,
                                        MugsThatComeBack.RETURN_TERMS))))
                .of(ORDER);
    }

    @Test
    @DisplayName("is asked everything that an order can be asked")
    void isAskedEverything() {
        assertThat(commands())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(new ArrayList<>(handled()));
    }

    @Test
    @DisplayName("answers as the table says, with events or with a rule")
    void answersAsTheTableSays() {
        StringBuilder table = new StringBuilder("""
                # What an order does, in each state, when it is asked

                An order of two mugs and green tea, paid by a card and a voucher, is brought into each state by its events; then each \\
                command is tried. Written by `StatesAndCommandsTest`, which fails where an order does something else.

                """.replace(" \\\n", " "));
        for (Object command : commands()) {
            table.append("## ").append(words(command.getClass())).append("\n\n| an order that | does |\n|---|---|\n");
            Map<String, List<String>> byOutcome = new LinkedHashMap<>();
            states().forEach((state, past) -> byOutcome
                    .computeIfAbsent(Cell.of(past, command).outcome(), first -> new ArrayList<>())
                    .add(state));
            byOutcome.forEach((outcome, states) -> table.append("| ")
                    .append(String.join("; ", states))
                    .append(" | ")
                    .append(outcome)
                    .append(" |\n"));
            table.append('\n');
        }
        String now = table.toString().stripTrailing() + "\n";
        if (System.getProperty("approve") != null) {
            write(now);
        }
        assertThat(now)
                .as("what an order does, beside %s: read what differs; 'mvn test -Dapprove' writes it", TABLE)
                .isEqualTo(read(TABLE));
    }

    @Test
    @DisplayName("refuses nothing by a rule and code that no specification states")
    void isSpecified() {
        String specifications = specifications();
        Map<String, List<String>> unspecified = states().values().stream()
                .flatMap(past -> commands().stream().flatMap(command -> Cell.of(past, command).refusals().stream()))
                .map(refusal -> "\"" + refusal.rule() + "\", \"" + refusal.code() + "\"")
                .filter(refusal -> !specifications.contains(refusal))
                .collect(groupingBy(refusal -> refusal, TreeMap::new, java.util.stream.Collectors.toList()));
        assertThat(unspecified.keySet()).isEqualTo(new TreeSet<>(NOT_SPECIFIED));
    }

    private static String words(Class<?> command) {
        String text =
                command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String specifications() {
        try (Stream<Path> files = Files.walk(SPECIFICATIONS)) {
            return files.filter(file -> file.toString().endsWith("Specification.java"))
                    .map(StatesAndCommandsTest::read)
                    .collect(joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(String text) {
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
