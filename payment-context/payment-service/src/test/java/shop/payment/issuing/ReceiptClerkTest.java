package shop.payment.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.api.MoneyMovement;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.ReceiptBookId;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.receipting.IssueReceipts;
import shop.payment.receipting.LogPlace;
import shop.payment.receipting.MoneyFound;
import shop.payment.receipting.MoneyMoved;
import shop.payment.receipting.ReceiptBooksInMemory;
import shop.payment.receipting.ReceiptsIssued;
import shop.platform.messaging.Commands;

@DisplayName("For money that moves, receipts are issued (PAY-19)")
class ReceiptClerkTest {

    private static final ReceiptBookId THIS_YEAR = ReceiptBookId.of("shop", 2026);
    private static final ReceiptBookId LAST_YEAR = ReceiptBookId.of("shop", 2025);
    private static final Instant LAST_SECOND = Instant.parse("2025-12-31T14:59:59Z");

    private final ReceiptBooksInMemory books = new ReceiptBooksInMemory();
    private long happened;

    private ReceiptClerk clerk() {
        return clerk(Instant.EPOCH);
    }

    private ReceiptClerk clerk(Instant since) {
        return clerk(since, ReceiptClerk.READ_AT_ONCE);
    }

    private ReceiptClerk clerk(Instant since, int readAtOnce) {
        return new ReceiptClerk(
                books.events(),
                books.commands(),
                new ReceiptSettings("shop", ZoneId.of("Asia/Seoul"), since, Duration.ofSeconds(5)),
                Clock.fixed(NINE, ZoneOffset.UTC),
                readAtOnce);
    }

    private void happens(Object... events) {
        happensAt(NINE, events);
    }

    private void happensAt(Instant at, Object... events) {
        for (Object event : events) {
            books.events().publish(message(at, event));
        }
    }

    private DomainEventMessage<?> message(Instant at, Object event) {
        long sequence = happened++;
        return new GenericDomainEventMessage<>(
                "Payment", PAYMENT.value(), sequence, event, Map.of(), "event-" + sequence, at);
    }

    private List<String> issued(ReceiptBookId book) {
        return books.issued(book).stream().flatMap(ReceiptClerkTest::lines).toList();
    }

    private static Stream<String> lines(ReceiptsIssued issued) {
        return IntStream.range(0, issued.receipts().size()).mapToObj(each -> {
            MoneyMoved receipt = issued.receipts().get(each);
            return (issued.first() + each) + " " + receipt.movement() + " " + receipt.operation();
        });
    }

    @Test
    @DisplayName("in the order in which it moved, together, and for nothing else")
    void inOrder() {
        happens(
                TwoBlueMugs.authorised(),
                TwoBlueMugs.captured("hamburg", ONE),
                TwoBlueMugs.captureFailed("munich", ONE),
                TwoBlueMugs.refunded("refund-1", ONE));
        ReceiptClerk clerk = clerk();
        clerk.round();
        clerk.round();
        assertThat(books.issued(THIS_YEAR)).singleElement().satisfies(issued -> {
            assertThat(issued.receipts())
                    .contains(new MoneyMoved(PAYMENT, ORDER, MoneyMovement.CAPTURED, "hamburg", ONE, NINE));
            assertThat(issued.upTo()).isEqualTo(new LogPlace(3, "event-3"));
        });

        happens(TwoBlueMugs.paid(), TwoBlueMugs.transferred("refund-2", ONE), TwoBlueMugs.turnedBack());
        clerk.round();

        assertThat(issued(THIS_YEAR))
                .containsExactly(
                        "1 CAPTURED hamburg",
                        "2 REFUNDED refund-1",
                        "3 PAID ",
                        "4 TRANSFERRED refund-2",
                        "5 TURNED_BACK ");
    }

    @Test
    @DisplayName("also for what came too late, and for its giving back; for nothing that was only set aside (PAY-21)")
    void tooLate() {
        happens(
                TwoBlueMugs.authorisedTooLate(),
                TwoBlueMugs.released(BOTH),
                TwoBlueMugs.paidTooLate(),
                TwoBlueMugs.refunded("paid-too-late", BOTH));
        clerk().round();

        assertThat(issued(THIS_YEAR)).containsExactly("1 PAID ", "2 REFUNDED paid-too-late");
    }

    @Test
    @DisplayName("in several rounds where there is much to read, also of what is to have none")
    void inSeveralRounds() {
        happensAt(LAST_SECOND, TwoBlueMugs.captured("old", ONE), TwoBlueMugs.refunded("refund-1", ONE));
        happens(TwoBlueMugs.captured("hamburg", ONE), TwoBlueMugs.captured("munich", ONE));
        ReceiptClerk clerk = clerk(NINE, 2);
        clerk.round();
        assertThat(issued(THIS_YEAR)).isEmpty();

        clerk.round();

        assertThat(issued(THIS_YEAR)).containsExactly("1 CAPTURED hamburg", "2 CAPTURED munich");
    }

    @Test
    @DisplayName("once, whoever looks, and whatever they have forgotten")
    void once() {
        ReceiptClerk one = clerk();
        one.round();
        happens(TwoBlueMugs.captured("hamburg", ONE));
        clerk().round();
        happens(TwoBlueMugs.captured("munich", ONE));
        clerk().round();
        one.round();
        clerk().round();

        assertThat(issued(THIS_YEAR)).containsExactly("1 CAPTURED hamburg", "2 CAPTURED munich");
    }

    @Test
    @DisplayName("in the book of the merchant's year, also for what is recorded late by a clock that differs")
    void byYears() {
        happensAt(LAST_SECOND, TwoBlueMugs.captured("hamburg", ONE));
        happensAt(LAST_SECOND.plusSeconds(1), TwoBlueMugs.captured("munich", ONE));
        happensAt(LAST_SECOND, TwoBlueMugs.refunded("refund-1", ONE));
        clerk().round();
        clerk().round();
        happensAt(LAST_SECOND.plusSeconds(2), TwoBlueMugs.refunded("refund-2", ONE));
        clerk().round();

        assertThat(issued(LAST_YEAR)).containsExactly("1 CAPTURED hamburg", "2 REFUNDED refund-1");
        assertThat(issued(THIS_YEAR)).containsExactly("1 CAPTURED munich", "2 REFUNDED refund-2");
    }

    @Test
    @DisplayName("of a shop that began before it had any, only since when it is to have them")
    void since() {
        happensAt(LAST_SECOND, TwoBlueMugs.captured("hamburg", ONE));
        happensAt(NINE, TwoBlueMugs.captured("munich", ONE));
        clerk(NINE).round();

        assertThat(issued(LAST_YEAR)).isEmpty();
        assertThat(issued(THIS_YEAR)).containsExactly("1 CAPTURED munich");
    }

    @Test
    @DisplayName("by the hundred, where many have moved")
    void byTheHundred() {
        happens(IntStream.rangeClosed(1, 2 * ReceiptClerk.AT_ONCE + 1)
                .mapToObj(each -> TwoBlueMugs.captured("parcel-" + each, ONE))
                .toArray());
        clerk().round();

        assertThat(books.issued(THIS_YEAR))
                .extracting(ReceiptsIssued::first)
                .containsExactly(1L, ReceiptClerk.AT_ONCE + 1L, 2L * ReceiptClerk.AT_ONCE + 1);
    }

    @Test
    @DisplayName("not behind a fact that nobody can read, until somebody can: no number is given out of turn")
    void unreadable() {
        happens(TwoBlueMugs.captured("hamburg", ONE));
        books.events()
                .publish(
                        new GenericDomainEventMessage<>(
                                "Payment", PAYMENT.value(), happened++, TwoBlueMugs.captured("munich", ONE)) {

                            private static final long serialVersionUID = 1L;

                            @Override
                            public PaymentCaptured getPayload() {
                                throw new SerializationException("nobody can read this");
                            }
                        });
        happens(TwoBlueMugs.captured("berlin", ONE));
        ReceiptClerk clerk = clerk();

        assertThatThrownBy(clerk::round).isInstanceOf(SerializationException.class);
        assertThatThrownBy(clerk::round).isInstanceOf(SerializationException.class);
        assertThat(issued(THIS_YEAR)).containsExactly("1 CAPTURED hamburg");
    }

    @Test
    @DisplayName("not where the books are about another log")
    void anotherLog() {
        books.commands()
                .send(new IssueReceipts(
                        THIS_YEAR,
                        List.of(new MoneyFound(
                                new LogPlace(0, "of another log"),
                                new MoneyMoved(PAYMENT, ORDER, MoneyMovement.PAID, "", ONE, NINE)))));
        happens(TwoBlueMugs.captured("hamburg", ONE));

        assertThatIllegalStateException().isThrownBy(clerk()::round).withMessageContaining("of another log");
        assertThat(issued(THIS_YEAR)).containsExactly("1 PAID ");
    }

    @Test
    @DisplayName("also for what a person has collected, or given back, without the provider")
    void outside() {
        happens(
                TwoBlueMugs.collected("settlement-1", ONE),
                TwoBlueMugs.settledOutside("settlement-2", OutsideSettlement.GIVEN_BACK, ONE, Optional.empty()));
        clerk().round();

        assertThat(issued(THIS_YEAR)).containsExactly("1 COLLECTED settlement-1", "2 HANDED_BACK settlement-2");
    }

    @Test
    @DisplayName("and where they stand still, it is seen since when and why, until they go on")
    void standStill() {
        happens(TwoBlueMugs.captured("hamburg", ONE));
        List<Instant> now = new ArrayList<>(List.of(NINE));
        ReceiptClerk clerk = thatFails(now);
        assertThat(clerk.standstill()).isEmpty();

        assertThatThrownBy(clerk::round).isInstanceOf(RuntimeException.class);
        now.add(NINE.plusSeconds(5));
        assertThatThrownBy(clerk::round).isInstanceOf(RuntimeException.class);
        assertThat(clerk.standstill()).hasValueSatisfying(still -> {
            assertThat(still.since()).isEqualTo(NINE);
            assertThat(still.why()).contains("IssueReceipts");
        });

        clerk().round();
        clerk.round();
        assertThat(clerk.standstill()).isEmpty();
    }

    @Test
    @DisplayName("and it is seen, too, where two instances fail in turn: only one that keeps the turn comes on")
    void failInTurn() {
        happens(TwoBlueMugs.captured("hamburg", ONE));
        List<Instant> now = new ArrayList<>(List.of(NINE));
        ReceiptClerk clerk = thatFails(now);
        assertThatThrownBy(clerk::round).isInstanceOf(RuntimeException.class);

        for (int round = 1; round <= 3; round++) {
            rest(clerk, ReceiptClerk.RESTS - 1);
            now.add(NINE.plusSeconds(5L * round));
            assertThatThrownBy(clerk::round).isInstanceOf(RuntimeException.class);
        }
        assertThat(clerk.standstill())
                .hasValueSatisfying(still -> assertThat(still.since()).isEqualTo(NINE));

        rest(clerk, ReceiptClerk.RESTS - 1);
        assertThat(clerk.standstill()).isPresent();
        rest(clerk, 1);
        assertThat(clerk.standstill()).isEmpty();
    }

    private static void rest(ReceiptClerk clerk, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            clerk.rest();
        }
    }

    /** Nobody takes its commands; it is the last of these times. */
    private ReceiptClerk thatFails(List<Instant> now) {
        return new ReceiptClerk(
                books.events(),
                new Commands(DefaultCommandGateway.builder()
                        .commandBus(SimpleCommandBus.builder().build())
                        .build()),
                new ReceiptSettings("shop", ZoneId.of("Asia/Seoul"), Instant.EPOCH, Duration.ofSeconds(5)),
                ((InstantSource) () -> now.get(now.size() - 1)).withZone(ZoneOffset.UTC),
                ReceiptClerk.READ_AT_ONCE);
    }
}
