package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TUESDAY;
import static shop.order.ordering.MugsAndTea.won;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;

@DisplayName("An order keeps within its bounds (ORD-31):")
class EveryBoundTest {

    @ParameterizedTest(name = "{0} has room for {1} and no more")
    @DisplayName("what is bounded is accepted up to its bound, and refused by its name beyond it")
    @MethodSource({"texts", "numbers"})
    void bound(String field, int most, IntFunction<PlaceOrder> of) {
        assertThatCode(() -> OrdersStayWithinBounds.check(of.apply(most), TUESDAY))
                .doesNotThrowAnyException();
        assertThat(refusal(of.apply(most + 1)).facts()).containsEntry("field", field);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a promised day is one from 2000 until two years from now")
    @MethodSource
    void promises(LocalDate day, boolean accepted) {
        PlaceOrder order = with(mug(), card(), JIWON.recipient(), "customer-jiwon", Optional.of(day));
        if (accepted) {
            assertThatCode(() -> OrdersStayWithinBounds.check(order, TUESDAY)).doesNotThrowAnyException();
        } else {
            assertThat(refusal(order).facts()).containsEntry("field", "promisedDelivery");
        }
    }

    static Stream<Arguments> promises() {
        return Stream.of(
                Arguments.of(LocalDate.parse("1999-12-31"), false),
                Arguments.of(LocalDate.parse("2000-01-01"), true),
                Arguments.of(LocalDate.parse("2028-01-06"), true),
                Arguments.of(LocalDate.parse("2028-01-07"), false));
    }

    static Stream<Arguments> texts() {
        Recipient jiwon = JIWON.recipient();
        return Stream.of(
                text("customerId", 64, text -> with(mug(), card(), jiwon, text, Optional.empty())),
                text("reference", 64, EveryBoundTest::called),
                text("shipTo.name", 200, text -> to(recipient(text, "", "", "", "", "", "", ""))),
                text("shipTo.street", 200, text -> to(recipient("", text, "", "", "", "", "", ""))),
                text("shipTo.street2", 200, text -> to(recipient("", "", text, "", "", "", "", ""))),
                text("shipTo.city", 100, text -> to(recipient("", "", "", text, "", "", "", ""))),
                text("shipTo.postcode", 16, text -> to(recipient("", "", "", "", text, "", "", ""))),
                text("shipTo.region", 100, text -> to(recipient("", "", "", "", "", text, "", ""))),
                text("shipTo.email", 200, text -> to(recipient("", "", "", "", "", "", text, ""))),
                text("shipTo.phone", 32, text -> to(recipient("", "", "", "", "", "", "", text))),
                text("lines[0].sku", 64, text -> of(line(text, "Mug", POTTER, 1))),
                text("lines[0].description", 200, text -> of(line("MUG", text, POTTER, 1))),
                text("lines[0].shipFrom", 64, text -> of(line("MUG", "Mug", text, 1))),
                text("tenders[0].token", 200, text -> paid(tender(text, 1))));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                number(
                        "lines",
                        200,
                        count -> with(
                                Collections.nCopies(count, mug().get(0)),
                                card(),
                                JIWON.recipient(),
                                "customer-jiwon",
                                Optional.empty())),
                number(
                        "tenders",
                        50,
                        count -> with(
                                mug(),
                                Collections.nCopies(count, tender("tok_approve", 1)),
                                JIWON.recipient(),
                                "customer-jiwon",
                                Optional.empty())),
                number("lines[0].quantity", 1_000_000, count -> of(line("MUG", "Mug", POTTER, count))),
                number("tenders[0].instalments", 99, count -> paid(tender("tok_approve", count))));
    }

    private static Arguments text(String field, int longest, OrderWith of) {
        // Outside the plane of sixteen bits: a character is one, however many units it takes.
        return number(field, longest, length -> of.apply("\uD83C\uDF75".repeat(length)));
    }

    private static Arguments number(String field, int most, IntFunction<PlaceOrder> of) {
        return Arguments.of(field, most, of);
    }

    @FunctionalInterface
    private interface OrderWith {
        PlaceOrder apply(String text);
    }

    private static Rejection refusal(PlaceOrder order) {
        Rejection refusal = catchThrowableOfType(
                        BusinessRejection.class, () -> OrdersStayWithinBounds.check(order, TUESDAY))
                .rejection();
        assertThat(refusal.rule()).isEqualTo("ORD-31");
        return refusal;
    }

    private static Recipient recipient(
            String name,
            String street,
            String street2,
            String city,
            String postcode,
            String region,
            String email,
            String phone) {
        return new Recipient(
                name, street, city, postcode, region, "PT", email, Optional.of(street2), Optional.of(phone));
    }

    private static List<OrderLine> mug() {
        return List.of(line("MUG", "Mug", POTTER, 1));
    }

    private static OrderLine line(String sku, String description, String shipFrom, int quantity) {
        return new OrderLine(sku, description, quantity, won(1_000), won(0), won(0), shipFrom, won(0));
    }

    private static List<Tender> card() {
        return List.of(tender("tok_approve", 1));
    }

    private static Tender tender(String token, int instalments) {
        return new Tender(TenderMethod.CARD, won(1_000), token, instalments, Optional.empty());
    }

    private static PlaceOrder called(String reference) {
        return new Basket().of(mug()).paidBy(card()).called(reference).place();
    }

    private static PlaceOrder of(OrderLine line) {
        return with(List.of(line), card(), JIWON.recipient(), "customer-jiwon", Optional.empty());
    }

    private static PlaceOrder paid(Tender tender) {
        return with(mug(), List.of(tender), JIWON.recipient(), "customer-jiwon", Optional.empty());
    }

    private static PlaceOrder to(Recipient recipient) {
        return with(mug(), card(), recipient, "customer-jiwon", Optional.empty());
    }

    private static PlaceOrder with(
            List<OrderLine> lines,
            List<Tender> tenders,
            Recipient recipient,
            String customer,
            Optional<LocalDate> promised) {
        return new Basket()
                .by(customer)
                .to(new PersonalData("customer-jiwon", recipient))
                .of(lines)
                .paidBy(tenders)
                .promised(promised)
                .place();
    }
}
