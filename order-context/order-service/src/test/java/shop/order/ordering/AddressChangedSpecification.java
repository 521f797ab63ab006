package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.JIWON_AT_WORK;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.orderHeld;
import static shop.order.ordering.MugsAndTea.parcelKept;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordVoucherPaid;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.replace;
import static shop.order.ordering.MugsAndTea.sendElsewhere;
import static shop.order.ordering.MugsAndTea.sentElsewhere;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.PersonalData;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderConfirmed;
import shop.order.api.RejectionReason;
import shop.specification.AggregateSpecification;

@DisplayName("An order that is to go to another address")
class AddressChangedSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static ChangeShippingAddress toPostcode(String postcode) {
        return new ChangeShippingAddress(
                ORDER,
                new PersonalData(
                        JIWON_AT_WORK.owner(), JIWON_AT_WORK.recipient().withPostcode(postcode)));
    }

    @Nested
    @DisplayName("before it is confirmed")
    class AwaitingPayment {

        @Test
        @DisplayName("goes there, and nobody else has to be asked (ORD-08)")
        void goesThere() {
            order.given(placed(), cardAuthorised())
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(), List.of()))
                    .when(sendElsewhere())
                    .thenNothing()
                    .when(recordVoucherPaid())
                    .then(
                            voucherPaid(),
                            new OrderConfirmed(
                                    ORDER,
                                    JIWON_AT_WORK,
                                    confirmed().parcels(),
                                    confirmed().promisedDelivery()));
        }

        @Test
        @DisplayName("goes to an address that there can be, without a card number in it (SHP-16, ORD-31, PAY-09)")
        void impossible() {
            order.given(placed()).when(toPostcode("")).thenRejected("SHP-16", "postcode-missing");
            order.given(placed()).when(toPostcode("1".repeat(17))).thenRejected("ORD-31");
            order.given(placed()).when(toPostcode("4111 1111 1111 1111")).thenRejected("PAY-09", "card-number");
        }
    }

    @Nested
    @DisplayName("once it is confirmed")
    class Confirmed {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("asks each parcel that has no label, and tells what is too late (ORD-08)")
        void mixed() {
            order.given(labelled(TEA_GARDEN))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)))
                    .when(new RecordParcelRedirected(ORDER, POTTER, 5))
                    .then(new ParcelRedirected(ORDER, POTTER, 5))
                    .when(new RecordParcelRedirected(ORDER, POTTER, 5))
                    .thenNothing()
                    .when(new RecordParcelRedirectionRefused(ORDER, POTTER, 4))
                    .thenNothing()
                    .when(new RecordParcelRedirectionRefused(ORDER, POTTER, 7))
                    .then(new ParcelRedirectionRefused(ORDER, POTTER, 7));
        }

        @Test
        @DisplayName("asks for what was too late once that is held, when the same is said again (ORD-08, ORD-21)")
        void again() {
            order.given(labelled(TEA_GARDEN), sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)), labelled(POTTER))
                    .when(sendElsewhere())
                    .thenNothing()
                    .when(new RecordParcelRedirectionRefused(ORDER, POTTER, 5))
                    .then(new ParcelRedirectionRefused(ORDER, POTTER, 5))
                    .when(MugsAndTea.hold(TEA_GARDEN))
                    .then(parcelKept(TEA_GARDEN))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(TEA_GARDEN), List.of()))
                    .when(sendElsewhere())
                    .thenNothing()
                    .when(MugsAndTea.holdAll())
                    .then(orderHeld(List.of(POTTER, TEA_GARDEN)))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(POTTER), List.of()));
        }

        @Test
        @DisplayName("is too late when every parcel has its label, or has gone (ORD-08)")
        void tooLate() {
            order.given(labelled(TEA_GARDEN), labelled(POTTER), handedOver(POTTER))
                    .when(sendElsewhere())
                    .thenRejected("ORD-08", "labels-bought");
        }

        @Test
        @DisplayName("is never too late for what is held, by a person or by the carrier (ORD-08)")
        void held() {
            order.given(labelled(TEA_GARDEN), labelled(POTTER), parcelKept(POTTER))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)));
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            labelled(TEA_GARDEN),
                            labelled(POTTER),
                            orderHeld(List.of(POTTER, TEA_GARDEN)))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(POTTER, TEA_GARDEN), List.of()));
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            labelled(TEA_GARDEN),
                            MugsAndTea.held(POTTER, 3))
                    .when(sendElsewhere())
                    .then(sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)));
        }

        @Test
        @DisplayName("sends there what is sent in place of a lost parcel (ORD-08, ORD-23)")
        void replacement() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            sentElsewhere(List.of(TEA_GARDEN), List.of()))
                    .when(replace(POTTER))
                    .then(new ParcelReplaced(
                            ORDER,
                            POTTER,
                            POTTER + ".2",
                            confirmed().parcels().get(0),
                            JIWON_AT_WORK,
                            MakingGoodReason.IN_STOCK));
        }
    }

    @Test
    @DisplayName("has ended, and goes nowhere any more (ORD-08)")
    void ended() {
        order.given(placed(), rejected(RejectionReason.NOT_PAID_IN_TIME))
                .when(sendElsewhere())
                .thenRejected("ORD-08", "order-ended");
    }
}
