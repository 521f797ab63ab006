package shop.order.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.order.api.Awaited;
import shop.order.api.Awaited.LastRefusal;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderView;
import shop.order.api.RefusalReason;
import shop.order.ordering.MugsAndTea;
import shop.order.tracking.ClosedOrder;
import shop.wording.MessageTexts;

@DisplayName("What an order waits for, in words")
class WaitsInWordsTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");

    private final WaitsInWords words = new WaitsInWords();

    private static Awaited awaited(Whom of, What what) {
        return new Awaited(of, what, Optional.of(1), Optional.empty(), NINE, Optional.empty(), "in English");
    }

    private List<String> inKorean(Awaited... awaited) {
        return words.of(ClosedOrder.waitingFor(awaited), Language.KOREAN).waitsFor().stream()
                .map(Awaited::text)
                .toList();
    }

    @Test
    @DisplayName("says of what and whom, that there is no answer, and why it was refused, in Korean")
    void korean() {
        LastRefusal no = new LastRefusal(RefusalReason.NO_REFUNDS, NINE, "in English");
        OrderView told = words.of(
                ClosedOrder.waitingFor(
                        awaited(Whom.PROVIDER, What.PAYMENT).unknown(NINE, ", and more"),
                        awaited(Whom.CUSTOMER, What.PAYMENT),
                        awaited(Whom.SUPPORT, What.TRANSFER).refused(Optional.of(no))),
                Language.KOREAN);

        assertThat(told.waitsFor())
                .extracting(Awaited::text)
                .containsExactly(
                        "결제 건 1: 승인 또는 결제를 기다린다. PG사의 응답이 없어 처리되었는지 알 수 없다. 결과를 알 때까지" + " PG사에 확인한다.",
                        "결제 건 1: 고객의 결제 또는 본인 인증을 기다린다.",
                        "결제 건 1: 담당자가 고객에게 수기로 환불해야 한다.");
        assertThat(told.waitsFor().get(2).lastRefusal())
                .contains(new LastRefusal(RefusalReason.NO_REFUNDS, NINE, "PG사를 통한 환불이 없는 결제 수단"));
        assertThat(inKorean(new Awaited(
                        Whom.SHIP_FROM,
                        What.HAND_OVER,
                        Optional.empty(),
                        Optional.of(MugsAndTea.POTTER),
                        NINE,
                        Optional.empty(),
                        "in English")))
                .containsExactly("배송 건 icheon-pottery: 출고를 기다린다.");
    }

    @Test
    @DisplayName("says which return or claim it is about, and how often something was asked for in vain, in Korean")
    void koreanNumbers() {
        Awaited ofNoTender = new Awaited(
                Whom.SUPPORT, What.CLAIM, Optional.empty(), Optional.of("boseong-tea"), NINE, Optional.empty(), "");
        Awaited approval = new Awaited(
                Whom.SUPPORT, What.APPROVAL, Optional.empty(), Optional.empty(), NINE, Optional.empty(), "in English");

        assertThat(inKorean(
                        approval.about("2"),
                        ofNoTender.about("3"),
                        awaited(Whom.SUPPORT, What.STANDSTILL).asked(4, Optional.empty())))
                .containsExactly(
                        "반품 2: 담당자가 반품을 승인할지 정해야 한다.",
                        "클레임 3, 배송 건 boseong-tea: 고객이 상품의 문제를 접수했다. 담당자가 환불하거나 재발송할지 정해야 한다.",
                        "결제 건 1: 4번 요청했으나 응답이 없다. 담당자가 원인을 확인해야 한다.");
    }

    @Test
    @DisplayName("leaves the view as it is in English")
    void english() {
        OrderView order = ClosedOrder.waitingFor(awaited(Whom.PROVIDER, What.PAYMENT));

        assertThat(words.of(order, Language.ENGLISH)).isSameAs(order);
    }

    @Test
    @DisplayName("has words for all that can be waited for and refused, and for nothing else")
    void isComplete() {
        MessageTexts texts = MessageTexts.of(Language.KOREAN.locale, WaitsInWords.TEXTS);
        TreeSet<String> needed =
                new TreeSet<>(List.of("about.return", "about.claim", "about.tender", "about.parcel", "unknown"));
        Stream.of(What.values()).map(what -> "What." + what).forEach(needed::add);
        Stream.of(RefusalReason.values())
                .map(reason -> "RefusalReason." + reason)
                .forEach(needed::add);
        needed.addAll(List.of("What.PAYMENT.CUSTOMER", "What.DISPUTE.SUPPORT"));

        assertThat(texts.keys()).isEqualTo(needed);
        assertThat(needed)
                .allSatisfy(key -> assertThat(texts.find(key).orElseThrow()).doesNotContainPattern("습니다|합니다|소포|텐더"));
    }
}
