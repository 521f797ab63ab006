package shop.order.reminding;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.OrderId;
import shop.order.api.Awaited;
import shop.order.api.FulfilmentStalled;
import shop.order.api.OrderStatus;
import shop.order.api.PlaceOrder;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.ordering.Basket;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.RequestRepeated;
import shop.payment.api.AuthorisePayment;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentId;

@DisplayName("An order of which one step is stopped")
class StoppedOnceTest {

    private static final OrderId OTHER = OrderId.of("order-other");
    private static final Duration FIVE_HOURS = Duration.ofHours(5);

    private final TroubledWorld world = new TroubledWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private static Predicate<Object> called(String name) {
        return message -> message.getClass().getSimpleName().equals(name)
                && !message.toString().contains(OTHER.unprefixed());
    }

    private static PlaceOrder other() {
        return new Basket().under(OTHER).promised(Optional.empty()).place();
    }

    private List<RequestRepeated> repeated(OrderId order) {
        return world.story(order).stream()
                .filter(RequestRepeated.class::isInstance)
                .map(RequestRepeated.class::cast)
                .toList();
    }

    private List<FulfilmentStalled> stalled(OrderId order) {
        return world.story(order).stream()
                .filter(FulfilmentStalled.class::isInstance)
                .map(FulfilmentStalled.class::cast)
                .toList();
    }

    private void deliver(OrderId order) {
        List.of(POTTER, TEA_GARDEN).forEach(parcel -> {
            world.dispatch(order, parcel);
            world.pass(Duration.ofMinutes(30));
            world.deliver(order, parcel);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrderPlaced",
                "OrderConfirmed",
                "CaptureRequested",
                "AuthorisePayment",
                "PrepareShipment",
                "CapturePayment"
            })
    @DisplayName("on its way to the customer goes on by itself; another order beside it never noticed (ORD-12)")
    void isDelivered(String message) {
        world.stopOnce(called(message));
        world.send(MugsAndTea.place());
        world.send(other());
        world.pass(Duration.ofMinutes(15));
        deliver(OTHER);
        deliver(ORDER);
        world.pass(Duration.ofMinutes(30));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(repeated(ORDER)).as("what had been stopped").isNotEmpty();
        assertThat(stalled(ORDER)).isEmpty();
        assertThat(world.view(ORDER).waitsFor()).isEmpty();
        assertThat(world.view(OTHER).status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(repeated(OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ParcelCancellationRequested",
                "ReleaseRequested",
                "RefundRequested",
                "CancelShipment",
                "ReleasePayment",
                "RefundPayment"
            })
    @DisplayName("on its way back goes on by itself, and every cent goes back (ORD-06, ORD-12)")
    void isCancelled(String message) {
        world.send(MugsAndTea.place());
        world.send(other());
        world.stopOnce(called(message));
        world.send(MugsAndTea.cancel());
        world.pass(Duration.ofHours(30));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(repeated(ORDER)).as("what had been stopped").isNotEmpty();
        assertThat(stalled(ORDER)).isEmpty();
        assertThat(world.view(ORDER).waitsFor()).isEmpty();
        assertThat(world.view(ORDER).money().givenBack()).isEqualTo(MugsAndTea.WHOLE_VOUCHER);
        deliver(OTHER);
        assertThat(world.view(OTHER).status()).isEqualTo(OrderStatus.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AuthorisePayment", "PrepareShipment"})
    @DisplayName(
            "that is cancelled before others have ever heard of it ends, and every cent goes back (ORD-06, ORD-12)")
    void isCancelledBeforeAnybodyHeardOfIt(String command) {
        world.stopOnce(called(command));
        world.send(MugsAndTea.place());
        world.send(MugsAndTea.cancel());
        world.pass(Duration.ofHours(30));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(repeated(ORDER)).as("what had been stopped").isNotEmpty();
        assertThat(stalled(ORDER)).isEmpty();
        assertThat(world.view(ORDER).waitsFor()).isEmpty();
        assertThat(world.view(ORDER).money().givenBack()).isEqualTo(MugsAndTea.WHOLE_VOUCHER);
        assertThat(world.view(ORDER).money().setAside()).isEqualTo(MugsAndTea.won(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrderHeld",
                "HoldShipment",
                "ShippingAddressChanged",
                "RedirectShipment",
                "OrderReleased",
                "LiftShipmentHold",
                "UnitsCancellationRequested",
                "ReduceShipment",
                "ReturnAskedFor",
                "OpenReturn",
                "PrepareReturnShipment"
            })
    @DisplayName("that is held, sent elsewhere, sent in part and given back goes on by itself (ORD-08, 11, 12, 18, 21)")
    void changesItsMind(String message) {
        world.send(MugsAndTea.place());
        world.send(other());
        world.stopOnce(called(message));
        world.send(MugsAndTea.holdAll());
        world.pass(Duration.ofMinutes(30));
        assertThat(world.shipment(ShipmentId.of(ORDER, POTTER)).kept).isTrue();
        world.send(MugsAndTea.sendElsewhere());
        world.pass(Duration.ofMinutes(30));
        world.send(MugsAndTea.releaseAll());
        world.send(MugsAndTea.cancelAMug());
        world.pass(Duration.ofMinutes(30));
        TroubledWorld.Shipment mugs = world.shipment(ShipmentId.of(ORDER, POTTER));
        assertThat(mugs.kept).isFalse();
        assertThat(mugs.shipTo).isEqualTo(MugsAndTea.JIWON_AT_WORK);
        assertThat(mugs.items).extracting(ParcelItem::quantity).containsExactly(1);
        deliver(ORDER);
        world.send(MugsThatComeBack.giveBackMugs(1, ReturnReason.DEFECT));
        world.pass(Duration.ofMinutes(30));

        assertThat(repeated(ORDER)).as("what had been stopped").isNotEmpty();
        assertThat(stalled(ORDER)).isEmpty();
        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(world.view(ORDER).waitsFor()).extracting(Awaited::what).containsExactly(Awaited.What.GIVING_BACK);
        assertThat(repeated(OTHER)).isEmpty();
    }

    @Test
    @DisplayName(
            "because its slip was never asked for has it asked for again; until then it is not the customer's to pay")
    void slipIsLost() {
        world.stopOnce(called("AuthorisePayment"));
        world.send(
                MugsAndTea.place(List.of(MugsAndTea.greenTea()), List.of(MugsAndTea.slip(12_400, Optional.empty()))));
        assertThat(world.view(ORDER).waitsFor()).extracting(Awaited::of).containsExactly(Awaited.Whom.PROVIDER);
        world.pass(Duration.ofMinutes(15));

        assertThat(repeated(ORDER)).hasSize(1);
        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    @DisplayName("at a refund that takes its days with the bank is not looked at meanwhile, and calls nobody for weeks")
    void refundTakesDays() {
        world.stop(called("PaymentRefunded"));
        world.send(MugsAndTea.place());
        world.send(MugsAndTea.cancel());
        world.pass(Duration.ofHours(20));
        assertThat(world.looked(ORDER)).isZero();

        world.pass(Duration.ofDays(20));
        assertThat(repeated(ORDER)).hasSize(3);
        assertThat(stalled(ORDER)).isEmpty();

        world.pass(Duration.ofDays(4));
        assertThat(stalled(ORDER)).hasSize(1);
    }

    @Test
    @DisplayName("because its clock was lost is rejected nevertheless when its time to pay is over (ORD-05, ORD-12)")
    void clockIsLost() {
        world.stop(called("PaymentPaid").or(called("PaymentWindowElapsed")));
        world.send(MugsAndTea.place());
        world.pass(Duration.ofMinutes(40));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PaymentAuthorised", "PaymentPaid"})
    @DisplayName(
            "because nobody told it that it is paid is rejected, and what was set aside is let go (ORD-05, ORD-12)")
    void paymentIsNotHeardOf(String message) {
        world.stopOnce(called(message));
        world.send(MugsAndTea.place());
        world.pass(Duration.ofMinutes(40));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(world.asked().stream().filter(AuthorisePayment.class::isInstance))
                .as("asked again, under the same name")
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "ShipmentLabelled, LABEL, place",
        "PaymentCaptured, CAPTURE, deliver",
        "ShipmentCancelled, CANCELLATION, cancel",
        "PaymentReleased, RELEASE, cancel"
    })
    @DisplayName("for good is told as stalled: what it waits for, since when, how often asked; others go on (ORD-12)")
    void standsStill(String message, RequestKind request, String story) {
        world.stop(called(message));
        world.send(MugsAndTea.place());
        world.send(other());
        if (story.equals("deliver")) {
            deliver(ORDER);
        } else if (story.equals("cancel")) {
            world.send(MugsAndTea.cancel());
        }
        world.pass(FIVE_HOURS);

        assertThat(stalled(ORDER)).isNotEmpty().allSatisfy(told -> {
            assertThat(told.request()).isEqualTo(request);
            assertThat(told.attempt()).isEqualTo(4);
        });
        assertThat(world.view(ORDER).waitsFor())
                .filteredOn(awaited -> awaited.of() == Awaited.Whom.SUPPORT)
                .isNotEmpty()
                .allSatisfy(awaited -> assertThat(awaited.what()).isEqualTo(Awaited.What.STANDSTILL));
        assertThat(world.view(ORDER).waitsFor())
                .filteredOn(awaited -> awaited.what() == request.what())
                .isNotEmpty()
                .allSatisfy(awaited -> {
                    assertThat(awaited.of()).isEqualTo(request.of());
                    assertThat(awaited.attempt()).hasValue(5);
                    assertThat(awaited.nextTry()).isPresent();
                });
        deliver(OTHER);
        assertThat(world.view(OTHER).status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(stalled(OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PrepareShipment", "CapturePayment"})
    @DisplayName(
            "because another context was away for half a day goes on when it is back, though it was told as stalled (ORD-12)")
    void contextIsAway(String command) {
        world.stop(called(command));
        world.send(MugsAndTea.place());
        world.dispatch(ORDER, POTTER);
        world.pass(Duration.ofHours(12));
        assertThat(stalled(ORDER)).isNotEmpty();

        world.stop(message -> false);
        world.pass(Duration.ofHours(24));
        deliver(ORDER);
        world.pass(Duration.ofHours(1));

        assertThat(world.view(ORDER).status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(world.view(ORDER).waitsFor()).isEmpty();
    }
}
