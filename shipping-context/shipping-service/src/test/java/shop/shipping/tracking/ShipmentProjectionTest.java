package shop.shipping.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.MUGS;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.PROMISED;
import static shop.shipping.dispatching.TwoBlueMugs.TRACKING_CODE;
import static shop.shipping.dispatching.TwoBlueMugs.addressChanged;
import static shop.shipping.dispatching.TwoBlueMugs.cancellationRequested;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.cancelledScanned;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.foundAgain;
import static shop.shipping.dispatching.TwoBlueMugs.heldByPerson;
import static shop.shipping.dispatching.TwoBlueMugs.holdLifted;
import static shop.shipping.dispatching.TwoBlueMugs.holdTooLate;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.putOnHold;
import static shop.shipping.dispatching.TwoBlueMugs.released;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;
import static shop.shipping.dispatching.TwoBlueMugs.scanSetAside;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.shipping.Telling;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.FindShipments;
import shop.shipping.api.FindShipments.SortedBy;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentPage;
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShipmentState;
import shop.shipping.api.ShipmentView;
import shop.shipping.api.ShipmentView.Promise;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.ThreeMugsAndABowl;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("The view of a shipment")
class ShipmentProjectionTest {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String THURSDAY = "2026-01-08T10:00:00+09:00";

    private final TrackingInMemory tracking = new TrackingInMemory();

    @AfterEach
    void stop() {
        tracking.close();
    }

    @Test
    @DisplayName("tells where the parcel stands, and how it came there")
    void tellsWhereTheParcelStands() {
        tell(toldOf(
                scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                dispatched(TUESDAY),
                scanRecorded(ScanStatus.DELIVERED, THURSDAY),
                delivered(THURSDAY)));

        ShipmentView view = view();

        assertThat(view)
                .usingRecursiveComparison()
                .ignoringFields("entries")
                .isEqualTo(new ShipmentView(
                        PARCEL,
                        ORDER,
                        POTTER,
                        Telling.START,
                        ShipmentState.DELIVERED,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        MUGS,
                        Optional.of("simulated"),
                        Optional.of(TRACKING_CODE),
                        Optional.of(PROMISED),
                        Optional.of(Promise.KEPT),
                        Optional.of(Instant.parse(TUESDAY)),
                        Optional.of(Instant.parse(THURSDAY)),
                        List.of(
                                new ShipmentView.Scan("picked_up", Instant.parse(TUESDAY)),
                                new ShipmentView.Scan("delivered", Instant.parse(THURSDAY))),
                        List.of(),
                        List.of(),
                        7));
        assertThat(view.entries())
                .extracting(ShipmentView.Entry::text)
                .containsExactly(
                        "To be sent by icheon-pottery.",
                        "Label 1 asked for.",
                        "Label bought of simulated.",
                        "Labelled SIM0001; ready to be handed over.",
                        "Carrier reports: picked up in Seoul, 2026-01-06T01:00:00Z.",
                        "With the carrier.",
                        "Carrier reports: delivered in Seoul, 2026-01-08T01:00:00Z.",
                        "Delivered.");
    }

    @Test
    @DisplayName("tells what lies in it, when units are not wanted or not there (ORD-14, ORD-18)")
    void tellsWhatLiesInIt() {
        tell(List.of(
                ThreeMugsAndABowl.prepared(),
                ThreeMugsAndABowl.reducedBy(ThreeMugsAndABowl.mugs(1)),
                ThreeMugsAndABowl.pickedShort(ThreeMugsAndABowl.bowl()),
                ThreeMugsAndABowl.pickedShortFor("warehouse-busan", ThreeMugsAndABowl.mugs(1)),
                ThreeMugsAndABowl.reducedBy(),
                ThreeMugsAndABowl.reductionRefused()));

        assertThat(view().items()).containsExactly(ThreeMugsAndABowl.mugs(1));
        assertThat(view().entries())
                .extracting(ShipmentView.Entry::text)
                .containsExactly(
                        "To be sent by icheon-pottery.",
                        "Not wanted any more, and taken out: 1 × MUG-BLUE.",
                        "Not there when it was packed: 1 × BOWL.",
                        "Not there when it was packed: 1 × MUG-BLUE; warehouse-busan is to send that.",
                        "Less is wanted of it; that much is missing anyway.",
                        "Less was wanted of it, and nothing can be taken out of it any more.");
    }

    @Test
    @DisplayName("is the same when every fact is told twice, and when all are told again")
    void isTheSameWhenToldTwice() {
        List<Object> facts = toldOf(
                scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                dispatched(TUESDAY),
                scanRecorded(ScanStatus.DELIVERED, THURSDAY),
                delivered(THURSDAY));
        for (int position = 0; position < facts.size(); position++) {
            tracking.tell(PARCEL, position, facts.get(position));
            tracking.tell(PARCEL, position, facts.get(position));
        }
        ShipmentView once = view();
        tell(facts);
        assertThat(view()).isEqualTo(once);
        assertThat(once.entries()).hasSize(8);
    }

    @Test
    @DisplayName("does not depend on the order in which scans came (SHP-05)")
    void doesNotDependOnTheOrder() {
        tell(toldOf(
                scanRecorded(ScanStatus.DELIVERED, THURSDAY),
                dispatched(THURSDAY),
                delivered(THURSDAY),
                scanRecorded(ScanStatus.PICKED_UP, TUESDAY)));
        ShipmentView view = view();
        assertThat(view.state()).isEqualTo(ShipmentState.DELIVERED);
        assertThat(view.handedOverAt()).contains(Instant.parse(TUESDAY));
        assertThat(view.deliveredAt()).contains(Instant.parse(THURSDAY));
        assertThat(view.scans()).extracting(ShipmentView.Scan::status).containsExactly("picked_up", "delivered");
    }

    @Test
    @DisplayName("tells of a scan that was set aside, and lets it count for nothing (SHP-05)")
    void tellsOfAScanSetAside() {
        tell(toldOf(scanSetAside(ScanStatus.DELIVERED, THURSDAY)));
        ShipmentView view = view();
        assertThat(view.state()).isEqualTo(ShipmentState.LABELLED);
        assertThat(view.scans()).isEmpty();
        assertThat(view.attention()).hasSize(1);
        assertThat(view.entries())
                .extracting(ShipmentView.Entry::text)
                .endsWith("Set aside, for a person to look at: carrier reports delivered in Seoul,"
                        + " 2026-01-08T01:00:00Z, under the foreign tracking code SIM9999.");
    }

    @Test
    @DisplayName("tells that a parcel does not reach its recipient, why, and that it was found again (SHP-07)")
    void tellsOfAMishap() {
        tell(toldOf(
                scanRecorded(ScanStatus.LOST, TUESDAY),
                dispatched(TUESDAY),
                mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY),
                scanRecorded(ScanStatus.IN_TRANSIT, THURSDAY),
                foundAgain(THURSDAY)));
        assertThat(view().state()).isEqualTo(ShipmentState.IN_TRANSIT);
        assertThat(view().entries())
                .extracting(ShipmentView.Entry::text)
                .contains("Does not reach its recipient: presumed lost.")
                .endsWith("Found again.");
    }

    @Test
    @DisplayName("shows a parcel that was presumed lost for its silence as lost, until the next scan (SHP-07)")
    void presumedLost() {
        List<Object> facts = toldOf(
                scanRecorded(ScanStatus.IN_TRANSIT, TUESDAY),
                dispatched(TUESDAY),
                mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.PRESUMED_LOST);
        facts.addAll(List.of(scanRecorded(ScanStatus.OTHER, THURSDAY), foundAgain(THURSDAY)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.IN_TRANSIT);
    }

    @Test
    @DisplayName("follows a parcel on hold until it is released")
    void followsAParcelOnHold() {
        List<Object> facts = new ArrayList<>(List.of(prepared(), labelRequested(), labelRefused(), putOnHold()));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.ON_HOLD);
        assertThat(view().holdReason()).contains(HoldReason.ADDRESS_UNDELIVERABLE);
        facts.addAll(List.of(released(), labelRequested(2)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.PREPARED);
        assertThat(view().holdReason()).isEmpty();
    }

    @Test
    @DisplayName("shows that a person holds it, whatever else does, as long as it is here (SHP-03)")
    void heldByAPerson() {
        List<Object> facts = new ArrayList<>(List.of(prepared(), labelRequested(), heldByPerson(4)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.ON_HOLD);
        assertThat(view().heldByPerson()).isTrue();
        assertThat(view().holdReason()).isEmpty();

        facts.addAll(List.of(labelBought(), labelled()));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.ON_HOLD);

        facts.add(holdLifted(5));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.LABELLED);
        assertThat(view().heldByPerson()).isFalse();

        facts.addAll(List.of(heldByPerson(6), dispatched(TUESDAY), holdTooLate(6)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.DISPATCHED);
        assertThat(view().heldByPerson()).isFalse();
    }

    @Test
    @DisplayName("shows nobody holding it once it is cancelled (SHP-03)")
    void heldNoMore() {
        tell(toldOf(heldByPerson(4), cancelled()));
        assertThat(view().state()).isEqualTo(ShipmentState.CANCELLED);
        assertThat(view().heldByPerson()).isFalse();
    }

    @Test
    @DisplayName("stays cancelled, and shows for a person what the carrier reports nevertheless")
    void staysCancelled() {
        tell(toldOf(
                cancellationRequested(),
                labelVoidRequested(),
                labelVoided(),
                cancelled(),
                scanRecorded(ScanStatus.DELIVERED, THURSDAY),
                cancelledScanned(ShipmentState.DELIVERED, THURSDAY)));
        assertThat(view().state()).isEqualTo(ShipmentState.CANCELLED);
        assertThat(view().deliveredAt()).isEmpty();
        assertThat(view().scans()).hasSize(1);
        assertThat(view().attention())
                .containsExactly(
                        "For a person to look at: it is cancelled, and the carrier reports that it is delivered.");
    }

    @Test
    @DisplayName("calls a person for a second label only if the carrier keeps it (SHP-02)")
    void secondLabel() {
        List<Object> facts =
                new ArrayList<>(toldOf(TwoBlueMugs.secondLabelSold(), TwoBlueMugs.spareLabelVoidRequested()));
        tell(facts);
        assertThat(view().attention()).isEmpty();
        assertThat(view().state()).isEqualTo(ShipmentState.LABELLED);
        assertThat(view().trackingCode()).contains(TRACKING_CODE);
        assertThat(tracking.labelled().with("label-2")).containsExactly(PARCEL.value());

        facts.add(TwoBlueMugs.spareLabelVoidRefused());
        tell(facts);
        assertThat(view().attention())
                .containsExactly("The carrier does not take the second label label-2 back (label unknown): see in the"
                        + " carrier's own tool what it is charged for.");
        assertThat(view().state()).isEqualTo(ShipmentState.LABELLED);
    }

    @Test
    @DisplayName("calls nobody for a second label that the carrier takes back (SHP-02)")
    void secondLabelTakenBack() {
        tell(toldOf(
                TwoBlueMugs.secondLabelSold(), TwoBlueMugs.spareLabelVoidRequested(), TwoBlueMugs.spareLabelVoided()));
        assertThat(view().attention()).isEmpty();
        assertThat(view().entries())
                .extracting(ShipmentView.Entry::text)
                .endsWith("The carrier has taken the second label back.");
    }

    @Test
    @DisplayName("shows who sends it, and that another was to, and came too late (SHP-13)")
    void moved() {
        List<Object> facts = new ArrayList<>(toldOf(TwoBlueMugs.moveAsked("warehouse-busan")));
        tell(facts);
        assertThat(view().shipFrom()).isEqualTo(TwoBlueMugs.POTTER);

        facts.addAll(List.of(TwoBlueMugs.moveRefused("warehouse-busan"), TwoBlueMugs.moved("warehouse-daegu")));
        tell(facts);
        assertThat(view().shipFrom()).isEqualTo("warehouse-daegu");
        assertThat(view().entries())
                .extracting(ShipmentView.Entry::text)
                .endsWith(
                        "To be sent by warehouse-busan, as soon as no other label is out.",
                        "Sent from where its label says: that warehouse-busan sends it came too late.",
                        "Sent by warehouse-daegu, and no more by icheon-pottery.");
    }

    @Test
    @DisplayName("tells where a parcel goes that is to go elsewhere, whether it can or not (ORD-08)")
    void redirected() {
        List<Object> facts = new ArrayList<>(toldOf(heldByPerson(3), TwoBlueMugs.redirectionAsked(4)));
        tell(facts);
        facts.addAll(List.of(labelVoidRequested(), TwoBlueMugs.redirectionRefused(4), holdLifted(5)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.LABELLED);
        assertThat(view().trackingCode()).contains(TRACKING_CODE);

        facts.addAll(List.of(
                TwoBlueMugs.redirectionRefused(6),
                heldByPerson(7),
                TwoBlueMugs.redirectionAsked(8),
                labelVoided(),
                TwoBlueMugs.redirected(8),
                TwoBlueMugs.labelRequestedElsewhere(2),
                holdLifted(9)));
        tell(facts);
        assertThat(view().state()).isEqualTo(ShipmentState.PREPARED);
        assertThat(view().trackingCode()).isEmpty();
    }

    @Test
    @DisplayName("goes on when a parcel on hold gets another address")
    void anotherAddress() {
        tell(List.of(
                prepared(),
                labelRequested(),
                labelRefused(),
                putOnHold(),
                addressChanged(),
                released(),
                labelRequested(2)));
        assertThat(view().state()).isEqualTo(ShipmentState.PREPARED);
        assertThat(view().entries()).anyMatch(entry -> entry.text().equals("Goes to another address."));
    }

    @Nested
    @DisplayName("tells of the delivery promise (SHP-09)")
    class DeliveryPromise {

        @Test
        @DisplayName("nothing while it is open, or when there is none")
        void nothingWhileOpen() {
            tell(toldOf(scanRecorded(ScanStatus.PICKED_UP, TUESDAY), dispatched(TUESDAY)));
            assertThat(view().promise()).isEmpty();
        }

        @Test
        @DisplayName("that it is kept until the last moment of the day, on the destination's calendar")
        void keptUntilTheLastMoment() {
            deliveredIn("PT", "1100-048", "2026-01-09T23:59:59Z");
            assertThat(view().promise()).contains(Promise.KEPT);
        }

        @Test
        @DisplayName("that it is missed a moment later")
        void missedAMomentLater() {
            deliveredIn("PT", "1100-048", "2026-01-10T00:00:00Z");
            assertThat(view().promise()).contains(Promise.MISSED);
        }

        @Test
        @DisplayName("by the destination's day, which begins earlier in Seoul")
        void byTheDestinationsDay() {
            deliveredIn("KR", "04524", "2026-01-09T15:30:00Z");
            assertThat(view().promise()).contains(Promise.MISSED);
        }

        @Test
        @DisplayName("by the day of Los Angeles, which ends later than Greenwich's")
        void byTheDayOfItsPostcode() {
            deliveredIn("US", "90012", "2026-01-10T05:30:00Z");
            assertThat(view().promise()).contains(Promise.KEPT);
        }

        @Test
        @DisplayName("nothing where nobody knows which day it was there")
        void nothingWhereTheDayIsNotKnown() {
            deliveredIn("US", "", "2026-01-10T05:30:00Z");
            assertThat(view().promise()).isEmpty();
        }

        private void deliveredIn(String country, String postcode, String at) {
            PersonalData recipient =
                    new PersonalData(JIWON.owner(), new Recipient("", "", "", postcode, "", country, ""));
            tell(List.of(
                    new ShipmentPrepared(PARCEL, ORDER, POTTER, recipient, MUGS, Optional.of(PROMISED)),
                    labelled(),
                    scanRecorded(ScanStatus.DELIVERED, at),
                    dispatched(at),
                    delivered(at)));
        }
    }

    @Nested
    @DisplayName("is found among others")
    class Found {

        private final ShipmentId tea = ShipmentId.of(OrderId.of("order-tea"), "boseong-tea");

        @BeforeEach
        void three() {
            tell(toldOf(
                    dispatched(TUESDAY),
                    scanRecorded(ScanStatus.IN_TRANSIT, TUESDAY),
                    scanRecorded(ScanStatus.OUT_FOR_DELIVERY, THURSDAY)));
            tracking.tell(
                    tea,
                    List.of(new ShipmentPrepared(
                            tea, OrderId.of("order-tea"), "boseong-tea", JIWON, MUGS, Optional.empty())));
        }

        @Test
        @DisplayName("by the state that it shows, also where only its scans tell it, by order and by ship-from")
        void filtered() {
            assertThat(find(Set.of(ShipmentState.OUT_FOR_DELIVERY), Optional.empty(), Optional.empty()))
                    .containsExactly(PARCEL);
            assertThat(find(
                            Set.of(ShipmentState.IN_TRANSIT, ShipmentState.LABELLED),
                            Optional.empty(),
                            Optional.empty()))
                    .isEmpty();
            assertThat(find(Set.of(ShipmentState.PREPARED), Optional.empty(), Optional.empty()))
                    .containsExactly(tea);
            assertThat(find(Set.of(), Optional.of(ORDER), Optional.empty())).containsExactly(PARCEL);
            assertThat(find(Set.of(), Optional.empty(), Optional.of("boseong-tea")))
                    .containsExactly(tea);
        }

        @Test
        @DisplayName("by what became of its promise, and not while that is open (SHP-09)")
        void byItsPromise() {
            assertThat(ids(tracking.find(promised(Promise.KEPT)))).isEmpty();
            assertThat(ids(tracking.find(promised(Promise.MISSED)))).isEmpty();

            tell(toldOf(
                    dispatched(TUESDAY),
                    scanRecorded(ScanStatus.IN_TRANSIT, TUESDAY),
                    scanRecorded(ScanStatus.OUT_FOR_DELIVERY, THURSDAY),
                    scanRecorded(ScanStatus.DELIVERED, THURSDAY),
                    delivered(THURSDAY)));

            Promise became = view().promise().orElseThrow();
            Promise other = became == Promise.KEPT ? Promise.MISSED : Promise.KEPT;
            assertThat(ids(tracking.find(promised(became)))).containsExactly(PARCEL);
            assertThat(ids(tracking.find(promised(other)))).isEmpty();
        }

        private FindShipments promised(Promise promise) {
            return new FindShipments(
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(promise),
                    SortedBy.LAST_PREPARED,
                    Optional.empty(),
                    10);
        }

        @Test
        @DisplayName("page by page, and by when it was asked for")
        void paged() {
            ShipmentPage first = tracking.find(all(Optional.empty(), Optional.empty(), 1));
            ShipmentPage last = tracking.find(all(Optional.empty(), first.next(), 1));

            assertThat(first.total()).isEqualTo(2);
            assertThat(List.of(ids(first), ids(last))).containsExactly(List.of(tea), List.of(PARCEL));
            assertThat(last.next()).isEmpty();
            assertThat(ids(tracking.find(all(Optional.of(Telling.START.plusMillis(1)), Optional.empty(), 10))))
                    .isEmpty();
        }

        @Test
        @DisplayName("by the day that is promised, the earliest first, and those without one last")
        void promised() {
            ShipmentId soon = prepared("order-soon", Optional.of(PROMISED.minusDays(1)));

            assertThat(sorted(SortedBy.FIRST_PROMISED, Set.of())).containsExactly(soon, PARCEL, tea);
            assertThat(sorted(SortedBy.FIRST_PROMISED, Set.of(ShipmentState.PREPARED)))
                    .containsExactly(soon, tea);
        }

        @Test
        @DisplayName("by how long they are on hold, the longest first; what goes on again is not among them")
        void held() {
            ShipmentId late = prepared("order-late", Optional.empty());
            ShipmentId later = prepared("order-later", Optional.empty());
            assertThat(sorted(SortedBy.LONGEST_HELD, Set.of())).isEmpty();
            tracking.tell(later, 1, new ShipmentPutOnHold(later, ORDER, HoldReason.LABEL_REFUSED));
            tracking.tell(late, 2, new ShipmentPutOnHold(late, ORDER, HoldReason.LABEL_REFUSED));
            assertThat(sorted(SortedBy.LONGEST_HELD, Set.of())).containsExactly(later, late);
            assertThat(tracking.view(late).heldSince()).contains(Telling.START.plusSeconds(120));

            tracking.tell(later, 3, new ShipmentReleased(later, ORDER));

            assertThat(sorted(SortedBy.LONGEST_HELD, Set.of())).containsExactly(late);
            assertThat(tracking.view(later).heldSince()).isEmpty();
        }

        private ShipmentId prepared(String order, Optional<LocalDate> promise) {
            ShipmentId id = ShipmentId.of(OrderId.of(order), "boseong-tea");
            tracking.tell(
                    id, List.of(new ShipmentPrepared(id, OrderId.of(order), "boseong-tea", JIWON, MUGS, promise)));
            return id;
        }

        /** Page by page, so that each order is gone through by its own places. */
        private List<ShipmentId> sorted(SortedBy order, Set<ShipmentState> states) {
            List<ShipmentId> all = new ArrayList<>();
            Optional<FindShipments.Place> after = Optional.empty();
            do {
                ShipmentPage page = tracking.find(new FindShipments(
                        states,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        order,
                        after,
                        1));
                all.addAll(ids(page));
                after = page.next();
            } while (after.isPresent());
            return all;
        }

        private FindShipments all(Optional<Instant> from, Optional<FindShipments.Place> after, int size) {
            return new FindShipments(
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    from,
                    Optional.empty(),
                    Optional.empty(),
                    SortedBy.LAST_PREPARED,
                    after,
                    size);
        }

        private List<ShipmentId> find(Set<ShipmentState> states, Optional<OrderId> order, Optional<String> shipFrom) {
            return ids(tracking.find(new FindShipments(
                    states,
                    order,
                    shipFrom,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    SortedBy.FIRST_PREPARED,
                    Optional.empty(),
                    10)));
        }

        private static List<ShipmentId> ids(ShipmentPage page) {
            return page.shipments().stream().map(ShipmentView::shipmentId).toList();
        }
    }

    private void tell(List<?> facts) {
        tracking.tell(PARCEL, facts);
    }

    private ShipmentView view() {
        return tracking.view(PARCEL);
    }

    private static List<Object> toldOf(Object... after) {
        List<Object> facts = new ArrayList<>(List.of(prepared(), labelRequested(), labelBought(), labelled()));
        facts.addAll(List.of(after));
        return facts;
    }
}
