package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.tea;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.order.api.AmendOrder;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.CancellationReason;
import shop.order.api.LineUnits;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.PaymentMeans;
import shop.order.api.Share;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawAmendment;
import shop.order.api.WithdrawalExclusion;

/** What Jiwon wants otherwise, an hour after she ordered two mugs and tea: one more mug; or a bowl in place of the tea. */
public final class AmendedMugs {

    public static final Instant AN_HOUR_LATER = Instant.parse("2026-01-05T10:00:00+09:00");
    public static final Instant AMEND_UNTIL = Instant.parse("2026-01-05T10:30:00+09:00");
    public static final String ANOTHER_MUG = "another-mug";
    public static final String ANOTHER_PARCEL = POTTER + ".2";
    public static final int THIRD = 3;
    public static final Money A_MUG = won(12_900);
    public static final Money A_BOWL = won(22_000);

    private AmendedMugs() {}

    public static Optional<PaymentMeans> byCard() {
        return Optional.of(new PaymentMeans(TenderMethod.CARD, "tok_approve", 1));
    }

    public static AmendOrder amend(
            String request,
            List<LineUnits> more,
            List<LineUnits> fewer,
            Optional<PaymentMeans> pays,
            OrderLine... lines) {
        return new AmendOrder(ORDER, request, more, fewer, List.of(lines), pays);
    }

    public static AmendOrder orderAnotherMug() {
        return amend(ANOTHER_MUG, List.of(new LineUnits(1, 1)), List.of(), byCard());
    }

    public static WithdrawAmendment withdraw() {
        return new WithdrawAmendment(ORDER, 1);
    }

    /** At the price of the others, with the same part of tax in it. */
    public static OrderLine anotherMug() {
        return anotherMug(Optional.empty());
    }

    private static OrderLine anotherMug(Optional<WithdrawalExclusion> excluded) {
        return new OrderLine("MUG-BLUE", "Blue mug", 1, A_MUG, won(0), won(1_173), POTTER, won(0), excluded);
    }

    public static OrderLine bowl() {
        return new OrderLine("BOWL-BLUE", "Blue bowl", 1, won(20_000), won(0), won(2_000), POTTER, won(2_000));
    }

    public static AmendmentProposed anotherMugProposed() {
        return anotherMugProposed(Optional.empty());
    }

    static AmendmentProposed anotherMugProposed(Optional<WithdrawalExclusion> excluded) {
        return new AmendmentProposed(
                ORDER,
                1,
                ANOTHER_MUG,
                List.of(anotherMug(excluded)),
                List.of(),
                A_MUG,
                Optional.of(THIRD),
                Optional.of(new Tender(TenderMethod.CARD, A_MUG, "tok_approve", 1, Optional.empty())),
                Optional.of(AMEND_UNTIL));
    }

    public static RecordTenderAuthorised recordMugAuthorised() {
        return new RecordTenderAuthorised(ORDER, THIRD, A_MUG, true);
    }

    public static TenderAuthorised mugAuthorised() {
        return new TenderAuthorised(ORDER, THIRD, A_MUG, true);
    }

    public static AmendmentApplied anotherMugApplied() {
        return anotherMugApplied(THIRD);
    }

    public static AmendmentApplied anotherMugApplied(int tender) {
        return new AmendmentApplied(
                ORDER,
                1,
                3,
                List.of(anotherMug()),
                List.of(new Share(3, Share.Part.GOODS, tender, A_MUG)),
                List.of(new AddedParcel(ANOTHER_PARCEL, new ParcelContents(POTTER, List.of(anotherMugSent())))),
                JIWON);
    }

    /** Sent together, and for nothing: a present of the shop's. */
    public static AmendmentProposed twoMoreMugsProposed() {
        return new AmendmentProposed(
                ORDER,
                1,
                "two-more-mugs",
                List.of(twoMoreMugs()),
                List.of(),
                won(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static AmendmentApplied twoMoreMugsApplied() {
        return new AmendmentApplied(
                ORDER,
                1,
                3,
                List.of(twoMoreMugs()),
                List.of(),
                List.of(new AddedParcel(
                        ANOTHER_PARCEL,
                        new ParcelContents(POTTER, List.of(new ParcelContents.Item(3, "MUG-BLUE", "Blue mug", 2))))),
                JIWON);
    }

    private static OrderLine twoMoreMugs() {
        return new OrderLine("MUG-BLUE", "Blue mug", 2, won(0), won(0), won(0), POTTER, won(0));
    }

    public static ParcelContents.Item anotherMugSent() {
        return new ParcelContents.Item(3, "MUG-BLUE", "Blue mug", 1);
    }

    /** The bowl costs 22,000, its shipping included; the tea had cost 12,400. */
    public static AmendOrder orderABowlForTheTea() {
        return amend("bowl-for-tea", List.of(), List.of(new LineUnits(2, 1)), byCard(), bowl());
    }

    public static AmendmentProposed bowlForTheTeaProposed() {
        return new AmendmentProposed(
                ORDER,
                1,
                "bowl-for-tea",
                List.of(bowl()),
                List.of(new LineUnits(2, 1)),
                A_BOWL,
                Optional.of(THIRD),
                Optional.of(new Tender(TenderMethod.CARD, A_BOWL, "tok_approve", 1, Optional.empty())),
                Optional.of(AMEND_UNTIL));
    }

    public static AmendmentApplied bowlApplied() {
        return new AmendmentApplied(
                ORDER,
                1,
                3,
                List.of(bowl()),
                List.of(
                        new Share(3, Share.Part.GOODS, THIRD, won(20_000)),
                        new Share(3, Share.Part.SHIPPING, THIRD, won(2_000))),
                List.of(new AddedParcel(
                        ANOTHER_PARCEL,
                        new ParcelContents(POTTER, List.of(new ParcelContents.Item(3, "BOWL-BLUE", "Blue bowl", 1))))),
                JIWON);
    }

    public static UnitsCancellationRequested teaToBeTakenOut() {
        return new UnitsCancellationRequested(
                ORDER,
                TEA_GARDEN,
                "amendment-1-line-2",
                List.of(tea()),
                List.of(),
                CancellationReason.NOT_WANTED_ANY_MORE);
    }

    public static AmendmentWithdrawn withdrawn(AmendmentWithdrawalReason reason) {
        return new AmendmentWithdrawn(ORDER, 1, reason);
    }
}
