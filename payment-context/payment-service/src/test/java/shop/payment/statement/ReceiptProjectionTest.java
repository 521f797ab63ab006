package shop.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.requestedWithCashReceipt;
import static shop.payment.collecting.TwoBlueMugs.settledOutside;
import static shop.payment.collecting.TwoBlueMugs.won;
import static shop.payment.receipting.ReceiptsOfTwoMugs.BOOK;
import static shop.payment.receipting.ReceiptsOfTwoMugs.issued;
import static shop.payment.receipting.ReceiptsOfTwoMugs.many;
import static shop.payment.receipting.ReceiptsOfTwoMugs.moved;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.kernel.CashReceipt;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.api.FindPaymentReceipts;
import shop.payment.api.FindReceipts;
import shop.payment.api.MoneyMovement;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptPage;
import shop.payment.api.ReceiptView;
import shop.payment.api.ReceiptView.Cancelled;
import shop.payment.receipting.MoneyMoved;
import shop.payment.receipting.ReceiptsIssued;
import shop.rehearsal.FedProjection;

@DisplayName("The list of receipts (PAY-19)")
class ReceiptProjectionTest {

    private static final ReceiptBookId LAST_YEAR = ReceiptBookId.of("shop", 2025);
    private static final OrderId OTHER = OrderId.of("order-a-teapot");
    private static final MoneyMoved FIRST_MUG = moved(MoneyMovement.CAPTURED, "hamburg", ONE);
    private static final MoneyMoved SECOND_MUG = moved(MoneyMovement.CAPTURED, "munich", ONE);
    private static final MoneyMoved A_TEAPOT =
            new MoneyMoved(PaymentId.of(OTHER, 1), OTHER, MoneyMovement.PAID, "", BOTH, NINE);

    private static final Optional<CashReceipt> OF_THE_TENDER =
            Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678"));

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final ReceiptQueries queries = new ReceiptQueries(template);
    private final FedProjection projection = FedProjection.of(new ReceiptProjection(template));
    private final List<DomainEventMessage<?>> heard = new ArrayList<>();

    @BeforeEach
    void paymentIsKnown() {
        try (Projecting payments = Projecting.of(StatementsForTests.projection(template), PAYMENT)) {
            payments.hears(NINE, requestedWithCashReceipt());
        }
    }

    @AfterEach
    void stop() {
        projection.close();
        client.close();
        mongo.close();
    }

    /** All that was heard is heard again each time, as after a crash. */
    private void hears(ReceiptsIssued event) {
        long sequence = heard.stream()
                .filter(before ->
                        before.getAggregateIdentifier().equals(event.bookId().value()))
                .count();
        heard.add(new GenericDomainEventMessage<>(
                "ReceiptBook", event.bookId().value(), sequence, event, Map.of(), "event-" + heard.size(), NINE));
        projection.hears(List.copyOf(heard));
    }

    private List<ReceiptView> ofPayment() {
        return queries.handle(new FindPaymentReceipts(PAYMENT)).orElseThrow().receipts();
    }

    private ReceiptPage page(boolean oldestFirst, Optional<Long> after, int size) {
        return queries.handle(new FindReceipts(BOOK, oldestFirst, after, size));
    }

    private static List<Long> numbers(ReceiptPage page) {
        return page.receipts().stream().map(ReceiptView::number).toList();
    }

    @Test
    @DisplayName("tells what was taken and given back, under the number of its year")
    void tells() {
        hears(issued(1, 4, FIRST_MUG, A_TEAPOT));

        assertThat(ofPayment())
                .containsExactly(new ReceiptView(
                        "shop",
                        2026,
                        1,
                        ReceiptView.Kind.SALE,
                        MoneyMovement.CAPTURED,
                        PAYMENT,
                        ORDER,
                        Optional.of(PaymentMethod.VOUCHER),
                        "hamburg",
                        ONE,
                        NINE,
                        List.of(),
                        Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678"))));
        assertThat(page(true, Optional.empty(), 20).receipts())
                .extracting(ReceiptView::method)
                .containsExactly(Optional.of(PaymentMethod.VOUCHER), Optional.empty());
    }

    @Test
    @DisplayName("tells of a cancellation which sales it cancels, the first sale first, over the years")
    void cancellations() {
        hears(issued(LAST_YEAR, 8, 4, FIRST_MUG));
        hears(issued(1, 7, SECOND_MUG, A_TEAPOT));
        hears(issued(3, 9, moved(MoneyMovement.REFUNDED, "refund-1", won(5_000))));
        hears(issued(4, 12, moved(MoneyMovement.TRANSFERRED, "refund-2", won(10_000))));

        assertThat(ofPayment())
                .extracting(ReceiptView::year, ReceiptView::number)
                .containsExactly(tuple(2025, 8L), tuple(2026, 1L), tuple(2026, 3L), tuple(2026, 4L));
        assertThat(ofPayment())
                .extracting(ReceiptView::cancels)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(new Cancelled("shop", 2025, 8, won(5_000))),
                        List.of(
                                new Cancelled("shop", 2025, 8, won(7_900)),
                                new Cancelled("shop", 2026, 1, won(2_100))));
        assertThat(page(true, Optional.of(2L), 20).receipts())
                .extracting(ReceiptView::kind, ReceiptView::cancels)
                .containsExactly(
                        tuple(ReceiptView.Kind.CANCELLATION, List.of(new Cancelled("shop", 2025, 8, won(5_000)))),
                        tuple(
                                ReceiptView.Kind.CANCELLATION,
                                List.of(
                                        new Cancelled("shop", 2025, 8, won(7_900)),
                                        new Cancelled("shop", 2026, 1, won(2_100)))));
    }

    @Test
    @DisplayName("tells of what goes back twice that it cancels no sale")
    void twice() {
        hears(issued(1, 4, FIRST_MUG, moved(MoneyMovement.REFUNDED, "refund-1", ONE)));
        hears(issued(3, 6, moved(MoneyMovement.TRANSFERRED, "refund-2", ONE)));

        assertThat(ofPayment()).last().satisfies(receipt -> {
            assertThat(receipt.amount()).isEqualTo(ONE);
            assertThat(receipt.cancels()).isEmpty();
        });
    }

    @Test
    @DisplayName("goes page by page through the numbers, either way, and counts as many as the last number says")
    void pages() {
        hears(many(1, 3, FIRST_MUG));
        hears(many(4, 4, A_TEAPOT));
        hears(issued(LAST_YEAR, 1, 2, FIRST_MUG));

        ReceiptPage first = page(true, Optional.empty(), 2);
        assertThat(numbers(first)).containsExactly(1L, 2L);
        assertThat(first.next()).contains(2L);
        assertThat(first.total()).isEqualTo(7);
        assertThat(first.lastNumber()).isEqualTo(7);
        assertThat(numbers(page(true, first.next(), 3))).containsExactly(3L, 4L, 5L);
        assertThat(page(true, Optional.of(5L), 2).next()).isEmpty();

        ReceiptPage last = page(false, Optional.empty(), 5);
        assertThat(numbers(last)).containsExactly(7L, 6L, 5L, 4L, 3L);
        assertThat(numbers(page(false, last.next(), 5))).containsExactly(2L, 1L);
    }

    @Test
    @DisplayName("would show a number that was left out")
    void gap() {
        hears(many(1, 3, FIRST_MUG));
        hears(many(5, 1, FIRST_MUG));

        ReceiptPage page = page(true, Optional.empty(), 20);
        assertThat(page.lastNumber()).isEqualTo(5);
        assertThat(page.total()).isEqualTo(4);
    }

    @Test
    @DisplayName("has none of a payment that has moved nothing, none of a year without any, and knows no other payment")
    void none() {
        assertThat(ofPayment()).isEmpty();
        assertThat(queries.handle(new FindPaymentReceipts(PaymentId.of(OTHER, 1))))
                .isEmpty();
        ReceiptPage page = page(true, Optional.empty(), 20);
        assertThat(page).isEqualTo(new ReceiptPage(List.of(), Optional.empty(), 0, 0));
    }

    @Test
    @DisplayName(
            "tells of what a person has collected no method, its own cash receipt, and what cancels it: what was given back so")
    void outside() {
        CashReceipt hers = new CashReceipt(CashReceipt.Purpose.EXPENSE_PROOF, "tok_receipt_9f3");
        try (Projecting payments = Projecting.of(StatementsForTests.projection(template), PAYMENT)) {
            payments.hears(
                    NINE,
                    requestedWithCashReceipt(),
                    settledOutside("settlement-1", OutsideSettlement.COLLECTED, ONE, Optional.of(hers)));
        }
        hears(issued(
                1,
                9,
                FIRST_MUG,
                moved(MoneyMovement.COLLECTED, "settlement-1", ONE),
                moved(MoneyMovement.HANDED_BACK, "settlement-2", won(2_900)),
                moved(MoneyMovement.REFUNDED, "refund-1", won(2_900))));

        assertThat(ofPayment())
                .extracting(
                        ReceiptView::kind,
                        ReceiptView::method,
                        ReceiptView::cashReceipt,
                        receipt -> receipt.cancels().stream()
                                .map(Cancelled::number)
                                .toList())
                .containsExactly(
                        tuple(ReceiptView.Kind.SALE, Optional.of(PaymentMethod.VOUCHER), OF_THE_TENDER, List.of()),
                        tuple(ReceiptView.Kind.SALE, Optional.empty(), Optional.of(hers), List.of()),
                        tuple(ReceiptView.Kind.CANCELLATION, Optional.empty(), Optional.empty(), List.of(2L)),
                        tuple(
                                ReceiptView.Kind.CANCELLATION,
                                Optional.of(PaymentMethod.VOUCHER),
                                OF_THE_TENDER,
                                List.of(1L)));
    }
}
