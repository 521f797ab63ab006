package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.key;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentMethod;
import shop.rehearsal.StatesAndCommands;
import shop.rehearsal.TableOfAnswers;

/**
 * Asks a payment, in each state that it can be in, each command that there is for it. What it answers is written into {@code
 * docs/specifications}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the difference approves it.
 */
@DisplayName("What a payment does, in each of its states")
class StatesAndCommandsTest implements TableOfAnswers {

    private static final String POTTERY = "icheon-pottery";
    private static final String TEA = "boseong-tea";
    private static final String REFUND = "refund-1";

    private final Clock before = GenericEventMessage.clock;

    @BeforeEach
    void stopTheClock() {
        GenericEventMessage.clock = Clock.fixed(TwoBlueMugs.NINE.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    }

    @AfterEach
    void letTheClockGo() {
        GenericEventMessage.clock = before;
    }

    @Override
    public StatesAndCommands probed() {
        return StatesAndCommands.of(Payment.class, Payment::new, states(), commands(), TwoBlueMugs.RETRIES);
    }

    @Override
    public Table table() {
        return new Table(
                "payment",
                "states-and-commands-of-payments.md",
                "a payment",
                """
                # What a payment does, in each state, when it is asked

                A payment of two mugs is brought into each state by its events; then each command is tried. Written by \
                `StatesAndCommandsTest`, which fails where a payment does something else.
                """,
                Path.of("src/test/java/shop/payment"));
    }

    private static Object[] past(Object... events) {
        return events;
    }

    private static Object[] and(Object[] past, Object... more) {
        return Stream.concat(Stream.of(past), Stream.of(more)).toArray();
    }

    private static Map<String, Object[]> states() {
        Map<String, Object[]> states = new LinkedHashMap<>();
        Object[] asked = past(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD));
        Object[] unknown = and(asked, TwoBlueMugs.outcomeUnknown());
        states.put("is asked for", asked);
        states.put("is asked for, without an answer", unknown);
        states.put("is asked for, without an answer for long", and(unknown, TwoBlueMugs.needsAttention()));
        states.put("is asked for, and to be let go", and(asked, TwoBlueMugs.releaseDeferred()));
        states.put(
                "awaits its payer",
                past(
                        TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                        TwoBlueMugs.registered(SLIP),
                        TwoBlueMugs.payerAwaited()));
        states.put("is declined", and(asked, TwoBlueMugs.declined()));
        setAside(and(asked, TwoBlueMugs.registered(CARD), TwoBlueMugs.authorised()), states);
        states.put(
                "is taken as far as one capture goes",
                and(
                        asked,
                        TwoBlueMugs.registered(TwoBlueMugs.CARD_FOR_ONE_CAPTURE),
                        TwoBlueMugs.authorised(false),
                        TwoBlueMugs.captureRequested(2, POTTERY, ONE),
                        TwoBlueMugs.captured(POTTERY, ONE)));
        states.put(
                "is set aside too late, and being let go",
                and(
                        asked,
                        TwoBlueMugs.registered(CARD),
                        TwoBlueMugs.declined(),
                        TwoBlueMugs.authorisedTooLate(),
                        TwoBlueMugs.voidRequested(2)));
        Object[] debit = past(TwoBlueMugs.authorisationRequested(PaymentMethod.DEBIT));
        paid(and(debit, TwoBlueMugs.registered(SLIP), TwoBlueMugs.paid()), states);
        Object[] whole = and(debit, TwoBlueMugs.registered(TwoBlueMugs.AS_A_WHOLE), TwoBlueMugs.paid());
        states.put("is paid, and goes back as a whole only", whole);
        states.put("is paid, goes back as a whole only, and owes a part back", and(whole, owed(REFUND)));
        Object[] intoAnAccount = past(
                TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                TwoBlueMugs.registered(TwoBlueMugs.VIRTUAL_ACCOUNT),
                TwoBlueMugs.paid());
        states.put("is paid into an account, and owes a part back", and(intoAnAccount, owed(REFUND)));
        states.put(
                "is paid into an account, and is being given back to the payer's",
                and(
                        and(intoAnAccount, owed(REFUND)),
                        TwoBlueMugs.refundAccountGiven(REFUND, ONE),
                        TwoBlueMugs.refundToAccountRequested(2, REFUND, ONE)));
        states.put(
                "is paid too late, and being given back",
                and(
                        debit,
                        TwoBlueMugs.registered(SLIP),
                        TwoBlueMugs.declined(),
                        TwoBlueMugs.paidTooLate(),
                        TwoBlueMugs.refundRequested(2, "paid-too-late", BOTH)));
        return states;
    }

    private static Object[] owed(String refundId) {
        return past(TwoBlueMugs.refundFailed(refundId, ONE), TwoBlueMugs.repaymentOwed(refundId, ONE));
    }

    private static void setAside(Object[] setAside, Map<String, Object[]> states) {
        states.put("is set aside", setAside);
        Object[] beingTaken = and(setAside, TwoBlueMugs.captureRequested(2, POTTERY, ONE));
        states.put("is being taken", beingTaken);
        states.put(
                "is being taken, without an answer for long",
                and(beingTaken, TwoBlueMugs.captureUnknown(2, POTTERY), TwoBlueMugs.captureNeedsAttention(2, POTTERY)));
        states.put(
                "is being taken, and the next capture waits", and(beingTaken, TwoBlueMugs.captureDeferred(TEA, ONE)));
        states.put("is taken in part", and(beingTaken, TwoBlueMugs.captured(POTTERY, ONE)));
        states.put("could not be taken, and is tried again", and(beingTaken, TwoBlueMugs.captureFailed(POTTERY, ONE)));
        states.put(
                "could not be taken, and is a person's to collect",
                and(beingTaken, TwoBlueMugs.captureFailed(POTTERY, ONE, 6, Optional.empty())));
        states.put(
                "is taken",
                and(setAside, TwoBlueMugs.captureRequested(2, POTTERY, BOTH), TwoBlueMugs.captured(POTTERY, BOTH)));
        Object[] beingLetGo = and(setAside, TwoBlueMugs.voidRequested(2));
        states.put("is being let go", beingLetGo);
        states.put(
                "is being let go, without an answer for long",
                and(beingLetGo, TwoBlueMugs.releaseUnknown(2), TwoBlueMugs.releaseNeedsAttention(2)));
        states.put("is let go", and(beingLetGo, TwoBlueMugs.released(BOTH)));
        states.put("has expired", and(setAside, TwoBlueMugs.expired(BOTH)));
    }

    private static void paid(Object[] paid, Map<String, Object[]> states) {
        states.put("is paid", paid);
        Object[] beingGivenBack = and(paid, TwoBlueMugs.refundRequested(2, REFUND, ONE));
        states.put("is being given back in part", beingGivenBack);
        states.put(
                "is being given back in part, without an answer for long",
                and(
                        beingGivenBack,
                        TwoBlueMugs.refundUnknown(2, REFUND, "timed out"),
                        TwoBlueMugs.refundNeedsAttention(2, REFUND)));
        states.put(
                "is to be given back in part, as the provider has accepted",
                and(beingGivenBack, TwoBlueMugs.refundAccepted(2, REFUND, ONE)));
        states.put("is given back in part", and(beingGivenBack, TwoBlueMugs.refunded(REFUND, ONE)));
        Object[] owing = and(beingGivenBack, owed(REFUND));
        states.put("owes a part back, for a person to transfer", owing);
        states.put("is given back in part by a person", and(owing, TwoBlueMugs.transferred(REFUND, ONE)));
        states.put("is paid, and the bank asks about it", and(paid, TwoBlueMugs.disputed(DisputeKind.INQUIRY, ONE)));
        Object[] disputed = and(paid, TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, BOTH));
        states.put("is paid, and disputed", disputed);
        states.put("owes a part back, and is disputed", and(owing, TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, BOTH)));
        states.put(
                "is lost in a dispute",
                and(disputed, TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, BOTH, DisputeOutcome.LOST)));
        states.put("has turned back", and(paid, TwoBlueMugs.turnedBack()));
    }

    private static Map<String, Object> commands() {
        Map<String, Object> commands = new TreeMap<>();
        fromTheOrder(commands);
        fromPeople(commands);
        fromTheProvider(commands);
        return commands;
    }

    private static void fromTheOrder(Map<String, Object> commands) {
        put(commands, TwoBlueMugs.authorise(PaymentMethod.CARD), "by card");
        put(commands, TwoBlueMugs.authorise(PaymentMethod.VOUCHER), "by voucher, under the same id");
        put(commands, TwoBlueMugs.capture(POTTERY, ONE), "a part");
        put(commands, TwoBlueMugs.capture(TEA, ONE), "another part");
        put(commands, TwoBlueMugs.capture(TEA, BOTH), "all of it");
        put(
                commands,
                TwoBlueMugs.captureInPlaceOf(POTTERY, POTTERY + ".again", TwoBlueMugs.won(5_000)),
                "less, in place of one that may have failed");
        put(commands, TwoBlueMugs.waiveCapture(POTTERY));
        put(commands, TwoBlueMugs.release());
        put(commands, TwoBlueMugs.refund(REFUND, ONE), "a part");
        put(commands, TwoBlueMugs.refund("refund-2", ONE), "another part");
        put(commands, TwoBlueMugs.refund("refund-2", BOTH), "all of it");
        put(commands, TwoBlueMugs.settleOutside("settlement-1", OutsideSettlement.COLLECTED, ONE));
    }

    private static void fromPeople(Map<String, Object> commands) {
        put(commands, TwoBlueMugs.retryCapture(POTTERY));
        put(commands, new TryCaptureAgain(PAYMENT, POTTERY, 2));
        put(commands, TwoBlueMugs.markTransferred(REFUND));
        put(commands, TwoBlueMugs.markTransferredNevertheless(REFUND), "nevertheless");
        put(commands, TwoBlueMugs.refundToAccount(REFUND));
        put(commands, TwoBlueMugs.retryRefund(REFUND));
        put(commands, TwoBlueMugs.tellOutcome(1, FoundOutcome.DONE), "of the authorisation: done");
        put(commands, TwoBlueMugs.tellOutcome(1, FoundOutcome.NOT_DONE), "of the authorisation: not done");
        put(commands, TwoBlueMugs.tellOutcome(2, FoundOutcome.DONE), "of the second operation: done");
        put(commands, TwoBlueMugs.tellOutcome(2, FoundOutcome.NOT_DONE), "of the second operation: not done");
    }

    private static void fromTheProvider(Map<String, Object> commands) {
        put(commands, new RecordAuthorised(PAYMENT, CARD, IN_A_WEEK));
        put(commands, new RecordPaid(PAYMENT, SLIP));
        put(commands, new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()));
        put(commands, new RecordDeclined(PAYMENT, DeclineReason.REFUSED));
        put(commands, new RecordExpired(PAYMENT));
        put(commands, new RecordCaptured(PAYMENT, key(2)));
        put(commands, new RecordCaptureFailed(PAYMENT, key(2)));
        put(commands, new RecordVoided(PAYMENT, key(2)));
        put(commands, new RecordRefundAccepted(PAYMENT, key(2)));
        put(commands, new RecordRefunded(PAYMENT, key(2)));
        put(commands, new RecordRefundFailed(PAYMENT, key(2)));
        put(commands, new RecordRefundDisputed(PAYMENT, key(2)));
        put(commands, TwoBlueMugs.noAnswer(1), "of the authorisation");
        put(commands, TwoBlueMugs.noAnswer(2), "of the second operation");
        put(commands, new CallAPerson(PAYMENT, key(1)), "for the authorisation");
        put(commands, new CallAPerson(PAYMENT, key(2)), "for the second operation");
        put(commands, TwoBlueMugs.notice("notice-1", NoticeKind.REFUND_ENDED));
        put(commands, new RecordTurnedBack(PAYMENT, SLIP));
        put(commands, TwoBlueMugs.recordDispute(DisputeKind.CHARGEBACK, ONE, Optional.empty()), "opened");
        put(commands, TwoBlueMugs.recordDispute(DisputeKind.CHARGEBACK, ONE, Optional.of(DisputeOutcome.LOST)), "lost");
        put(commands, TwoBlueMugs.recordDispute(DisputeKind.CHARGEBACK, ONE, Optional.of(DisputeOutcome.WON)), "won");
    }

    private static void put(Map<String, Object> commands, Object command) {
        commands.put(StatesAndCommands.words(command.getClass()), command);
    }

    /** @param detail what tells it from others of its class */
    private static void put(Map<String, Object> commands, Object command, String detail) {
        commands.put(StatesAndCommands.words(command.getClass()) + ", " + detail, command);
    }
}
