package shop.order.story;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.TUESDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.market.Market;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.Verdict;
import shop.order.returns.MugsReturned;
import shop.order.returns.ReturnId;
import shop.order.story.Timeline.Actor;
import shop.order.story.Timeline.Context;
import shop.order.story.Timeline.Entry;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.RepaymentTransferred;
import shop.payment.api.TransferMeans;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentMishapReported;

@DisplayName("The story of an order")
class OrderStoryTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Map<String, ?> SYSTEM = Map.of("subject", "system");

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Map<String, Long> sequences = new HashMap<>();

    private record ProviderAsked(String key) {}

    /** So many seconds after the order was placed. */
    private void happened(int second, String aggregate, Object event, Map<String, ?> metadata) {
        long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
        log.publish(new GenericDomainEventMessage<>(
                "Any", aggregate, sequence, event, metadata, "event-" + second, START.plusSeconds(second)));
    }

    private void ordered(int second, Object event, Map<String, ?> metadata) {
        happened(second, ORDER.value(), event, metadata);
    }

    private void paid(int second, int tender, Object event) {
        happened(second, PaymentId.of(ORDER, tender).value(), event, SYSTEM);
    }

    private void shipped(int second, String parcel, Object event, Map<String, ?> metadata) {
        happened(second, ShipmentId.of(ORDER, parcel).value(), event, metadata);
    }

    private OrderStory story(String viewer) {
        return new OrderStory(log, new Market("KR", ZoneId.of("Asia/Seoul"), Set.of()), viewer);
    }

    private List<Entry> told(Language language) {
        return story("").of(ORDER, "customer-jiwon", language, true, true).entries();
    }

    @BeforeEach
    void mugsAreLostAndSentAgain() {
        ShipmentId mugs = ShipmentId.of(ORDER, POTTER);
        ordered(0, MugsAndTea.placed(), Map.of("subject", "mug-shop", "role", "shop"));
        paid(1, CARD, new ProviderAsked("key-1"));
        paid(3, VOUCHER, new PaymentPaid(PaymentId.of(ORDER, VOUCHER), ORDER, VOUCHER, WHOLE_VOUCHER));
        paid(2, CARD, new PaymentAuthorised(PaymentId.of(ORDER, CARD), ORDER, CARD, WHOLE_CARD, true, THURSDAY));
        ordered(4, MugsAndTea.cardAuthorised(), SYSTEM);
        ordered(5, MugsAndTea.voucherPaid(), SYSTEM);
        ordered(6, MugsAndTea.confirmed(), SYSTEM);
        shipped(7, POTTER, new ShipmentLabelled(mugs, ORDER, POTTER, "simulated", "SIM0001"), SYSTEM);
        shipped(
                8,
                POTTER,
                new ShipmentDispatched(mugs, ORDER, POTTER, TUESDAY),
                Map.of("subject", "pia", "role", "warehouse"));
        ordered(9, MugsAndTea.handedOver(POTTER), SYSTEM);
        ordered(10, MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS), SYSTEM);
        paid(11, CARD, new PaymentCaptured(PaymentId.of(ORDER, CARD), ORDER, CARD, POTTER, CARD_FOR_MUGS));
        shipped(
                12,
                POTTER,
                new ShipmentMishapReported(mugs, ORDER, POTTER, DeliveryMishap.PRESUMED_LOST, THURSDAY),
                Map.of("subject", "carrier"));
        ordered(13, MugsAndTea.mishap(POTTER, shop.order.ordering.ParcelMishap.PRESUMED_LOST, 2), SYSTEM);
        ordered(
                14,
                MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"),
                Map.of("subject", "sam", "role", "operator,support"));
        shipped(
                15,
                POTTER + ".2",
                new ShipmentLabelled(ShipmentId.of(ORDER, POTTER + ".2"), ORDER, POTTER, "simulated", "SIM0002"),
                SYSTEM);
    }

    @Test
    @DisplayName("is told across the contexts, oldest first, each thing once, in English")
    void inEnglish() {
        assertThat(told(Language.ENGLISH))
                .extracting(Entry::text)
                .containsExactly(
                        "The order was placed for ₩43,100, to be paid by 5 January 2026, 09:30.",
                        "₩33,100 of payment 1 was set aside, until 8 January 2026, 10:00.",
                        "Payment 2 was paid: ₩10,000.",
                        "The order was confirmed: all of its money is there, or set aside.",
                        "Parcel icheon-pottery has its label, SIM0001.",
                        "Parcel icheon-pottery was handed over to the carrier on 6 January 2026, 10:00.",
                        "₩20,700 of payment 1 fell due, because a parcel was handed over.",
                        "₩20,700 of payment 1 was taken.",
                        "Parcel icheon-pottery does not reach the customer: lost, as far as is known (seen on 8 January 2026, 10:00).",
                        "It was decided to send parcel icheon-pottery.2 in place of parcel icheon-pottery: there is more of it.",
                        "Parcel icheon-pottery.2 has its label, SIM0002.");
    }

    @Test
    @DisplayName("is told in Korean")
    void inKorean() {
        assertThat(told(Language.KOREAN))
                .extracting(Entry::text)
                .containsExactly(
                        "주문이 접수되었다(주문 금액: 43,100원, 결제 기한: 2026년 1월 5일 09:30).",
                        "결제 건 1: 승인되었다(금액: 33,100원, 매입 기한: 2026년 1월 8일 10:00).",
                        "결제 건 2: 결제가 완료되었다(금액: 10,000원).",
                        "주문이 확정되었다. 모든 결제 건이 승인되었거나 결제 완료되었다.",
                        "배송 건 icheon-pottery: 운송장이 발급되었다(운송장 번호: SIM0001).",
                        "배송 건 icheon-pottery: 출고되었다(택배사 인계: 2026년 1월 6일 10:00).",
                        "결제 건 1: 출고에 따라 매입이 요청되었다(금액: 20,700원).",
                        "결제 건 1: 매입되었다(금액: 20,700원).",
                        "배송 건 icheon-pottery: 배송 사고가 확인되었다(분실 추정, 택배사 확인: 2026년 1월 8일 10:00).",
                        "배송 건 icheon-pottery: 재발송하기로 했다(재발송 배송 건: icheon-pottery.2, 사유: 재고 있음).",
                        "배송 건 icheon-pottery.2: 운송장이 발급되었다(운송장 번호: SIM0002).");
    }

    @Test
    @DisplayName("says that the provider gives no answer, about what, and that a person is called (PAY-06)")
    void noAnswer() {
        PaymentId card = PaymentId.of(ORDER, CARD);
        paid(
                20,
                CARD,
                new PaymentOutcomeUnknown(
                        card,
                        ORDER,
                        CARD,
                        "key-3",
                        "timed out",
                        Optional.of(PaymentOperation.REFUND),
                        Optional.of("refund-1")));
        ordered(21, MugsAndTea.outcomeUnknown(CARD, RequestKind.REFUND, "refund-1", 3), SYSTEM);
        paid(
                22,
                CARD,
                new PaymentNeedsAttention(
                        card, ORDER, CARD, "key-3", Optional.of(PaymentOperation.REFUND), Optional.of("refund-1")));
        paid(
                23,
                CARD,
                new PaymentOutcomeUnknown(card, ORDER, CARD, "key-4", "timed out", Optional.empty(), Optional.empty()));

        assertThat(lastThree(story("").of(ORDER, "customer-jiwon", Language.ENGLISH, true, true)))
                .containsExactly(
                        "The provider gave no answer when asked to give money back for payment 1: it was done, or it was"
                                + " not. It is asked until that is known.",
                        "It is still not known whether the provider did what it was asked for, to give money back for"
                                + " payment 1: a person is to find out.",
                        "The provider gave no answer about payment 1: what it was asked for was done, or it was not. It is"
                                + " asked until that is known.");
        assertThat(lastThree(story("").of(ORDER, "customer-jiwon", Language.KOREAN, true, true)))
                .containsExactly(
                        "결제 건 1: PG사의 응답이 없어 처리되었는지 알 수 없다(요청: 환불). 결과를 알 때까지 PG사에 확인한다.",
                        "결제 건 1: 여전히 처리 결과를 알 수 없어 담당자가 PG사에 확인해야 한다(요청: 환불).",
                        "결제 건 1: PG사의 응답이 없어 처리되었는지 알 수 없다. 결과를 알 때까지 PG사에 확인한다.");
    }

    @Test
    @DisplayName("says who did it by the role alone, never by a name")
    void actors() {
        List<Entry> told = told(Language.ENGLISH);

        assertThat(told)
                .extracting(Entry::actor)
                .containsExactly(
                        Actor.SHOP,
                        Actor.PROVIDER,
                        Actor.PROVIDER,
                        Actor.SYSTEM,
                        Actor.CARRIER,
                        Actor.WAREHOUSE,
                        Actor.SYSTEM,
                        Actor.PROVIDER,
                        Actor.CARRIER,
                        Actor.SUPPORT,
                        Actor.CARRIER);
        assertThat(told.toString()).doesNotContain("mug-shop", "pia", "sam", "Jiwon", "customer-jiwon");
    }

    @Test
    @DisplayName("says of what was recorded before roles were that the customer did it, or a person")
    void withoutRoles() {
        ordered(20, MugsAndTea.cancellationRequested(), Map.of("subject", "customer-jiwon"));
        ordered(21, MugsAndTea.holdBack(TEA_GARDEN), Map.of("subject", "somebody"));

        assertThat(told(Language.KOREAN).subList(11, 13)).extracting(Entry::by).containsExactly("고객", "담당자");
    }

    @Test
    @DisplayName("says where and when each thing was recorded, and in which event")
    void entry() {
        assertThat(told(Language.ENGLISH).get(8))
                .isEqualTo(new Entry(
                        Context.SHIPPING,
                        START.plusSeconds(12),
                        "5 January 2026, 09:00",
                        Actor.CARRIER,
                        "the carrier",
                        "Parcel icheon-pottery does not reach the customer: lost, as far as is known (seen on 8 January 2026, 10:00).",
                        "ShipmentMishapReported",
                        "event-12",
                        Optional.empty()));
    }

    @Test
    @DisplayName("says why a person holds it to those alone who may know, and to nobody in another place (ORD-21)")
    void whyItIsHeld() {
        ordered(20, MugsAndTea.orderHeld(List.of(TEA_GARDEN)), Map.of("subject", "sam", "role", "support"));
        ordered(21, MugsAndTea.parcelKept(TEA_GARDEN), Map.of("subject", "sam", "role", "support"));
        ordered(22, MugsAndTea.orderReleased(List.of()), Map.of("subject", "sam", "role", "support"));

        assertThat(lastThree(story("").of(ORDER, "customer-jiwon", Language.ENGLISH, true, true)))
                .containsExactly(
                        "The order was put on hold by a person: fraud is suspected.",
                        "Parcel boseong-tea was put on hold by a person: the customer wants it later.",
                        "The order was released from its hold.");
        assertThat(lastThree(story("").of(ORDER, "customer-jiwon", Language.ENGLISH, false, false)))
                .containsExactly(
                        "The order was put on hold by a person: it is being checked.",
                        "Parcel boseong-tea was put on hold by a person: the customer wants it later.",
                        "The order was released from its hold.");
        assertThat(lastThree(story("").of(ORDER, "customer-jiwon", Language.KOREAN, false, false)))
                .first()
                .isEqualTo("담당자가 주문의 출고를 보류했다(사유: 확인 중).");
    }

    private static List<String> lastThree(Timeline told) {
        List<String> texts = told.entries().stream().map(Entry::text).toList();
        return texts.subList(texts.size() - 3, texts.size());
    }

    @Test
    @DisplayName("links to each event where a page is known that shows it, and for those who may look there")
    void links() {
        OrderStory linked = story("http://127.0.0.1:8024");

        assertThat(linked.of(ORDER, "customer-jiwon", Language.ENGLISH, true, true)
                        .entries()
                        .get(0)
                        .link())
                .contains(URI.create("http://127.0.0.1:8024/#/events?query=eventIdentifier%20%3D%20%22event-0%22"));
        assertThat(linked.of(ORDER, "customer-jiwon", Language.ENGLISH, false, false)
                        .entries())
                .allSatisfy(entry -> assertThat(entry.link()).isEmpty());
    }

    @Test
    @DisplayName("says of a person who transferred money that it was not the provider")
    void transferred() {
        happened(
                20,
                PaymentId.of(ORDER, CARD).value(),
                new RepaymentTransferred(
                        PaymentId.of(ORDER, CARD), ORDER, CARD, "refund-1", CARD_FOR_MUGS, TransferMeans.values()[0]),
                Map.of("subject", "sam", "role", "support"));

        assertThat(told(Language.ENGLISH)).last().extracting(Entry::actor).isEqualTo(Actor.SUPPORT);
    }

    @Test
    @DisplayName("says which event cannot be read, and tells the rest")
    void damaged() {
        log.publish(new Damaged(new GenericDomainEventMessage<>(
                "Any",
                ORDER.value(),
                sequences.get(ORDER.value()),
                MugsAndTea.confirmed(),
                SYSTEM,
                "event-20",
                START)));

        List<Entry> told = told(Language.ENGLISH);

        assertThat(told)
                .hasSize(12)
                .filteredOn(entry -> entry.eventId().equals("event-20"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.event()).isEqualTo("OrderConfirmed");
                    assertThat(entry.text())
                            .isEqualTo(
                                    "OrderConfirmed, number 8 of what was recorded there, cannot be read. The rest is told.");
                });
    }

    private static final class Damaged extends GenericDomainEventMessage<Object> {

        private static final long serialVersionUID = 1L;

        Damaged(DomainEventMessage<Object> event) {
            super(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event,
                    event.getTimestamp());
        }

        @Override
        public Object getPayload() {
            throw new SerializationException("torn");
        }
    }

    @Test
    @DisplayName("keeps what one of them recorded in its order, even where a clock was turned back")
    void clockTurnedBack() {
        shipped(
                -30,
                POTTER + ".2",
                new ShipmentCancelled(ShipmentId.of(ORDER, POTTER + ".2"), ORDER, POTTER, "ANOTHER_REASON"),
                SYSTEM);

        assertThat(told(Language.ENGLISH))
                .last()
                .extracting(Entry::text)
                .isEqualTo("Parcel icheon-pottery.2 stays where it is.");
    }

    @Test
    @DisplayName("tells what comes back: what the order, the return and shipping decided and saw of it (ORD-11)")
    void comesBack() {
        ReturnShipmentId back = ReturnShipmentId.of(ORDER, 1);
        String ofTheReturn = ReturnId.of(ORDER, 1).value();
        ordered(300, MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND), Map.of("subject", "customer-jiwon"));
        happened(301, ofTheReturn, MugsReturned.opened(ReturnReason.CHANGE_OF_MIND), SYSTEM);
        happened(302, ofTheReturn, MugsReturned.approved(), SYSTEM);
        happened(303, back.value(), new ReturnShipmentLabelled(back, ORDER, "simulated", "SIM0003"), SYSTEM);
        ordered(304, MugsThatComeBack.labelledForReturn(), SYSTEM);
        happened(305, ofTheReturn, MugsReturned.inspected(true, Verdict.refund(1, 2)), SYSTEM);
        ordered(306, MugsThatComeBack.bothBackForAChangeOfMind(), SYSTEM);

        assertThat(told(Language.ENGLISH))
                .extracting(Entry::text)
                .endsWith(
                        "Return 1 was asked for: it is not wanted any more.",
                        "Return 1 may come back.",
                        "Return 1 has its label, SIM0003.",
                        "What came back as return 1 was inspected.",
                        "₩25,800 is given back for return 1; ₩4,900 was withheld for the way back, and ₩0 because of the inspection.");
        assertThat(told(Language.KOREAN))
                .extracting(Entry::text)
                .contains("반품 1: 반품이 접수되었다(사유: 단순 변심).", "반품 1: 반품 운송장이 발급되었다(운송장 번호: SIM0003).");
    }
}
