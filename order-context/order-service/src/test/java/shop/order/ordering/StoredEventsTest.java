package shop.order.ordering;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderEvent;
import shop.order.api.OrderPlaced;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.WithdrawalExclusion;
import shop.order.returns.MugsReturned;
import shop.order.returns.ReturnStep;
import shop.rehearsal.stored.PublishedLanguage;
import shop.rehearsal.stored.StoredEvents;

@DisplayName("What the order context stores and publishes")
class StoredEventsTest {

    @TestFactory
    @DisplayName("keeps its form")
    Stream<DynamicTest> keepsItsForm() {
        return StoredEvents.ofThisModule()
                .like(Stream.concat(EveryEvent.ofMugsAndTea().stream(), MugsReturned.everyEvent().stream())
                        .toList())
                .also("of-what-is-excluded", MugsAndTea.placedExcluding(WithdrawalExclusion.MADE_TO_ORDER))
                .also("for-another", MugsThatComeBack.askedToExchangeForRed(2, ReturnReason.DOES_NOT_FIT))
                .also("with-a-reference", MugsAndTea.placedAs("WEB-20417"))
                .also("known-since", MugsThatComeBack.askedForKnownSince("2026-01-20", 2, ReturnReason.DEFECT))
                .readAs(
                        "before-retries",
                        MugsAndTea.captureFailedWithoutTries(MugsAndTea.POTTER, MugsAndTea.CARD_FOR_MUGS))
                .readAs(
                        "before-reasons",
                        MugsAndTea.captureFailedWithoutReason(MugsAndTea.POTTER, MugsAndTea.CARD_FOR_MUGS))
                .readAs(
                        "before-reasons",
                        MugsAndTea.refundFailedWithoutReason(MugsAndTea.VOUCHER, MugsAndTea.WHOLE_VOUCHER))
                .readAs("before-in-place-of", MugsAndTea.captureRequested(MugsAndTea.POTTER, MugsAndTea.CARD_FOR_MUGS))
                .readAs("before-lines", withoutLines(MugsAndTea.confirmed()))
                .readAs("before-ORD-28", withoutPayUntil())
                .readAs("before-ORD-04", withoutIfDeclined())
                .readAs("before-ORD-14", withoutIfShort())
                .readAs(
                        "before-ORD-26",
                        MugsAndTea.refundRequested(MugsAndTea.VOUCHER, MugsAndTea.WHOLE_VOUCHER, "order cancelled"))
                .readAs("before-single-units", MugsAndTea.mugsReplaced(MugsAndTea.POTTER, MugsAndTea.POTTER + ".2"))
                .readAs("before-ORD-25", MugsAndTea.turnedUp(MugsAndTea.POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                .readAs("before-ORD-16", MugsThatComeBack.bothBackForAChangeOfMind())
                .readAs("before-ORD-16", MugsReturned.opened(ReturnReason.CHANGE_OF_MIND))
                .readAs("before-ORD-25", MugsAndTea.delivered(MugsAndTea.POTTER))
                .readAs("with-what-is-less", AmendedMugs.bowlForTheTeaProposed())
                .keepTheirForm(OrderEvent.class, OrderFact.class, ReturnStep.class);
    }

    /** As it was stored before the lines of the order were told apart in what each ship-from sends. */
    private static OrderConfirmed withoutLines(OrderConfirmed confirmed) {
        return new OrderConfirmed(
                confirmed.orderId(),
                confirmed.shipTo(),
                confirmed.parcels().stream()
                        .map(parcel -> new ParcelContents(
                                parcel.shipFrom(),
                                parcel.items().stream()
                                        .map(item -> new ParcelContents.Item(
                                                0, item.sku(), item.description(), item.quantity()))
                                        .toList()))
                        .toList(),
                confirmed.promisedDelivery());
    }

    /** As it was stored before it said until when to pay. */
    private static OrderPlaced withoutPayUntil() {
        return new Basket()
                .payUntil(Optional.empty())
                .ifDeclined(Optional.empty())
                .ifShort(Optional.empty())
                .placed();
    }

    /** As it was stored before it said what becomes of it when a tender is declined. */
    private static OrderPlaced withoutIfDeclined() {
        return new Basket()
                .ifDeclined(Optional.empty())
                .ifShort(Optional.empty())
                .placed();
    }

    /** As it was stored before it said what becomes of it when something of it is missing. */
    private static OrderPlaced withoutIfShort() {
        return new Basket().ifShort(Optional.empty()).placed();
    }

    @Test
    @DisplayName("is what others were promised")
    void isWhatWasPromised() {
        PublishedLanguage.isStillAsApproved("shop.order.api", Path.of("../order-api/published-language.txt"));
    }
}
