package shop.payment.disputing;

import static shop.payment.collecting.TwoBlueMugs.DISPUTE;
import static shop.payment.collecting.TwoBlueMugs.disputeAnswered;
import static shop.payment.disputing.DisputeOfOneMug.DELIVERED;
import static shop.payment.disputing.DisputeOfOneMug.KEY;
import static shop.payment.disputing.DisputeOfOneMug.acceptanceRequested;
import static shop.payment.disputing.DisputeOfOneMug.answerRefused;
import static shop.payment.disputing.DisputeOfOneMug.closed;
import static shop.payment.disputing.DisputeOfOneMug.evidenceRequested;
import static shop.payment.disputing.DisputeOfOneMug.inquiryOpened;
import static shop.payment.disputing.DisputeOfOneMug.opened;
import static shop.payment.disputing.DisputeOfOneMug.raised;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeOutcome;
import shop.rehearsal.StatesAndCommands;
import shop.rehearsal.TableOfAnswers;

/**
 * Asks a dispute, in each state that it can be in, each command that there is for it. What it answers is written into {@code
 * docs/specifications}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the difference approves it.
 */
@DisplayName("What a dispute does, in each of its states")
class StatesAndCommandsTest implements TableOfAnswers {

    @Override
    public StatesAndCommands probed() {
        return StatesAndCommands.of(Dispute.class, Dispute::new, states(), commands());
    }

    @Override
    public Table table() {
        return new Table(
                "payment",
                "states-and-commands-of-disputes.md",
                "a dispute",
                """
                # What a dispute does, in each state, when it is asked

                A dispute about one mug is brought into each state by its events; then each command is tried. Written by \
                `StatesAndCommandsTest`, which fails where a dispute does something else.
                """,
                Path.of("src/test/java/shop/payment/disputing"));
    }

    private static Map<String, Object[]> states() {
        Map<String, Object[]> states = new LinkedHashMap<>();
        states.put("is to be answered", past(opened()));
        states.put("is an inquiry to be answered", past(inquiryOpened()));
        states.put("is being answered with evidence", past(opened(), evidenceRequested()));
        states.put("is being given in to", past(opened(), acceptanceRequested()));
        states.put("is to be answered anew", past(opened(), evidenceRequested(), answerRefused()));
        states.put("is answered", past(opened(), evidenceRequested(), disputeAnswered(DisputeAnswer.EVIDENCE)));
        states.put("is decided without an answer", past(opened(), closed(DisputeOutcome.LOST)));
        states.put(
                "is decided",
                past(
                        opened(),
                        evidenceRequested(),
                        disputeAnswered(DisputeAnswer.EVIDENCE),
                        closed(DisputeOutcome.WON)));
        states.put(
                "was an inquiry, and is decided",
                past(inquiryOpened(), evidenceRequested(), closed(DisputeOutcome.WON)));
        states.put(
                "was an inquiry, and is to be answered as a chargeback",
                past(inquiryOpened(), evidenceRequested(), closed(DisputeOutcome.WON), raised()));
        return states;
    }

    private static Object[] past(Object... events) {
        return events;
    }

    private static Map<String, Object> commands() {
        Map<String, Object> commands = new LinkedHashMap<>();
        put(commands, DisputeOfOneMug.open(), "");
        put(commands, DisputeOfOneMug.raise(), "");
        put(commands, new SubmitEvidence(DISPUTE, DELIVERED), "");
        put(commands, new SubmitEvidence(DISPUTE, "Something else."), ", other");
        put(commands, new SubmitEvidence(DISPUTE, " "), ", none");
        put(commands, DisputeOfOneMug.accept(), "");
        put(commands, new RecordDisputeAnswered(DISPUTE, KEY), "");
        put(commands, new RecordDisputeAnswered(DISPUTE, DISPUTE + "/2"), ", under the key of another answer");
        put(commands, new RecordDisputeAnswerRefused(DISPUTE, KEY), "");
        put(commands, DisputeOfOneMug.close(DisputeOutcome.LOST), "");
        put(commands, DisputeOfOneMug.closeInquiry(DisputeOutcome.WON), ", of the inquiry");
        return commands;
    }

    /** @param detail what tells it from others of its class */
    private static void put(Map<String, Object> commands, Object command, String detail) {
        commands.put(StatesAndCommands.words(command.getClass()) + detail, command);
    }
}
