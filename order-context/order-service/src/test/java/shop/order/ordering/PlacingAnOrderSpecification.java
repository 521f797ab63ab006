package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.card;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.greenTea;
import static shop.order.ordering.MugsAndTea.place;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.slip;
import static shop.order.ordering.MugsAndTea.twoBlueMugs;
import static shop.order.ordering.MugsAndTea.voucher;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.ParcelContents;
import shop.order.api.PlaceOrder;
import shop.order.api.Share;
import shop.order.api.Share.Part;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.WithdrawalExclusion;
import shop.specification.AggregateSpecification;

@DisplayName("An order that is being placed")
class PlacingAnOrderSpecification {

    private static final LocalDate THURSDAY = LocalDate.parse("2026-01-08");

    @RegisterExtension
    final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class)
            .withResource(MugsAndTea.PAYMENT_WINDOW)
            .withResource(MugsThatComeBack.RETURN_TERMS);

    @Test
    @DisplayName("is accepted, and it is decided once and for all which tender pays for what")
    void isAccepted() {
        order.givenNothing().when(place()).then(placed()).thenAnswers(0L);
    }

    @Test
    @DisplayName("is confirmed at once when it costs nothing")
    void mayCostNothing() {
        OrderLine gift = new OrderLine("MUG-GIFT", "Gift mug", 1, won(12_900), won(12_900), won(0), POTTER, won(0));

        order.givenNothing()
                .when(place(List.of(gift), List.of()))
                .then(
                        new Basket().of(gift).paidBy(List.of()).placed(),
                        new OrderConfirmed(
                                ORDER,
                                JIWON,
                                List.of(new ParcelContents(
                                        POTTER, List.of(new ParcelContents.Item(1, "MUG-GIFT", "Gift mug", 1)))),
                                Optional.of(MugsAndTea.PROMISED)));
    }

    @Test
    @DisplayName(
            "keeps what the customer was told of their right to change their mind, and what they were told in an order is part of it (ORD-13, ORD-24)")
    void keepsExclusions() {
        List<Tender> tenders = placed().tenders();
        order.givenNothing()
                .when(place(
                        List.of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.MADE_TO_ORDER), greenTea()), tenders))
                .then(MugsAndTea.placedExcluding(WithdrawalExclusion.MADE_TO_ORDER));
        order.given(placed())
                .when(place(
                        List.of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.MADE_TO_ORDER), greenTea()), tenders))
                .thenRejected("ORD-13", "key-used-for-another-order");
    }

    @Test
    @DisplayName("keeps the reference that it comes with, which is part of it; a card number is none (ORD-13, PAY-09)")
    void keepsItsReference() {
        order.givenNothing().when(MugsAndTea.placeAs("WEB-20417")).then(MugsAndTea.placedAs("WEB-20417"));
        order.given(MugsAndTea.placedAs("WEB-20417"))
                .when(MugsAndTea.placeAs("WEB-20417"))
                .thenNothing()
                .when(MugsAndTea.placeAs("WEB-20418"))
                .thenRejected("ORD-13", "key-used-for-another-order");
        order.givenNothing().when(MugsAndTea.placeAs("4242 4242 4242 4242")).thenRejected("PAY-09");
    }

    @Nested
    @DisplayName("says until when to pay (ORD-28)")
    class SaysUntilWhenToPay {

        @Test
        @DisplayName("with a slip: two business days of the market after it is due, at the end of the day there")
        void twoBusinessDaysAfterTheSlip() {
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(slip(12_400, Optional.of(THURSDAY)))))
                    .then(placed(slip(12_400, Optional.of(THURSDAY)), "2026-01-13T00:00:00+09:00", Optional.empty()));
        }

        @Test
        @DisplayName("with a slip of no date of its own, which is due in three days: that is said, too")
        void slipWithoutDate() {
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(slip(12_400, Optional.empty()))))
                    .then(placed(slip(12_400, Optional.empty()), "2026-01-13T00:00:00+09:00", Optional.of(THURSDAY)));
        }

        @Test
        @DisplayName("once: the same order is the same after its slip was due")
        void decidedOnce() {
            order.at(Instant.parse("2026-01-05T09:00:00+09:00"))
                    .givenCommands(place(List.of(greenTea()), List.of(slip(12_400, Optional.of(THURSDAY)))))
                    .at(Instant.parse("2026-03-05T09:00:00+09:00"))
                    .when(place(List.of(greenTea()), List.of(slip(12_400, Optional.of(THURSDAY)))))
                    .thenNothing();
        }

        @Test
        @DisplayName("and is refused with a slip that was due yesterday, by the market's clocks")
        void dueYesterday() {
            PlaceOrder late =
                    place(List.of(greenTea()), List.of(slip(12_400, Optional.of(LocalDate.parse("2026-01-05")))));
            order.at(Instant.parse("2026-01-05T23:59:59+09:00"))
                    .when(late)
                    .then(placed(
                            slip(12_400, Optional.of(LocalDate.parse("2026-01-05"))),
                            "2026-01-08T00:00:00+09:00",
                            Optional.empty()));
            order.at(Instant.parse("2026-01-06T00:00:00+09:00")).when(late).thenRejected("ORD-28", "due-date-past");
        }

        @Test
        @DisplayName("and is refused with a slip that is due in more than 90 days: other money is held meanwhile")
        void dueTooLate() {
            Tender lastDay = slip(12_400, Optional.of(LocalDate.parse("2026-04-05")));
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(lastDay)))
                    .then(placed(lastDay, "2026-04-08T00:00:00+09:00", Optional.empty()));
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(slip(12_400, Optional.of(LocalDate.parse("2026-04-06"))))))
                    .thenRejected("ORD-28", "due-date-too-late");
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource(names = "BANK_SLIP", mode = EnumSource.Mode.EXCLUDE)
        @DisplayName("and is refused with a due date beside what is paid at once")
        void dueDateWithoutSlip(TenderMethod method) {
            Tender tender = new Tender(method, won(12_400), "tok_approve", 1, Optional.of(THURSDAY));
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(tender)))
                    .thenRejected("ORD-28", "due-date-without-slip");
        }

        private OrderPlaced placed(Tender slip, String payUntil, Optional<LocalDate> slipsDue) {
            return tea(slip)
                    .payUntil(Optional.of(Instant.parse(payUntil)))
                    .slipsDue(slipsDue)
                    .placed();
        }
    }

    /** The tea alone, which this tender pays. */
    private static Basket tea(Tender tender) {
        return new Basket()
                .of(greenTea())
                .paidBy(
                        List.of(tender),
                        new Share(1, Part.GOODS, 1, won(8_500)),
                        new Share(1, Part.SHIPPING, 1, won(3_900)));
    }

    @Nested
    @DisplayName("with a cash receipt (PAY-19)")
    class WithACashReceipt {

        @Test
        @DisplayName("keeps what it needs, beside its tender")
        void isKept() {
            Tender voucher = tender(TenderMethod.VOUCHER, "010-****-5678");
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(voucher)))
                    .then(tea(voucher).placed());
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "010-1234-5678",
                    "123-45-67890",
                    "010-***4-5678",
                    "010 1234 5678",
                    "\uff10\uff11\uff10",
                    "010-1234-5678-****",
                    "****01012345678",
                    "tel:010-1234-5678",
                    "p01012345678",
                    "KR123-45-67890",
                    "tok_of_821012345678"
                })
        @DisplayName("is refused when it names somebody in clear")
        void inClear(String identifier) {
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(tender(TenderMethod.BANK_SLIP, identifier))))
                    .thenRejected("PAY-19", "cash-receipt-identifier-in-clear");
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource(names = {"CARD", "DEBIT"})
        @DisplayName("is refused beside a card, whose slip is the proof")
        void besideACard(TenderMethod method) {
            order.givenNothing()
                    .when(place(List.of(greenTea()), List.of(tender(method, "tok_receipt_9f3"))))
                    .thenRejected("PAY-19", "cash-receipt-of-a-card");
        }

        private Tender tender(TenderMethod method, String identifier) {
            return new Tender(
                    method,
                    won(12_400),
                    "tok_approve",
                    1,
                    Optional.empty(),
                    Optional.of(new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, identifier)));
        }
    }

    @Nested
    @DisplayName("more than once")
    class MoreThanOnce {

        @Test
        @DisplayName("is the same order when its content is the same (ORD-13)")
        void isTheSameOrder() {
            order.given(placed()).when(place()).thenNothing();
        }

        @Test
        @DisplayName("is the same order even after it went on (ORD-13)")
        void isTheSameOrderLater() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(place())
                    .thenNothing();
        }

        @Test
        @DisplayName("is refused when the same key comes with another content (ORD-13)")
        void isRefusedWithAnotherContent() {
            order.given(placed())
                    .when(place(List.of(twoBlueMugs()), List.of(card(30_700))))
                    .thenRejected("ORD-13", "key-used-for-another-order");
        }

        @Test
        @DisplayName("is refused when the same key comes from another customer (ORD-13)")
        void isRefusedForAnotherCustomer() {
            PlaceOrder stolen = new Basket().by("customer-eve").place();

            order.given(placed()).when(stolen).thenRejected("ORD-13", "key-used-for-another-order");
        }
    }

    @Nested
    @DisplayName("is refused for its lines")
    class Lines {

        @Test
        @DisplayName("when it has none (ORD-01)")
        void none() {
            refused(List.of(), "no-lines");
        }

        @Test
        @DisplayName("when a quantity is zero (ORD-01)")
        void zero() {
            refused(List.of(twoBlueMugs(), tea(0, 8_500, 0, 3_900)), "quantity-not-positive");
        }

        @Test
        @DisplayName("when a quantity is negative (ORD-01)")
        void negativeQuantity() {
            refused(List.of(tea(-1, 8_500, 0, 3_900)), "quantity-not-positive");
        }

        @Test
        @DisplayName("when a price is negative (ORD-01)")
        void negativePrice() {
            refused(List.of(tea(1, -8_500, 0, 3_900)), "amount-negative");
        }

        @Test
        @DisplayName("when a discount is negative (ORD-01)")
        void negativeDiscount() {
            refused(List.of(tea(1, 8_500, -1_000, 3_900)), "amount-negative");
        }

        @Test
        @DisplayName("when a shipping fee is negative (ORD-01)")
        void negativeFee() {
            refused(List.of(tea(1, 8_500, 0, -3_900)), "amount-negative");
        }

        @Test
        @DisplayName(
                "when a discount is more than the goods cost, because it cannot be set off against the shipping fee "
                        + "(ORD-01)")
        void discountTooHigh() {
            refused(List.of(tea(1, 8_500, 8_501, 3_900)), "discount-exceeds-price");
        }

        @Test
        @DisplayName("when they are in several currencies (ORD-01)")
        void severalCurrencies() {
            Money euros = Money.of(850, "EUR");
            Money none = Money.zero("EUR");
            refused(
                    List.of(
                            twoBlueMugs(),
                            new OrderLine("TEA", "Green tea", 1, euros, none, none, "boseong-tea", none)),
                    "several-currencies");
        }

        @Test
        @DisplayName("when one line is in several currencies (ORD-01)")
        void severalCurrenciesInOneLine() {
            OrderLine mixed = new OrderLine(
                    "TEA", "Green tea", 1, won(8_500), won(0), won(0), "boseong-tea", Money.of(390, "EUR"));
            refused(List.of(mixed), "several-currencies");
        }

        @Test
        @DisplayName("when they cost more than can be counted (ORD-01)")
        void tooMuch() {
            Money fortune = Money.of(Long.MAX_VALUE, "KRW");
            OrderLine planet = new OrderLine("PLANET", "A planet", 2, fortune, won(0), won(0), "universe", won(0));
            OrderLine moon = new OrderLine("MOON", "A moon", 1, fortune, won(0), won(0), "universe", won(0));
            refused(List.of(planet), "amount-too-large");
            refused(List.of(moon, moon), "amount-too-large");
        }

        private void refused(List<OrderLine> lines, String code) {
            order.givenNothing().when(place(lines, List.of(card(12_400)))).thenRejected("ORD-01", code);
        }

        private OrderLine tea(int quantity, long price, long discount, long fee) {
            return new OrderLine(
                    "TEA-GREEN", "Green tea", quantity, won(price), won(discount), won(1_127), "boseong-tea", won(fee));
        }
    }

    @Test
    @DisplayName("is refused when a text of it looks like a card number (PAY-09)")
    void cardNumberAsSku() {
        OrderLine mug =
                new OrderLine("4111 1111 1111 1111", "Blue mug", 1, won(12_900), won(0), won(0), POTTER, won(0));

        order.givenNothing().when(place(List.of(mug), List.of(card(12_900)))).thenRejected("PAY-09", "card-number");
    }

    @Nested
    @DisplayName("is refused for its tenders")
    class Tenders {

        @Test
        @DisplayName("when they are less than it costs (ORD-02)")
        void tooLittle() {
            refused("ORD-02", "tenders-differ-from-total", card(33_099), voucher(10_000));
        }

        @Test
        @DisplayName("when they are more than it costs (ORD-02)")
        void tooMuch() {
            refused("ORD-02", "tenders-differ-from-total", card(33_100), voucher(10_001));
        }

        @Test
        @DisplayName("when there are none although it costs something (ORD-02)")
        void none() {
            refused("ORD-02", "tenders-differ-from-total");
        }

        @Test
        @DisplayName("when one of them is zero (ORD-02)")
        void zero() {
            refused("ORD-02", "tender-not-positive", card(43_100), voucher(0));
        }

        @Test
        @DisplayName("when one of them is negative, even if the sum fits (ORD-02)")
        void negative() {
            refused("ORD-02", "tender-not-positive", card(53_100), voucher(-10_000));
        }

        @Test
        @DisplayName("when they are more than can be counted (ORD-02)")
        void moreThanCanBeCounted() {
            Tender fortune =
                    new Tender(TenderMethod.CARD, Money.of(Long.MAX_VALUE, "KRW"), "tok_approve", 1, Optional.empty());
            refused("ORD-02", "tenders-differ-from-total", fortune, fortune);
        }

        @Test
        @DisplayName("when one of them is in another currency than the lines (ORD-01)")
        void anotherCurrency() {
            Tender euros = new Tender(TenderMethod.VOUCHER, Money.of(1000, "EUR"), "tok_approve", 1, Optional.empty());
            refused("ORD-01", "several-currencies", card(33_100), euros);
        }

        private void refused(String rule, String code, Tender... tenders) {
            order.givenNothing()
                    .when(place(List.of(twoBlueMugs(), greenTea()), List.of(tenders)))
                    .thenRejected(rule, code);
        }
    }

    /** A text of an order, and how many characters it may have. */
    enum LongText {
        CUSTOMER_ID(64),
        ORDER_REFERENCE(64),
        RECIPIENT_NAME(200),
        STREET(200),
        SECOND_STREET(200),
        CITY(100),
        POSTCODE(16),
        REGION(100),
        EMAIL(200),
        PHONE(32),
        SKU(64),
        DESCRIPTION(200),
        SHIP_FROM(64),
        TOKEN(200);

        private final int most;

        LongText(int most) {
            this.most = most;
        }
    }

    @Nested
    @DisplayName("stays within bounds, and is refused")
    class Bounds {

        @Test
        @DisplayName("and is not as long as it has no more of anything than there may be (ORD-31)")
        void most() {
            accepted(Collections.nCopies(200, mug(1, won(1), won(0))), tender(won(200)));
            accepted(
                    List.of(mug(1_000_000, won(1), won(1_000_000))),
                    Collections.nCopies(50, tender(won(20_000))).toArray(Tender[]::new));
            accepted(List.of(mug(1, won(5_000), won(5_000))), instalments(99));
        }

        @Test
        @DisplayName("when it has more payments, or more instalments, than anybody pays in (ORD-31)")
        void payments() {
            List<OrderLine> lines = List.of(mug(51, won(100), won(0)));
            order.givenNothing()
                    .when(place(lines, Collections.nCopies(51, tender(won(100)))))
                    .thenRejected("ORD-31", "too-many");
            order.givenNothing()
                    .when(place(List.of(mug(1, won(5_000), won(0))), List.of(instalments(100))))
                    .thenRejected("ORD-31", "too-many");
            order.givenNothing()
                    .when(place(List.of(mug(1, won(5_000), won(0))), List.of(instalments(0))))
                    .thenRejected("ORD-31", "too-few");
        }

        private Tender instalments(int number) {
            return new Tender(TenderMethod.CARD, won(5_000), "tok_approve", number, Optional.empty());
        }

        private void accepted(List<OrderLine> lines, Tender... tenders) {
            order.givenNothing().when(place(lines, List.of(tenders))).thenAnswers(0L);
        }

        @Test
        @DisplayName("and is not as long as no text is longer than a label or a page can hold (ORD-31)")
        void longestTexts() {
            order.givenNothing().when(with(EnumSet.allOf(LongText.class), 0)).thenAnswers(0L);
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource
        @DisplayName("when one text has a character more than that (ORD-31)")
        void longTexts(LongText text) {
            order.givenNothing().when(with(EnumSet.of(text), 1)).thenRejected("ORD-31", "text-too-long");
        }

        private PlaceOrder with(Set<LongText> texts, int more) {
            BiFunction<LongText, String, String> said =
                    (text, usual) -> texts.contains(text) ? "m".repeat(text.most + more) : usual;
            Recipient recipient = JIWON.recipient();
            String customer = said.apply(LongText.CUSTOMER_ID, "customer-jiwon");
            return new PlaceOrder(
                    ORDER,
                    customer,
                    new PersonalData(
                            customer,
                            new Recipient(
                                    said.apply(LongText.RECIPIENT_NAME, recipient.name()),
                                    said.apply(LongText.STREET, recipient.street()),
                                    said.apply(LongText.CITY, recipient.city()),
                                    said.apply(LongText.POSTCODE, recipient.postcode()),
                                    said.apply(LongText.REGION, recipient.region()),
                                    recipient.country(),
                                    said.apply(LongText.EMAIL, recipient.email()),
                                    Optional.of(said.apply(LongText.SECOND_STREET, "Gate 2")),
                                    Optional.of(said.apply(LongText.PHONE, "02-120")))),
                    List.of(new OrderLine(
                            said.apply(LongText.SKU, "MUG"),
                            said.apply(LongText.DESCRIPTION, "Mug"),
                            1,
                            won(5_000),
                            won(0),
                            won(0),
                            said.apply(LongText.SHIP_FROM, POTTER),
                            won(0))),
                    List.of(new Tender(
                            TenderMethod.CARD,
                            won(5_000),
                            said.apply(LongText.TOKEN, "tok_approve"),
                            1,
                            Optional.empty())),
                    Optional.of(MugsAndTea.PROMISED),
                    IfDeclined.REJECT,
                    IfShort.SHIP_REST,
                    Optional.of(said.apply(LongText.ORDER_REFERENCE, "WEB-20417")));
        }

        @Test
        @DisplayName("when one price is more than a provider can be asked for (ORD-31)")
        void price() {
            Money fortune = Money.of(Long.MAX_VALUE, "KRW");
            refused(List.of(mug(1, fortune, won(0))), fortune, "amount-too-large");
        }

        @Test
        @DisplayName("when a line, or all lines together, cost more than that (ORD-31)")
        void sums() {
            Money most = Money.of(Money.MOST, "KRW");
            Money half = Money.of(500_000_000_000L, "KRW");
            refused(List.of(mug(2, half, won(0))), Money.of(1_000_000_000_000L, "KRW"), "amount-too-large");
            refused(
                    List.of(mug(1, half, won(0)), mug(1, half, won(0))),
                    Money.of(1_000_000_000_000L, "KRW"),
                    "amount-too-large");
            order.givenNothing()
                    .when(place(List.of(mug(1, most, won(0))), List.of(tender(most))))
                    .thenAnswers(0L);
        }

        @Test
        @DisplayName("when a line has more units than anybody packs (ORD-31)")
        void units() {
            refused(List.of(mug(1_000_001, won(1), won(0))), won(1_000_001), "too-many");
        }

        @Test
        @DisplayName("when the tax that is included is more than goods and fee (ORD-31)")
        void tax() {
            refused(List.of(mug(1, won(5_000), won(5_001))), won(5_000), "tax-exceeds-amount");
        }

        @Test
        @DisplayName("when its currency is in use no more, or is no money (ORD-31)")
        void currency() {
            refused(
                    List.of(mug(1, Money.of(100, "DEM"), Money.zero("DEM"))),
                    Money.of(100, "DEM"),
                    "currency-not-in-use");
            refused(
                    List.of(mug(1, Money.of(100, "CHE"), Money.zero("CHE"))),
                    Money.of(100, "CHE"),
                    "currency-not-in-use");
        }

        @Test
        @DisplayName("when it has more lines than anybody packs (ORD-31)")
        void lines() {
            List<OrderLine> lines = Collections.nCopies(201, mug(1, won(1), won(0)));
            refused(lines, won(201), "too-many");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("when delivery is promised for a day that no order can mean (ORD-31)")
        @ValueSource(strings = {"1999-12-31", "+58879-01-01", "2028-01-06"})
        void promise(String day) {
            order.givenNothing().when(promised(day)).thenRejected("ORD-31", "date-out-of-bounds");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("and not for the first day, and the last, that one can mean (ORD-31)")
        @ValueSource(strings = {"2000-01-01", "2028-01-05"})
        void promiseThatCanBe(String day) {
            order.givenNothing().when(promised(day)).thenAnswers(0L);
        }

        private PlaceOrder promised(String day) {
            return new Basket().promised(Optional.of(LocalDate.parse(day))).place();
        }

        private void refused(List<OrderLine> lines, Money total, String code) {
            order.givenNothing().when(place(lines, List.of(tender(total)))).thenRejected("ORD-31", code);
        }

        private Tender tender(Money amount) {
            return new Tender(TenderMethod.CARD, amount, "tok_approve", 1, Optional.empty());
        }

        private OrderLine mug(int quantity, Money price, Money tax) {
            Money nothing = Money.zero(price.currency());
            return new OrderLine("MUG", "Mug", quantity, price, nothing, tax, POTTER, nothing);
        }
    }

    @Nested
    @DisplayName("goes to an address that fits its country")
    class Addresses {

        @Test
        @DisplayName("without a postcode where there are none, without a city where none is named (SHP-16)")
        void hongKong() {
            PlaceOrder command = to(new Recipient("Mei Chan", "1 Nathan Road", "", "", "Kowloon", "HK", ""));
            order.givenNothing().when(command).thenAnswers(0L);
        }

        @ParameterizedTest(name = "{0} {1} {2}")
        @DisplayName("or is refused (SHP-16)")
        @CsvSource({
            "ZZ, 04524, Seoul, country-unknown",
            "UK, SW1A 1AA, London, country-unknown",
            "DE, '', Berlin, postcode-missing",
            "SG, '', '', postcode-missing",
            "DE, 10115, ' ', city-missing"
        })
        void refused(String country, String postcode, String city, String code) {
            PlaceOrder command = to(new Recipient("Kim Jiwon", "Sejong-daero 110", city, postcode, "", country, ""));
            order.givenNothing().when(command).thenRejected("SHP-16", code);
        }

        private PlaceOrder to(Recipient recipient) {
            return new Basket()
                    .to(new PersonalData("customer-jiwon", recipient))
                    .place();
        }
    }

    @Nested
    @DisplayName("is paid for line by line, goods before shipping")
    class LineByLine {

        @Test
        @DisplayName("by its only tender")
        void byOneTender() {
            assertShares(
                    List.of(card(43_100)),
                    new Share(1, Part.GOODS, 1, won(25_800)),
                    new Share(1, Part.SHIPPING, 1, won(4_900)),
                    new Share(2, Part.GOODS, 1, won(8_500)),
                    new Share(2, Part.SHIPPING, 1, won(3_900)));
        }

        @Test
        @DisplayName("by those that pay at once before those that are authorised first")
        void byThoseThatPayAtOnceFirst() {
            assertShares(
                    List.of(card(13_100), voucher(30_000)),
                    new Share(1, Part.GOODS, VOUCHER, won(25_800)),
                    new Share(1, Part.SHIPPING, VOUCHER, won(4_200)),
                    new Share(1, Part.SHIPPING, CARD, won(700)),
                    new Share(2, Part.GOODS, CARD, won(8_500)),
                    new Share(2, Part.SHIPPING, CARD, won(3_900)));
        }

        @Test
        @DisplayName("by tenders of a kind in the order in which the customer named them")
        void inTheOrderGiven() {
            assertShares(
                    List.of(card(30_700), card(12_400)),
                    new Share(1, Part.GOODS, 1, won(25_800)),
                    new Share(1, Part.SHIPPING, 1, won(4_900)),
                    new Share(2, Part.GOODS, 2, won(8_500)),
                    new Share(2, Part.SHIPPING, 2, won(3_900)));
        }

        private void assertShares(List<Tender> tenders, Share... shares) {
            PlaceOrder command = place(List.of(twoBlueMugs(), greenTea()), tenders);
            order.givenNothing()
                    .when(command)
                    .then(new Basket().paidBy(tenders, shares).placed());
        }
    }
}
