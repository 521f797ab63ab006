package shop.shipping.dispatching;

import static shop.shipping.dispatching.OneMugThatComesBack.BACK;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import shop.rehearsal.StatesAndCommands;
import shop.rehearsal.TableOfAnswers;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.HoldReason;
import shop.shipping.api.InterceptShipment;
import shop.shipping.api.ReceivedItem.Condition;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentState;

/**
 * Asks a shipment, and what comes back, in each state that it can be in, each command that there is for it. What it answers is
 * written into {@code docs/specifications}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the
 * difference approves it.
 */
@DisplayName("What the shipping context sends and takes back, in each of its states")
class StatesAndCommandsTest {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String WEDNESDAY = "2026-01-07T10:00:00+09:00";
    private static final String LONG_AGO = "1970-01-01T00:00:00Z";

    /** When all that is asked is asked. */
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");

    private static final String BUSAN = "warehouse-busan";

    private static Object[] and(Object[] past, Object... more) {
        return Stream.concat(Stream.of(past), Stream.of(more)).toArray();
    }

    private static void put(Map<String, Object> commands, Object command) {
        commands.put(StatesAndCommands.words(command.getClass()), command);
    }

    /** @param detail what tells it from others of its class */
    private static void put(Map<String, Object> commands, Object command, String detail) {
        commands.put(StatesAndCommands.words(command.getClass()) + ", " + detail, command);
    }

    @Nested
    @DisplayName("a shipment")
    class OfShipments implements TableOfAnswers {

        @Override
        public StatesAndCommands probed() {
            return StatesAndCommands.of(
                    Shipment.class, Shipment::new, states(), commands(), Clock.fixed(FRIDAY, ZoneOffset.UTC));
        }

        @Override
        public Table table() {
            return new Table(
                    "shipping",
                    "states-and-commands-of-shipments.md",
                    "a shipment",
                    """
                    # What a shipment does, in each state, when it is asked

                    A shipment of two mugs is brought into each state by its events; then each command is tried. Written by \
                    `StatesAndCommandsTest`, which fails where a shipment does something else.
                    """,
                    Path.of("src/test/java/shop/shipping"));
        }

        private static Map<String, Object[]> states() {
            Map<String, Object[]> states = new LinkedHashMap<>();
            Object[] asked = {TwoBlueMugs.prepared(), TwoBlueMugs.labelRequested()};
            Object[] labelled = and(asked, TwoBlueMugs.labelBought(), TwoBlueMugs.labelled());
            states.put("has its label in purchase", asked);
            states.put(
                    "has its label in purchase, and was scanned",
                    and(asked, TwoBlueMugs.scanRecorded(ScanStatus.PICKED_UP, TUESDAY)));
            beforeItsLabel(asked, states);
            states.put("has its label", labelled);
            states.put(
                    "has its label, and gives a second one back",
                    and(labelled, TwoBlueMugs.secondLabelSold(), TwoBlueMugs.spareLabelVoidRequested()));
            states.put("has its label, and is held by a person", and(labelled, TwoBlueMugs.heldByPerson(3)));
            states.put(
                    "has its label, and gives it back to go to another address",
                    and(
                            labelled,
                            TwoBlueMugs.heldByPerson(3),
                            TwoBlueMugs.redirectionAsked(4),
                            TwoBlueMugs.labelVoidRequested()));
            Object[] beingCancelled =
                    and(labelled, TwoBlueMugs.cancellationRequested(), TwoBlueMugs.labelVoidRequested());
            states.put(
                    "is to be cancelled, and has its label in purchase",
                    and(asked, TwoBlueMugs.cancellationRequested()));
            states.put("is to be cancelled, and gives its label back", beingCancelled);
            states.put(
                    "could not be cancelled",
                    and(beingCancelled, TwoBlueMugs.labelVoidRefused(), TwoBlueMugs.cancellationRefused()));
            Object[] cancelled = and(beingCancelled, TwoBlueMugs.labelVoided(), TwoBlueMugs.cancelled());
            states.put("is cancelled", cancelled);
            states.put(
                    "is cancelled, and was scanned",
                    and(
                            cancelled,
                            TwoBlueMugs.scanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                            TwoBlueMugs.cancelledScanned(ShipmentState.DISPATCHED, TUESDAY)));
            withTheCarrier(and(labelled, TwoBlueMugs.dispatched(TUESDAY)), states);
            return states;
        }

        private static void beforeItsLabel(Object[] asked, Map<String, Object[]> states) {
            Object[] awaited = and(asked, new TrackingNumberAwaited(PARCEL, TwoBlueMugs.ORDER, 1));
            states.put("awaits the number of the packer's label", awaited);
            states.put(
                    "has the packer's label",
                    and(
                            awaited,
                            new LabelBought(
                                    PARCEL, TwoBlueMugs.ORDER, 1, GivenLabels.idOf("hanjin", "420"), "hanjin", "420"),
                            new ShipmentLabelled(PARCEL, TwoBlueMugs.ORDER, TwoBlueMugs.POTTER, "hanjin", "420")));
            states.put("is on hold for its address", and(asked, TwoBlueMugs.labelRefused(), TwoBlueMugs.putOnHold()));
            states.put(
                    "is on hold for another reason",
                    and(asked, TwoBlueMugs.labelRefused(), TwoBlueMugs.putOnHoldForAnotherReason()));
            states.put("has its label in purchase, and is held by a person", and(asked, TwoBlueMugs.heldByPerson(3)));
            states.put(
                    "has its label in purchase, and is to go to another address",
                    and(asked, TwoBlueMugs.redirectionAsked(4)));
            Object[] moving = and(asked, TwoBlueMugs.moveAsked(BUSAN));
            states.put("has its label in purchase, and is to be sent by another ship-from", moving);
            Object[] givingBack = and(moving, TwoBlueMugs.labelBought(), TwoBlueMugs.labelVoidRequested());
            states.put("gives its label back, to be sent by another ship-from", givingBack);
            states.put(
                    "is sent by another ship-from, and has its second label in purchase",
                    and(
                            givingBack,
                            TwoBlueMugs.labelVoided(),
                            TwoBlueMugs.moved(BUSAN),
                            TwoBlueMugs.labelRequestedFrom(BUSAN, 2)));
        }

        private static void withTheCarrier(Object[] dispatched, Map<String, Object[]> states) {
            states.put("was handed over", dispatched);
            states.put("is wanted back", and(dispatched, TwoBlueMugs.interceptRequested()));
            states.put(
                    "was wanted back, and goes its way",
                    and(dispatched, TwoBlueMugs.interceptRequested(), TwoBlueMugs.interceptRefused()));
            states.put(
                    "is damaged",
                    and(
                            dispatched,
                            TwoBlueMugs.scanRecorded(ScanStatus.DAMAGED, WEDNESDAY),
                            TwoBlueMugs.mishap(DeliveryMishap.DAMAGED, WEDNESDAY)));
            states.put(
                    "is back at its sender",
                    and(
                            dispatched,
                            TwoBlueMugs.scanRecorded(ScanStatus.RETURNED_TO_SENDER, WEDNESDAY),
                            TwoBlueMugs.mishap(DeliveryMishap.RETURNED_TO_SENDER, WEDNESDAY)));
            states.put(
                    "is expected back",
                    and(
                            dispatched,
                            TwoBlueMugs.scanRecorded(ScanStatus.DELIVERY_ATTEMPTED, "2026-01-07T08:00:00+09:00"),
                            TwoBlueMugs.scanRecorded(ScanStatus.DELIVERY_ATTEMPTED, "2026-01-07T09:00:00+09:00"),
                            TwoBlueMugs.scanRecorded(ScanStatus.DELIVERY_ATTEMPTED, "2026-01-07T09:30:00+09:00"),
                            TwoBlueMugs.mishap(DeliveryMishap.EXPECTED_BACK, "2026-01-07T09:30:00+09:00")));
            states.put(
                    "is presumed lost, for nothing was heard of it",
                    and(dispatched, TwoBlueMugs.mishap(DeliveryMishap.PRESUMED_LOST, TUESDAY)));
            states.put(
                    "is delivered",
                    and(
                            dispatched,
                            TwoBlueMugs.scanRecorded(ScanStatus.DELIVERED, WEDNESDAY),
                            TwoBlueMugs.delivered(WEDNESDAY)));
        }

        private static Map<String, Object> commands() {
            Map<String, Object> commands = new TreeMap<>();
            fromTheOrder(commands);
            fromPeople(commands);
            fromTheCarrier(commands);
            return commands;
        }

        private static void fromTheOrder(Map<String, Object> commands) {
            put(commands, TwoBlueMugs.prepare());
            put(
                    commands,
                    TwoBlueMugs.prepareFor(TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES),
                    "under the same id to somewhere else");
            put(commands, TwoBlueMugs.cancel());
            put(commands, TwoBlueMugs.hold(5));
            put(commands, TwoBlueMugs.liftHold(5));
            put(commands, TwoBlueMugs.redirect(5));
            put(commands, new InterceptShipment(PARCEL));
            put(commands, ThreeMugsAndABowl.reduceTo(ThreeMugsAndABowl.mugs(1)), "to one mug");
            put(commands, ThreeMugsAndABowl.reduceTo(), "to nothing");
        }

        private static void fromPeople(Map<String, Object> commands) {
            put(commands, TwoBlueMugs.handOver(TUESDAY));
            put(commands, TwoBlueMugs.handOver(LONG_AGO), "long before it was asked for");
            put(commands, ThreeMugsAndABowl.reportMissing(ThreeMugsAndABowl.mugs(1)), "one mug");
            put(commands, ThreeMugsAndABowl.reportMissing(ThreeMugsAndABowl.mugs(2)), "all of it");
            put(commands, ThreeMugsAndABowl.reportMissing(ThreeMugsAndABowl.mugs(3)), "more than that");
            put(
                    commands,
                    ThreeMugsAndABowl.reportMissingFor("warehouse-daegu", ThreeMugsAndABowl.mugs(1)),
                    "one mug, which another ship-from is to send");
            put(commands, ThreeMugsAndABowl.split(ThreeMugsAndABowl.mugs(1)), "one mug");
            put(commands, ThreeMugsAndABowl.split(ThreeMugsAndABowl.mugs(2)), "all of it");
            put(commands, TwoBlueMugs.move("warehouse-daegu"));
            put(commands, TwoBlueMugs.changeAddress());
            put(commands, new ReleaseShipment(PARCEL));
            put(commands, new GiveTrackingNumber(PARCEL, "hanjin", "421"));
        }

        private static void fromTheCarrier(Map<String, Object> commands) {
            put(commands, TwoBlueMugs.recordLabelBought());
            put(
                    commands,
                    new RecordLabelBought(PARCEL, 1, "label-3", "simulated", "SIM0003", Optional.empty()),
                    "another for the same request");
            put(commands, new RecordSpareLabelVoided(PARCEL, "label-2"));
            put(commands, new RecordSpareLabelVoidRefused(PARCEL, "label-2", VoidRefusal.LABEL_UNKNOWN));
            put(commands, TwoBlueMugs.recordLabelRefused());
            put(commands, new RecordLabelRefused(PARCEL, 1, HoldReason.LABEL_REFUSED), "for another reason");
            put(commands, new RecordLabelLeftToPacker(PARCEL, 1, Optional.empty()));
            put(commands, new RecordLabelVoided(PARCEL, 1));
            put(commands, TwoBlueMugs.recordLabelVoidRefused(VoidRefusal.ALREADY_SCANNED), "for it was scanned");
            put(commands, TwoBlueMugs.recordLabelVoidRefused(VoidRefusal.REFUSED), "for another reason");
            put(commands, new RecordInterceptAnswered(PARCEL, true), "it comes back");
            put(commands, new RecordInterceptAnswered(PARCEL, false), "it does not");
            for (ScanStatus status : List.of(ScanStatus.IN_TRANSIT, ScanStatus.LOST, ScanStatus.DELIVERED)) {
                put(
                        commands,
                        TwoBlueMugs.recordScan(status, "2026-01-08T10:00:00+09:00"),
                        status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
            put(
                    commands,
                    TwoBlueMugs.recordScanOfSomethingElse(ScanStatus.DELIVERED, "2026-01-08T10:00:00+09:00"),
                    "under another tracking code");
            put(commands, TwoBlueMugs.recordScan(ScanStatus.DELIVERED, LONG_AGO), "long before it was asked for");
            put(commands, TwoBlueMugs.presumeLostUnheardSince(FRIDAY));
        }
    }

    @Nested
    @DisplayName("what comes back")
    class OfReturnShipments implements TableOfAnswers {

        @Override
        public StatesAndCommands probed() {
            return StatesAndCommands.of(
                    ReturnShipment.class,
                    ReturnShipment::new,
                    states(),
                    commands(),
                    Clock.fixed(FRIDAY, ZoneOffset.UTC));
        }

        @Override
        public Table table() {
            return new Table(
                    "shipping",
                    "states-and-commands-of-return-shipments.md",
                    "a return shipment",
                    """
                    # What a return shipment does, in each state, when it is asked

                    Two mugs that are to come back are brought into each state by what was recorded of them; then each command is \
                    tried. Written by `StatesAndCommandsTest`, which fails where a return shipment does something else.
                    """,
                    Path.of("src/test/java/shop/shipping"));
        }

        private static Map<String, Object[]> states() {
            Map<String, Object[]> states = new LinkedHashMap<>();
            Object[] asked = {OneMugThatComesBack.returnPrepared(), OneMugThatComesBack.returnLabelRequested()};
            Object[] labelled =
                    and(asked, OneMugThatComesBack.returnLabelBought(), OneMugThatComesBack.returnLabelled());
            Object[] underWay = and(
                    labelled,
                    OneMugThatComesBack.returnScanRecorded(ScanStatus.PICKED_UP, TUESDAY),
                    OneMugThatComesBack.returnUnderWay(TUESDAY));
            Object[] arrived = and(
                    underWay,
                    OneMugThatComesBack.returnScanRecorded(ScanStatus.DELIVERED, WEDNESDAY),
                    OneMugThatComesBack.returnArrived(WEDNESDAY));
            states.put("has its label in purchase", asked);
            states.put(
                    "has its label in purchase, and was scanned",
                    and(asked, OneMugThatComesBack.returnScanRecorded(ScanStatus.PICKED_UP, TUESDAY)));
            states.put("has its label", labelled);
            states.put(
                    "has its label, and gives a second one back",
                    and(
                            labelled,
                            OneMugThatComesBack.secondReturnLabelSold(),
                            OneMugThatComesBack.spareReturnLabelVoidRequested()));
            states.put("gets no label", and(asked, OneMugThatComesBack.returnNotLabelled()));
            states.put(
                    "has its label in purchase, and is not to come back any more",
                    and(asked, OneMugThatComesBack.returnCancelled()));
            states.put(
                    "is not to come back any more, and gives its label back",
                    and(
                            labelled,
                            OneMugThatComesBack.returnCancelled(),
                            OneMugThatComesBack.returnLabelVoidRequested()));
            states.put("is under way", underWay);
            states.put("has arrived", arrived);
            states.put(
                    "is received, with its label in purchase",
                    and(asked, OneMugThatComesBack.returnReceived(OneMugThatComesBack.mugs(2, Condition.AS_NEW))));
            states.put(
                    "is received, and gives its label back",
                    and(
                            labelled,
                            OneMugThatComesBack.returnReceived(OneMugThatComesBack.mugs(2, Condition.AS_NEW)),
                            OneMugThatComesBack.returnLabelVoidRequested()));
            states.put(
                    "has arrived and is received",
                    and(arrived, OneMugThatComesBack.returnReceived(OneMugThatComesBack.mugs(2, Condition.AS_NEW))));
            states.put(
                    "was never sent, is not awaited any more, and has given its label back",
                    and(
                            labelled,
                            OneMugThatComesBack.returnLapsed(false),
                            OneMugThatComesBack.returnLabelVoidRequested(),
                            OneMugThatComesBack.returnLabelVoided()));
            states.put(
                    "got lost on its way, and is not awaited any more",
                    and(underWay, OneMugThatComesBack.returnLapsed(true)));
            return states;
        }

        private static Map<String, Object> commands() {
            Map<String, Object> commands = new TreeMap<>();
            put(commands, OneMugThatComesBack.prepareReturn());
            put(
                    commands,
                    OneMugThatComesBack.prepareReturnOf(TwoBlueMugs.JIWON_WHERE_SHE_REALLY_LIVES),
                    "under the same id from somewhere else");
            put(commands, OneMugThatComesBack.cancelReturn());
            put(commands, OneMugThatComesBack.recordReturnLabelBought());
            put(
                    commands,
                    new RecordReturnLabelBought(BACK, "label-back-3", "simulated", "SIM0010"),
                    "another for the same request");
            put(commands, new RecordSpareReturnLabelVoided(BACK, "label-back-2"));
            put(commands, new RecordSpareReturnLabelVoidRefused(BACK, "label-back-2", VoidRefusal.REFUSED));
            put(commands, OneMugThatComesBack.recordReturnLabelRefused());
            put(commands, new RecordReturnLabelVoided(BACK));
            put(commands, new RecordReturnLabelVoidRefused(BACK, VoidRefusal.REFUSED));
            put(
                    commands,
                    OneMugThatComesBack.recordReturnScan(ScanStatus.IN_TRANSIT, "2026-01-08T10:00:00+09:00"),
                    "in transit");
            put(
                    commands,
                    OneMugThatComesBack.recordReturnScan(ScanStatus.DELIVERED, "2026-01-08T10:00:00+09:00"),
                    "delivered");
            put(
                    commands,
                    OneMugThatComesBack.recordReturnScanUnder(
                            TwoBlueMugs.ANOTHER_CODE, ScanStatus.DELIVERED, "2026-01-08T12:00:00+09:00"),
                    "under another tracking code");
            put(
                    commands,
                    OneMugThatComesBack.recordReturnScan(ScanStatus.DELIVERED, LONG_AGO),
                    "long before it was asked for");
            put(commands, OneMugThatComesBack.receive(OneMugThatComesBack.mugs(2, Condition.AS_NEW)), "as sent");
            put(commands, OneMugThatComesBack.receive(OneMugThatComesBack.mugs(1, Condition.DAMAGED)), "one, damaged");
            put(commands, OneMugThatComesBack.receive(OneMugThatComesBack.mugs(3, Condition.AS_NEW)), "more than that");
            put(commands, OneMugThatComesBack.receive(), "nothing");
            put(commands, new LapseReturnShipment(BACK, FRIDAY));
            put(commands, new TakeReturnShipmentAsSent(BACK, FRIDAY));
            return commands;
        }
    }
}
