package shop.shipping.dispatching;

import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.rehearsal.ShownProblems;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ReceivedItem;

/** What the rules say; that it reaches callers as it is, the order's examples prove for the same platform. */
@DisplayName("The examples of refusals in the description")
class ShownProblemsTest {

    private static final Instant NOW = Instant.parse("2026-01-09T10:00:00+09:00");
    private static final Recipient SENT_TO = JIWON.recipient();

    private static Rejection refusal(Runnable asked) {
        return BusinessRejection.in(Assertions.catchThrowable(asked::run)).orElseThrow();
    }

    @Test
    @DisplayName("of handing a parcel over are what the rules say (SHP-04, SHP-11)")
    void handingOver() {
        ShownProblems shown = ShownProblems.of("handOverShipment");

        for (Standing standing :
                Set.of(Standing.AWAITING_LABEL, Standing.ON_HOLD, Standing.BEING_CANCELLED, Standing.CANCELLED)) {
            shown.isSent(refusal(() -> OnlyLabelledParcelsAreHandedOver.check(PARCEL, standing, false)));
        }
        shown.isSent(refusal(() -> OnlyLabelledParcelsAreHandedOver.check(PARCEL, Standing.LABELLED, true)));
        shown.isSent(refusal(() -> TimesFromOutsideAreBounded.check(NOW.minus(Duration.ofDays(1)), NOW, NOW)));
        shown.isSent(refusal(() -> TimesFromOutsideAreBounded.check(NOW.plus(Duration.ofDays(1)), NOW, NOW)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of releasing a shipment are what the rules say (SHP-03)")
    void releasing() {
        ShownProblems shown = ShownProblems.of("releaseShipment");

        shown.isSent(refusal(
                () -> HoldsEndWithTheirReason.checkRelease(PARCEL, Standing.CANCELLED, Optional.empty(), false)));
        shown.isSent(refusal(() -> HoldsEndWithTheirReason.checkRelease(
                PARCEL, Standing.ON_HOLD, Optional.of(HoldReason.ADDRESS_UNDELIVERABLE), false)));
        shown.isSent(
                refusal(() -> HoldsEndWithTheirReason.checkRelease(PARCEL, Standing.LABELLED, Optional.empty(), true)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of changing an address are what the rules say (SHP-03, SHP-16)")
    void changingTheAddress() {
        ShownProblems shown = ShownProblems.of("changeShippingAddress");

        shown.isSent(refusal(() -> HoldsEndWithTheirReason.checkAddress(PARCEL, Standing.LABELLED, SENT_TO, SENT_TO)));
        shown.isSent(refusal(() -> HoldsEndWithTheirReason.checkAddress(PARCEL, Standing.ON_HOLD, SENT_TO, SENT_TO)));
        shown.isSent(refusal(() -> AddressesFitTheirCountry.check(to("Berlin", "10115", "ZZ"))));
        shown.isSent(refusal(() -> AddressesFitTheirCountry.check(to("Berlin", "", "DE"))));
        shown.isSent(refusal(() -> AddressesFitTheirCountry.check(to("", "10115", "DE"))));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of moving a shipment are what the rules say (SHP-13)")
    void moving() {
        ShownProblems shown = ShownProblems.of("moveShipment");

        for (Standing standing :
                Set.of(Standing.LABELLED, Standing.DISPATCHED, Standing.BEING_CANCELLED, Standing.CANCELLED)) {
            shown.isSent(refusal(() -> OnlyShipmentsWithoutLabelMove.check(PARCEL, standing, false, Optional.empty())));
        }
        shown.isSent(refusal(
                () -> OnlyShipmentsWithoutLabelMove.check(PARCEL, Standing.AWAITING_LABEL, true, Optional.empty())));
        shown.isSent(refusal(() -> OnlyShipmentsWithoutLabelMove.check(
                PARCEL, Standing.AWAITING_LABEL, false, Optional.of("warehouse-hamburg"))));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of a receipt are what the rules say (SHP-08)")
    void receiving() {
        ShownProblems shown = ShownProblems.of("receiveReturnShipment");
        List<ReceivedItem> asNew = List.of(OneMugThatComesBack.mugs(2, ReceivedItem.Condition.AS_NEW));
        List<ReceivedItem> three = List.of(OneMugThatComesBack.mugs(3, ReceivedItem.Condition.AS_NEW));
        ReturnShipmentPrepared awaited = OneMugThatComesBack.returnPrepared();

        shown.isSent(refusal(() -> ReceiptsFitWhatWasToComeBack.check(awaited, List.of())));
        shown.isSent(refusal(() -> ReceiptsFitWhatWasToComeBack.check(awaited, three)));
        shown.isSent(refusal(() -> ReceiptsFitWhatWasToComeBack.checkSame(awaited, asNew, three)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of reporting a short pick are what the rules say (SHP-03)")
    void pickingShort() {
        ShownProblems shown = ShownProblems.of("reportShortPick");
        PackingList twoMugs = new PackingList(TwoBlueMugs.MUGS);
        ReportShortPick three = ThreeMugsAndABowl.reportMissing(ThreeMugsAndABowl.mugs(3));

        for (Standing standing :
                Set.of(Standing.LABELLED, Standing.DISPATCHED, Standing.BEING_CANCELLED, Standing.CANCELLED)) {
            shown.isSent(refusal(() -> ShortPicksAreOfWhatIsHere.check(three, standing, false, twoMugs)));
        }
        shown.isSent(refusal(() ->
                ShortPicksAreOfWhatIsHere.checkSame(three, ThreeMugsAndABowl.pickedShort(ThreeMugsAndABowl.mugs(2)))));
        ReportShortPick fromElsewhere =
                ThreeMugsAndABowl.reportMissingFor("warehouse-berlin", ThreeMugsAndABowl.mugs(2));
        shown.isSent(refusal(() -> ShortPicksAreOfWhatIsHere.checkSame(
                fromElsewhere, ThreeMugsAndABowl.pickedShort(ThreeMugsAndABowl.mugs(2)))));
        shown.isSent(refusal(() -> ShortPicksAreOfWhatIsHere.checkMove(fromElsewhere, "warehouse-berlin")));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of splitting are what the rules say (SHP-12)")
    void splitting() {
        ShownProblems shown = ShownProblems.of("splitShipment");
        PackingList twoMugs = new PackingList(TwoBlueMugs.MUGS);
        SplitShipment three = ThreeMugsAndABowl.split(ThreeMugsAndABowl.mugs(3));
        SplitShipment two = ThreeMugsAndABowl.split(ThreeMugsAndABowl.mugs(2));

        for (Standing standing : Set.of(Standing.ON_HOLD, Standing.DISPATCHED, Standing.CANCELLED)) {
            shown.isSent(refusal(() -> OnlyWhatIsHereIsSplit.check(three, standing, false, Optional.empty(), twoMugs)));
        }
        shown.isSent(
                refusal(() -> OnlyWhatIsHereIsSplit.check(two, Standing.ON_HOLD, false, Optional.empty(), twoMugs)));
        shown.isSent(refusal(() -> OnlyWhatIsHereIsSplit.check(
                two, Standing.AWAITING_LABEL, false, Optional.of("warehouse-hamburg"), twoMugs)));
        shown.isSent(refusal(() -> OnlyWhatIsHereIsSplit.checkSame(three, TwoBlueMugs.MUGS)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of telling a label's number are what the rules say (SHP-02)")
    void givingANumber() {
        ShownProblems shown = ShownProblems.of("giveTrackingNumber");
        Labels sold = new Labels();
        sold.on(TwoBlueMugs.labelRequested());
        sold.on(TwoBlueMugs.labelBought());
        Labels givenBack = new Labels();
        givenBack.on(TwoBlueMugs.labelRequested());
        givenBack.on(TwoBlueMugs.labelBought());
        givenBack.on(TwoBlueMugs.labelVoidRequested());

        for (Standing standing :
                Set.of(Standing.ON_HOLD, Standing.DISPATCHED, Standing.BEING_CANCELLED, Standing.CANCELLED)) {
            shown.isSent(refusal(() -> NumbersAreGivenWhereNoLabelIsSold.check(PARCEL, standing, sold, false)));
        }
        shown.isSent(refusal(
                () -> NumbersAreGivenWhereNoLabelIsSold.check(PARCEL, Standing.AWAITING_LABEL, givenBack, false)));
        shown.isSent(refusal(() -> NumbersAreGivenWhereNoLabelIsSold.check(PARCEL, Standing.LABELLED, sold, false)));

        shown.wereAllSentBut(Set.of());
    }

    private static Recipient to(String city, String postcode, String country) {
        return new Recipient("Ada Byron", "", city, postcode, "", country, "");
    }
}
