package shop.payment.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import shop.kernel.Money;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.Booking;
import shop.payment.statement.Journals;

/**
 * Compares the lines of one day. A line counts to the day of whoever holds it, so one that happened about midnight is looked for
 * on both sides of it. What only a person has done, and what has ended by itself, stands in our journal
 * alone.
 */
final class ComparedDay {

    /** More than that nobody reads. */
    private static final int LISTED = 1000;

    private static final Set<Booking.Kind> OURS_ALONE = EnumSet.of(Booking.Kind.TRANSFERRED, Booking.Kind.EXPIRED);

    private static final Set<Booking.Kind> TOLD_BY_NOTICE = EnumSet.of(
            Booking.Kind.DISPUTED,
            Booking.Kind.INQUIRED,
            Booking.Kind.DISPUTE_WON,
            Booking.Kind.DISPUTE_LOST,
            Booking.Kind.INQUIRY_CLOSED,
            Booking.Kind.TURNED_BACK);

    private final LocalDate day;
    private final Function<PaymentId, Optional<PaymentView>> journals;
    private final Function<String, List<ProviderBooking>> books;
    private final Set<Line> seen = new HashSet<>();
    private final List<BookDifference> differences = new ArrayList<>();
    private int differing;
    private int agreed;

    /**
     * @param journals ours, by payment
     * @param books the provider's, by payment, of any day
     */
    ComparedDay(
            LocalDate day,
            Function<PaymentId, Optional<PaymentView>> journals,
            Function<String, List<ProviderBooking>> books) {
        this.day = day;
        this.journals = journals;
        this.books = books;
    }

    /** What a line is about. */
    private record Line(String payment, Booking.Kind kind, String operation) {}

    /** A line of the provider's of that day. */
    void provider(ProviderBooking theirs) {
        boolean isTheFirst = seen.add(new Line(theirs.reference(), theirs.kind(), theirs.operation()));
        Optional<PaymentView> payment = paymentId(theirs.reference()).flatMap(journals);
        Optional<Booking> ours = payment.flatMap(view -> view.journal().stream()
                .filter(line -> line.kind() == theirs.kind() && line.operation().equals(theirs.operation()))
                .findFirst());
        if (ours.isEmpty()) {
            add(missingHere(theirs, payment));
        } else if (!isTheFirst || isOneOfSeveral(theirs, ours.get())) {
            add(twice(theirs, ours.get()));
        } else {
            compare(
                    theirs.reference(),
                    theirs.kind(),
                    theirs.operation(),
                    ours.get().amount(),
                    theirs.amount(),
                    theirs.at());
        }
    }

    /** A line of the provider's of that day that cannot be put in our words. */
    void provider(ProviderBooks.OddLine theirs) {
        add(new BookDifference(
                BookDifference.Cause.UNREADABLE,
                theirs.reference(),
                theirs.kind(),
                theirs.operation(),
                Optional.empty(),
                Optional.empty(),
                theirs.at(),
                "A line of the provider's books cannot be read: " + theirs.why()
                        + ". Ask the provider what it is about."));
    }

    /** Whether the provider has it on the day of our line, too. */
    private boolean isOneOfSeveral(ProviderBooking theirs, Booking ours) {
        return !Journals.dayOf(ours.at()).equals(day)
                && books.apply(theirs.reference()).stream()
                                .filter(line -> line.kind() == theirs.kind()
                                        && line.operation().equals(theirs.operation()))
                                .count()
                        > 1;
    }

    private static BookDifference twice(ProviderBooking theirs, Booking ours) {
        return new BookDifference(
                BookDifference.Cause.TWICE,
                theirs.reference(),
                theirs.kind(),
                theirs.operation(),
                Optional.of(ours.amount()),
                Optional.of(theirs.amount()),
                theirs.at(),
                "The provider's books hold this more than once, our journal once. Ask the provider to undo what is too much;"
                        + " give nothing back by hand before it has answered.");
    }

    /** One of our payments with lines of that day. To be told after the provider's. */
    void ours(PaymentView payment) {
        payment.journal().stream()
                .filter(line -> Journals.dayOf(line.at()).equals(day) && !OURS_ALONE.contains(line.kind()))
                .filter(line -> !seen.contains(new Line(payment.paymentId().value(), line.kind(), line.operation())))
                .forEach(line -> ours(payment.paymentId().value(), line));
    }

    private void ours(String payment, Booking line) {
        if (differences.size() >= LISTED) {
            // Nobody reads more than that, so the provider is asked about no more.
            differing++;
            return;
        }
        Optional<ProviderBooking> another = books.apply(payment).stream()
                .filter(theirs ->
                        theirs.kind() == line.kind() && theirs.operation().equals(line.operation()))
                .findFirst();
        if (another.isPresent()) {
            compare(
                    payment,
                    line.kind(),
                    line.operation(),
                    line.amount(),
                    another.get().amount(),
                    line.at());
        } else {
            add(new BookDifference(
                    BookDifference.Cause.NOT_AT_PROVIDER,
                    payment,
                    line.kind(),
                    line.operation(),
                    Optional.of(line.amount()),
                    Optional.empty(),
                    line.at(),
                    "The provider, or a person who has looked there, has told that this was done, and its books do not"
                            + " hold it. Ask the provider, and move no money before it has answered. If it was not done,"
                            + " have it done there: nothing asks for it again."));
        }
    }

    private void compare(String payment, Booking.Kind kind, String operation, Money ours, Money theirs, Instant at) {
        if (ours.equals(theirs)) {
            agreed++;
        } else {
            add(new BookDifference(
                    BookDifference.Cause.OTHER_AMOUNT,
                    payment,
                    kind,
                    operation,
                    Optional.of(ours),
                    Optional.of(theirs),
                    at,
                    "The provider's books say " + theirs + ", our journal " + ours
                            + ". Ask the provider; move no money before it has answered."));
        }
    }

    private static BookDifference missingHere(ProviderBooking theirs, Optional<PaymentView> payment) {
        if (payment.isEmpty()) {
            return missingHere(
                    theirs,
                    BookDifference.Cause.NOT_OURS,
                    "The provider names a payment that is none of ours. Ask the provider whose it is.");
        }
        if (TOLD_BY_NOTICE.contains(theirs.kind())) {
            return missingHere(
                    theirs,
                    BookDifference.Cause.NOTICE_LOST,
                    "A notice of the provider was lost, or is on its way. The provider is asked now; nothing is to be"
                            + " done.");
        }
        if (hasComeTooLate(theirs, payment.get())) {
            return missingHere(
                    theirs,
                    BookDifference.Cause.NOTICE_LOST,
                    "Money came although the payment had been declined or called off, and the notice of it was lost, or is"
                            + " on its way. The provider is asked now, and the money goes back by itself; nothing is to be"
                            + " done.");
        }
        if (isOfWhatIsOpen(theirs, payment.get())) {
            return missingHere(
                    theirs,
                    BookDifference.Cause.OUTCOME_OPEN,
                    payment.get().needs().contains(PaymentView.Need.INQUIRY)
                            ? "What came of it is looked up by itself; whoever was called to find out tells the payment"
                                    + " that it was done."
                            : "What came of it is asked for again by itself; nothing is to be done.");
        }
        return missingHere(theirs, BookDifference.Cause.NOT_ASKED_FOR, whatToDo(theirs, payment.get()));
    }

    private static String whatToDo(ProviderBooking unasked, PaymentView payment) {
        if (unasked.kind() == Booking.Kind.REFUNDED
                && payment.owedRepayments().stream()
                        .anyMatch(owed -> owed.refundId().equals(unasked.operation()))) {
            return "With us this was not given back, and a person is to transfer it; the provider's books say that it"
                    + " was. Ask the provider; transfer nothing, and have nothing tried again, before it has answered. If"
                    + " the customer has the money, mark it as transferred in another way.";
        }
        if (unasked.kind() == Booking.Kind.CAPTURED
                && payment.owedCaptures().stream()
                        .anyMatch(owed -> owed.captureId().equals(unasked.operation()))) {
            return "With us this could not be taken, and is owed; the provider's books say that it was. Ask the provider;"
                    + " collect nothing, and have nothing tried again, before it has answered. If it was taken, tell the"
                    + " order that it was collected.";
        }
        return "Nobody of ours has asked for this, or it was told not to be done. Ask the provider who did; give nothing"
                + " back by hand before it has answered.";
    }

    /** Whether all was over without money, as far as anybody has heard, and this is its money (PAY-21). */
    private static boolean hasComeTooLate(ProviderBooking theirs, PaymentView payment) {
        boolean isOver = payment.state() == PaymentView.State.DECLINED || payment.state() == PaymentView.State.RELEASED;
        return isOver && payment.authorised().isZero() && isWhatCame(theirs.kind());
    }

    /** Whether it says that money came. */
    static boolean isWhatCame(Booking.Kind kind) {
        return kind == Booking.Kind.AUTHORISED || kind == Booking.Kind.PAID;
    }

    /** Whether it can be what came of a request without an outcome. What was asked for under another key is not. */
    private static boolean isOfWhatIsOpen(ProviderBooking theirs, PaymentView payment) {
        boolean isOfThePayer = payment.state() == PaymentView.State.AWAITING_PAYER
                && theirs.key().isEmpty()
                && isWhatCame(theirs.kind());
        return isOfThePayer
                || payment.openOperations().stream()
                        .anyMatch(open -> theirs.key()
                                .map(open.key()::equals)
                                .orElseGet(() -> moves(open.kind()).contains(theirs.kind())));
    }

    /** What may come of a request; called off too late, a payer may still have confirmed or paid. */
    private static Set<Booking.Kind> moves(PaymentOperation asked) {
        return switch (asked) {
            case AUTHORISE -> EnumSet.of(Booking.Kind.AUTHORISED, Booking.Kind.PAID);
            case CAPTURE -> EnumSet.of(Booking.Kind.CAPTURED);
            case VOID -> EnumSet.of(Booking.Kind.RELEASED, Booking.Kind.AUTHORISED, Booking.Kind.PAID);
            case REFUND -> EnumSet.of(Booking.Kind.REFUNDED);
        };
    }

    private static BookDifference missingHere(ProviderBooking theirs, BookDifference.Cause cause, String text) {
        return new BookDifference(
                cause,
                theirs.reference(),
                theirs.kind(),
                theirs.operation(),
                Optional.empty(),
                Optional.of(theirs.amount()),
                theirs.at(),
                text);
    }

    private void add(BookDifference difference) {
        differing++;
        if (differences.size() < LISTED) {
            differences.add(difference);
        }
    }

    /** Our payment of this name, if it can be one of ours at all. */
    static Optional<PaymentId> paymentId(String reference) {
        try {
            PaymentId payment = new PaymentId(reference);
            payment.orderId();
            return Optional.of(payment);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    ReconciledDay result() {
        return new ReconciledDay(day, agreed, differing, differences);
    }
}
