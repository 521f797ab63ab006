package shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.MUGS;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.Ability;
import shop.shipping.dispatching.Carrier.AddressDeliverable;
import shop.shipping.dispatching.Carrier.AddressNotChecked;
import shop.shipping.dispatching.Carrier.AddressUndeliverable;
import shop.shipping.dispatching.Carrier.LabelNotSold;
import shop.shipping.dispatching.Carrier.LabelNotTakenBack;
import shop.shipping.dispatching.Carrier.LabelOfPacker;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.Carrier.LabelTakenBack;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.LabelVoidRequested;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.ReturnLabelVoidRequested;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.VoidRefusal;

/**
 * What the shop relies on with every carrier that sells labels, whatever its interface is like. An adapter passes it against
 * the carrier itself, or against a server that answers as the carrier's published description says.
 */
public abstract class CarrierContract {

    /** The carrier as it is set up for these tests; what it knows, it has been told here. */
    protected abstract World open() throws Exception;

    /** Its word for each status that its description names, and ours for it. */
    protected abstract Map<String, ScanStatus> statuses();

    /** Our word for any text that stands where a status should. */
    protected abstract ScanStatus inOurWords(String status);

    /** A carrier with all that goes wrong on the way to it. */
    public interface World extends AutoCloseable {

        /** The adapter, which reaches the carrier over a way that loses answers when it is told to. */
        Carrier carrier();

        /** A label that is ours: bought, where it sells any, else of a number that a person has told. */
        default LabelSold labelled(int number) {
            return (LabelSold) carrier().buyLabel(labelTo(number, somewhere()));
        }

        /** The carrier does what it is asked for next, and nobody hears its answer. */
        void loseAnswers(boolean lost);

        /** Labels that were paid for and not taken back, as the carrier has them in its books. */
        int labelsOut();

        /** The carrier sees the parcel of this label. */
        void scan(String labelId);

        /** An address that the carrier does not deliver to. */
        Recipient nowhere();

        /** An address that it refuses to print on any label, whatever it is asked for. */
        default Recipient unprintable() {
            Recipient jiwon = JIWON.recipient();
            return new Recipient(
                    jiwon.name(),
                    "Sejong-daero ".repeat(200),
                    jiwon.city(),
                    jiwon.postcode(),
                    jiwon.region(),
                    jiwon.country(),
                    jiwon.email());
        }

        /** One at which it does. */
        default Recipient somewhere() {
            return JIWON.recipient();
        }

        @Override
        void close();
    }

    private static final String SELLS_NONE = "it says that it sells none";

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** Whether it sells labels; one that does not says so, and that is all that is asked of it. */
    private boolean sells(Ability what) {
        return world.carrier().abilities().contains(what);
    }

    @Nested
    @DisplayName("says of an address")
    class Checks {

        @Test
        @DisplayName(
                "whether it delivers there, as with the label, or that it does not look; nothing is bought (SHP-01)")
        void whetherItDelivers() {
            if (!sells(Ability.CHECKS_ADDRESSES)) {
                assertThat(world.carrier().checkAddress(world.somewhere())).isEqualTo(new AddressNotChecked());
                return;
            }
            Recipient misspelt = world.somewhere().withPostcode("11111");
            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().checkAddress(world.somewhere()))
                        .isEqualTo(new AddressDeliverable(Optional.empty()));
                assertThat(world.carrier().checkAddress(misspelt))
                        .isEqualTo(new AddressDeliverable(Optional.of(misspelt.withPostcode("11112"))));
                assertThat(world.carrier().checkAddress(world.nowhere())).isEqualTo(new AddressUndeliverable());
                assertThat(world.carrier().checkAddress(world.unprintable())).isEqualTo(new AddressNotChecked());
            }
            assertThat(world.labelsOut()).isZero();
        }

        @Test
        @DisplayName("nothing, where its answer gets lost")
        void nothing() {
            assumeTrue(sells(Ability.CHECKS_ADDRESSES), "it says that it checks none");
            world.loseAnswers(true);
            assertThatThrownBy(() -> world.carrier().checkAddress(world.somewhere()))
                    .isInstanceOf(CarrierDidNotAnswer.class)
                    .hasMessageNotContaining(world.somewhere().street());
        }
    }

    @Nested
    @DisplayName("sells")
    class Sells {

        @Test
        @DisplayName("nothing that it says that it does not sell; whoever packs has the label then (SHP-02)")
        void nothingElse() {
            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().buyLabel(labelTo(1, world.somewhere())) instanceof LabelOfPacker)
                        .isEqualTo(!sells(Ability.SELLS_LABELS));
                assertThat(world.carrier().buyReturnLabel(returnLabel(world.somewhere())) instanceof LabelSold)
                        .isEqualTo(sells(Ability.SELLS_RETURN_LABELS));
            }
        }

        @Test
        @DisplayName("one label for a request, however often it is made (SHP-02)")
        void oneLabel() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            LabelSold sold = bought(1);

            assertThat(sold.labelId()).isNotBlank();
            assertThat(sold.carrier()).isNotBlank();
            assertThat(sold.trackingCode()).isNotBlank();
            assertThat(world.carrier().buyLabel(labelTo(1, world.somewhere()))).isEqualTo(sold);
            assertThat(world.labelsOut()).isEqualTo(1);
        }

        @Test
        @DisplayName("one label where its answer gets lost, and the request is made again (SHP-02)")
        void oneLabelForALostAnswer() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            world.loseAnswers(true);
            for (int round = 1; round <= 3; round++) {
                assertThatThrownBy(() -> bought(1)).isInstanceOf(CarrierDidNotAnswer.class);
            }
            world.loseAnswers(false);

            LabelSold sold = bought(1);

            assertThat(bought(1)).isEqualTo(sold);
            assertThat(world.labelsOut()).isEqualTo(1);
        }

        @Test
        @DisplayName("one label where the request is made by two at the same time (SHP-02)")
        void oneLabelForTwo() throws Exception {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                for (int number = 1; number <= 10; number++) {
                    LabelRequested request = labelTo(number, world.somewhere());
                    CyclicBarrier together = new CyclicBarrier(2);
                    Callable<Object> asking = () -> {
                        together.await();
                        try {
                            return world.carrier().buyLabel(request);
                        } catch (CarrierDidNotAnswer another) {
                            // Whoever was too late asks again.
                            return another;
                        }
                    };
                    for (Future<Object> answer : two.invokeAll(List.of(asking, asking))) {
                        assertThat(answer.get()).isInstanceOfAny(LabelSold.class, CarrierDidNotAnswer.class);
                    }
                    assertThat(world.carrier().buyLabel(request)).isInstanceOf(LabelSold.class);
                    assertThat(world.labelsOut()).isEqualTo(number);
                }
            } finally {
                two.shutdownNow();
            }
        }

        @Test
        @DisplayName("another label for another request")
        void anotherLabel() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            LabelSold first = bought(1);
            LabelSold second = bought(2);

            assertThat(second.labelId()).isNotEqualTo(first.labelId());
            assertThat(second.trackingCode()).isNotEqualTo(first.trackingCode());
            assertThat(world.labelsOut()).isEqualTo(2);
        }

        @Test
        @DisplayName("none to an address that it does not deliver to, however often it is asked (SHP-01)")
        void noneToNowhere() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().buyLabel(labelTo(1, world.nowhere())))
                        .isEqualTo(new LabelNotSold(HoldReason.ADDRESS_UNDELIVERABLE));
            }
            assertThat(world.labelsOut()).isZero();
        }

        @Test
        @DisplayName(
                "none where it refuses the request for what it says, and says so; a person has to look at it (SHP-03)")
        void noneForWhatItRefuses() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().buyLabel(labelTo(1, world.unprintable())))
                        .isEqualTo(new LabelNotSold(HoldReason.LABEL_REFUSED));
            }
            assertThat(world.labelsOut()).isZero();
        }

        @Test
        @DisplayName("one label for what comes back, lost answers or not (SHP-08)")
        void oneLabelForWhatComesBack() {
            assumeTrue(sells(Ability.SELLS_RETURN_LABELS), SELLS_NONE);
            ReturnLabelRequested request = returnLabel(world.somewhere());
            world.loseAnswers(true);
            assertThatThrownBy(() -> world.carrier().buyReturnLabel(request)).isInstanceOf(CarrierDidNotAnswer.class);
            world.loseAnswers(false);

            LabelSold sold = (LabelSold) world.carrier().buyReturnLabel(request);

            assertThat(world.carrier().buyReturnLabel(request)).isEqualTo(sold);
            assertThat(world.labelsOut()).isEqualTo(1);
        }

        @Test
        @DisplayName("and tells nobody's address where something goes wrong")
        void keepsAddresses() {
            assumeTrue(sells(Ability.SELLS_LABELS), SELLS_NONE);
            world.loseAnswers(true);
            assertThatThrownBy(() -> bought(1))
                    .isInstanceOf(CarrierDidNotAnswer.class)
                    .satisfies(failure -> {
                        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause.getMessage()))
                                    .doesNotContain(
                                            world.somewhere().name(),
                                            world.somewhere().street());
                        }
                    });
        }
    }

    @Nested
    @DisplayName("takes back")
    class TakesBack {

        @Test
        @DisplayName("a label whose parcel it has not seen, however often it is asked (SHP-02)")
        void anUnusedLabel() {
            LabelSold sold = world.labelled(1);

            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().voidLabel(voidOf(sold))).isEqualTo(new LabelTakenBack());
            }
            assertThat(world.labelsOut()).isZero();
        }

        @Test
        @DisplayName("a label with which something was to come back (SHP-08)")
        void anUnusedReturnLabel() {
            assumeTrue(sells(Ability.SELLS_RETURN_LABELS), SELLS_NONE);
            LabelSold sold = (LabelSold) world.carrier().buyReturnLabel(returnLabel(world.somewhere()));

            assertThat(world.carrier()
                            .voidLabel(new ReturnLabelVoidRequested(
                                    ReturnShipmentId.of(ORDER, 1), ORDER, sold.labelId(), "returned-label-1-void")))
                    .isEqualTo(new LabelTakenBack());
            assertThat(world.labelsOut()).isZero();
        }

        @Test
        @DisplayName("a label where its answer gets lost, and the request is made again (SHP-02)")
        void aLabelForALostAnswer() {
            LabelSold sold = world.labelled(1);
            world.loseAnswers(true);
            assertThatThrownBy(() -> world.carrier().voidLabel(voidOf(sold))).isInstanceOf(CarrierDidNotAnswer.class);
            world.loseAnswers(false);

            assertThat(world.carrier().voidLabel(voidOf(sold))).isEqualTo(new LabelTakenBack());
        }

        @Test
        @DisplayName("no label whose parcel it has seen, and says why (SHP-02)")
        void noUsedLabel() {
            LabelSold sold = world.labelled(1);
            world.scan(sold.labelId());

            for (int round = 1; round <= 2; round++) {
                assertThat(world.carrier().voidLabel(voidOf(sold)))
                        .isEqualTo(new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED));
            }
            assertThat(world.labelsOut()).isEqualTo(1);
        }

        @Test
        @DisplayName("no label that it does not know, and says so (SHP-02)")
        void noUnknownLabel() {
            LabelVoidRequested unknown =
                    new LabelVoidRequested(ShipmentId.of(ORDER, POTTER), ORDER, 1, "label_of_nobody", "key-void");

            assertThat(world.carrier().voidLabel(unknown)).isEqualTo(new LabelNotTakenBack(VoidRefusal.LABEL_UNKNOWN));
        }
    }

    @Test
    @DisplayName("has no status without a word of ours, and any other text is kept and tells nothing (SHP-05)")
    void everyStatusHasAWord() {
        assertThat(statuses())
                .isNotEmpty()
                .allSatisfy((status, word) ->
                        assertThat(inOurWords(status)).as(status).isEqualTo(word));
        assertThat(inOurWords("eaten_by_a_dog")).isEqualTo(ScanStatus.OTHER);
        assertThat(inOurWords("")).isEqualTo(ScanStatus.OTHER);
    }

    private LabelSold bought(int number) {
        return (LabelSold) world.carrier().buyLabel(labelTo(number, world.somewhere()));
    }

    /** Asked for under a key of its own. */
    protected static LabelRequested labelTo(int number, Recipient to) {
        return new LabelRequested(
                ShipmentId.of(ORDER, POTTER),
                ORDER,
                number,
                "shipment-mugs-icheon_pottery-label-" + number,
                POTTER,
                new PersonalData(JIWON.owner(), to),
                MUGS);
    }

    private static ReturnLabelRequested returnLabel(Recipient sender) {
        ReturnLabelRequested mug = OneMugThatComesBack.returnLabelRequested();
        return new ReturnLabelRequested(
                ReturnShipmentId.of(ORDER, 1),
                ORDER,
                mug.operationKey(),
                POTTER,
                new PersonalData(JIWON.owner(), sender),
                mug.items());
    }

    private static LabelVoidRequested voidOf(LabelSold sold) {
        return new LabelVoidRequested(
                ShipmentId.of(ORDER, POTTER), ORDER, 1, sold.labelId(), "shipment-mugs-icheon_pottery-label-1-void");
    }
}
