package shop.importer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.kernel.Money;

@DisplayName("A folder in Olist's format")
class OrderFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void twoBlueMugs() {
        write(
                OrderFolder.ORDERS,
                "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
                        + "order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date",
                "mugs,ada,delivered,2017-01-05 12:09:08,2017-01-07 03:44:08,2017-01-11 15:35:53,2017-01-16 15:43:29,"
                        + "2017-02-13 00:00:00");
        write(
                OrderFolder.ITEMS,
                "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
                "mugs,2,mug-blue,pottery,2017-01-09 00:00:00,12.9,4",
                "mugs,1,mug-blue,pottery,2017-01-09 00:00:00,12.9,4.05");
        write(
                OrderFolder.PAYMENTS,
                "order_id,payment_sequential,payment_type,payment_installments,payment_value",
                "mugs,2,voucher,1,3.85",
                "mugs,1,credit_card,3,30.00",
                "mugs,3,voucher,1,0.00");
        write(
                OrderFolder.CUSTOMERS,
                "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
                "ada,ada-unique,04571,sao paulo,SP");
    }

    @Nested
    @DisplayName("is read")
    class IsRead {

        @Test
        @DisplayName("exactly, with items and payments by their numbers, and without payments of nothing")
        void exactly() {
            OrderFolder read = OrderFolder.read(folder);

            assertThat(read.notes()).isEmpty();
            assertThat(read.orders()).hasSize(1);
            FileOrder order = read.orders().get(0);
            assertThat(order.id()).isEqualTo("mugs");
            assertThat(order.status()).isEqualTo(FileStatus.DELIVERED);
            assertThat(order.customer()).isEqualTo(new FileOrder.Customer("ada", "04571", "sao paulo", "SP"));
            assertThat(order.purchasedAt()).isEqualTo(LocalDateTime.of(2017, 1, 5, 12, 9, 8));
            assertThat(order.handedOverAt()).contains(LocalDateTime.of(2017, 1, 11, 15, 35, 53));
            assertThat(order.deliveredAt()).contains(LocalDateTime.of(2017, 1, 16, 15, 43, 29));
            assertThat(order.promised()).contains(LocalDate.of(2017, 2, 13));
            assertThat(order.items())
                    .extracting(FileOrder.Item::number, FileOrder.Item::price, FileOrder.Item::freight)
                    .containsExactly(amounts(1, 1290, 405), amounts(2, 1290, 400));
            assertThat(order.payments())
                    .extracting(FileOrder.Payment::type, FileOrder.Payment::instalments, FileOrder.Payment::value)
                    .containsExactly(
                            Tuple.tuple(PaymentType.CREDIT_CARD, 3, Money.of(3000, "BRL")),
                            Tuple.tuple(PaymentType.VOUCHER, 1, Money.of(385, "BRL")));
            assertThat(order.total()).isEqualTo(Money.of(3385, "BRL"));
            assertThat(order.sellers()).containsExactly("pottery");
        }

        @Test
        @DisplayName("whatever the order of the columns, with more of them, a byte order mark and other line ends")
        void tolerantly() {
            write(
                    OrderFolder.CUSTOMERS,
                    "\uFEFFcustomer_state,customer_city,extra,customer_id,customer_zip_code_prefix\r",
                    "SP,\"sao paulo, centro\",x,ada,04571\r");

            assertThat(OrderFolder.read(folder).orders().get(0).customer())
                    .isEqualTo(new FileOrder.Customer("ada", "04571", "sao paulo, centro", "SP"));
        }

        @Test
        @DisplayName("with rows that belong to no order left out, and said so")
        void withStrangers() {
            append(OrderFolder.ITEMS, "other,1,mug-blue,pottery,2017-01-09 00:00:00,12.9,4");

            OrderFolder read = OrderFolder.read(folder);

            assertThat(read.orders()).hasSize(1);
            assertThat(read.notes())
                    .containsExactly(
                            "1 rows of olist_order_items_dataset.csv belong to no order of the folder and are left out.");
        }

        @Test
        @DisplayName("with mishaps of another order left out, and said so, whatever they say that people do about it")
        void withMishapsOfStrangers() {
            write(
                    OrderFolder.MISHAPS,
                    "order_id,payment_sequential,seller_id,mishap,replaced_by,resolution",
                    "tea,1,,declined_fraud,voucher,",
                    "tea,,bees,lost,,refunded");

            OrderFolder read = OrderFolder.read(folder);

            assertThat(read.orders().get(0).changes().isNothing()).isTrue();
            assertThat(read.notes())
                    .containsExactly(
                            "shop_mishaps_dataset.csv, line 2: names no payment or parcel of the folder, and is left out.",
                            "shop_mishaps_dataset.csv, line 3: names no payment or parcel of the folder, and is left out.");
        }

        @Test
        @DisplayName("with what went wrong, where a file says it")
        void withMishaps() {
            write(
                    OrderFolder.MISHAPS,
                    "order_id,payment_sequential,seller_id,mishap",
                    "mugs,2,,declined_fraud",
                    "mugs,,pottery,lost");

            FileOrder order = OrderFolder.read(folder).orders().get(0);

            assertThat(order.payments().get(1).mishap()).contains(Mishap.DECLINED_FRAUD);
            assertThat(order.parcelMishaps()).containsOnlyKeys("pottery").containsValue(Mishap.LOST);
        }

        @Test
        @DisplayName("with what people did about it, where files say it")
        void withChanges() {
            write(
                    OrderFolder.MISHAPS,
                    "order_id,payment_sequential,seller_id,mishap,replaced_by",
                    "mugs,1,,declined_fraud,voucher",
                    "mugs,,pottery,lost,");
            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "mugs,2,short", "mugs,1,cancelled");

            Changes changes = OrderFolder.read(folder).orders().get(0).changes();

            assertThat(changes.replacedBy()).containsExactly(Map.entry(1, PaymentType.VOUCHER));
            assertThat(changes.fates()).containsExactly(Map.entry(1, Fate.CANCELLED), Map.entry(2, Fate.SHORT));
        }

        @Test
        @DisplayName("with what support made of a lost parcel, and what was given back")
        void withWhatCameBack() {
            write(
                    OrderFolder.MISHAPS,
                    "order_id,payment_sequential,seller_id,mishap,resolution",
                    "mugs,,pottery,lost,replaced");
            write(
                    OrderFolder.RETURNS,
                    "order_id,order_item_id,reason,condition,decision,withheld",
                    "mugs,1,defect,damaged,,",
                    "mugs,2,change_of_mind,used,refund,1.50");

            FileOrder order = OrderFolder.read(folder).orders().get(0);

            assertThat(order.changes().resolutions()).containsExactly(Map.entry("pottery", Resolution.REPLACED));
            assertThat(order.changes().returns().get(2))
                    .isEqualTo(new UnitReturn(
                            UnitReturn.Reason.CHANGE_OF_MIND,
                            UnitReturn.Condition.USED,
                            true,
                            Optional.of(Money.of(150, "BRL"))));
            assertThat(order.returns()).hasSize(2);
            assertThat(order.returns().stream().map(order::needsInspection)).containsExactly(false, true);
        }

        @Test
        @DisplayName("with what was held, exchanged and made good, and what was given back without a return")
        void withWhatPeopleMadeGood() {
            write(OrderFolder.HOLDS, "order_id", "mugs");
            write(OrderFolder.FAULTS, "order_id,order_item_id,fault,resolution", "mugs,1,missing,refunded");
            write(
                    OrderFolder.RETURNS,
                    "order_id,order_item_id,reason,wants,condition,decision,withheld",
                    "mugs,2,defect,exchange,damaged,,");
            write(OrderFolder.GOODWILL, "order_id,amount", "mugs,16.9");

            FileOrder order = OrderFolder.read(folder).orders().get(0);

            assertThat(order.changes().isHeld()).isTrue();
            assertThat(order.claims())
                    .containsExactly(new FileClaim(
                            "pottery",
                            new UnitFault(UnitFault.Kind.MISSING, Resolution.REFUNDED),
                            List.of(order.items().get(0))));
            assertThat(order.returns()).singleElement().matches(FileReturn::isExchange);
            assertThat(order.changes().goodwill()).contains(Money.of(1690, "BRL"));
        }

        @Test
        @DisplayName("with goodwill, though a parcel is lost of which nothing is sent")
        void withGoodwillDespiteAMishapOfNothing() {
            append(OrderFolder.ITEMS, "mugs,3,honey,bees,2017-01-09 00:00:00,7,1");
            append(OrderFolder.PAYMENTS, "mugs,4,voucher,1,8.00");
            write(OrderFolder.MISHAPS, "order_id,payment_sequential,seller_id,mishap,resolution", "mugs,,bees,lost,");
            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "mugs,3,short");
            write(OrderFolder.GOODWILL, "order_id,amount", "mugs,1");

            assertThat(OrderFolder.read(folder).orders().get(0).changes().goodwill())
                    .contains(Money.of(100, "BRL"));
        }

        @Test
        @DisplayName("with what was ordered more, less and beside, as one amendment")
        void withAnAmendment() {
            write(
                    OrderFolder.AMENDMENTS,
                    "order_id,change,order_item_id,product_id,seller_id,price,freight_value,payment_type",
                    "mugs,new,,honey,bees,7,1,voucher",
                    "mugs,more,2,,,,,voucher",
                    "mugs,fewer,1,,,,,");

            Changes changes = OrderFolder.read(folder).orders().get(0).changes();

            assertThat(changes.fates()).containsExactly(Map.entry(1, Fate.FEWER));
            assertThat(changes.amendment().orElseThrow().paidBy()).contains(PaymentType.VOUCHER);
            assertThat(changes.added())
                    .containsExactly(
                            new Amendment.Addition(
                                    Optional.of(2), "mug-blue", "pottery", Money.of(1290, "BRL"), Money.zero("BRL")),
                            new Amendment.Addition(
                                    Optional.empty(), "honey", "bees", Money.of(700, "BRL"), Money.of(100, "BRL")));
        }

        private Tuple amounts(int number, long price, long freight) {
            return Tuple.tuple(number, Money.of(price, "BRL"), Money.of(freight, "BRL"));
        }
    }

    @Nested
    @DisplayName("is refused, with file, line and column,")
    class IsRefused {

        @Test
        @DisplayName("when a file is missing")
        void withoutAFile() throws IOException {
            Files.delete(folder.resolve(OrderFolder.PAYMENTS));

            assertRefused(folder + " has no file olist_order_payments_dataset.csv");
        }

        @Test
        @DisplayName("when a column is missing")
        void withoutAColumn() {
            write(OrderFolder.CUSTOMERS, "customer_id,customer_city,customer_state", "ada,sao paulo,SP");

            assertRefused("olist_customers_dataset.csv, line 1: column customer_zip_code_prefix is missing; "
                    + "there are customer_city, customer_id, customer_state");
        }

        @Test
        @DisplayName("when an amount is finer than a cent")
        void withAFineAmount() {
            append(OrderFolder.ITEMS, "mugs,3,mug-red,pottery,2017-01-09 00:00:00,12.905,4");

            assertRefused("olist_order_items_dataset.csv, line 4, column price: is '12.905', "
                    + "which is not a whole number of cents");
        }

        @Test
        @DisplayName("when an amount is no number")
        void withoutAnAmount() {
            append(OrderFolder.PAYMENTS, "mugs,4,voucher,1,\"3,85\"");

            assertRefused("olist_order_payments_dataset.csv, line 5, column payment_value: is '3,85', "
                    + "not an amount such as 18.14");
        }

        @Test
        @DisplayName("when an amount is negative")
        void withANegativeAmount() {
            append(OrderFolder.PAYMENTS, "mugs,4,voucher,1,-3.85");

            assertRefused("olist_order_payments_dataset.csv, line 5, column payment_value: is '-3.85'; "
                    + "an amount is not negative");
        }

        @Test
        @DisplayName("when a status is none that the format knows")
        void withAStrangeStatus() {
            append(OrderFolder.ORDERS, "tea,ada,eaten,2017-01-05 12:09:08,,,,");

            assertRefused("olist_orders_dataset.csv, line 3, column order_status: is 'eaten', not one of "
                    + "approved, canceled, created, delivered, invoiced, processing, shipped, unavailable");
        }

        @Test
        @DisplayName("when a moment is none")
        void withAStrangeMoment() {
            append(OrderFolder.ORDERS, "tea,ada,created,yesterday,,,,");

            assertRefused("olist_orders_dataset.csv, line 3, column order_purchase_timestamp: is 'yesterday', "
                    + "not a moment such as 2017-02-13 13:57:51");
        }

        @Test
        @DisplayName("when a customer is not there")
        void withoutACustomer() {
            append(OrderFolder.ORDERS, "tea,bob,created,2017-01-05 12:09:08,,,,");

            assertRefused("olist_orders_dataset.csv, line 3, column customer_id: names bob, "
                    + "who is not in olist_customers_dataset.csv: add the customer, or name another");
        }

        @Test
        @DisplayName("when an order is there twice")
        void withAnOrderTwice() {
            append(OrderFolder.ORDERS, "mugs,ada,created,2017-01-05 12:09:08,,,,");

            assertRefused("olist_orders_dataset.csv, line 3, column order_id: names mugs a second time:"
                    + " leave one of the lines out");
        }

        @Test
        @DisplayName("when it has no order, so that nothing would be proved by reading it")
        void withoutAnOrder() {
            write(
                    OrderFolder.ORDERS,
                    "order_id,customer_id,order_status,order_purchase_timestamp,order_delivered_carrier_date,"
                            + "order_delivered_customer_date,order_estimated_delivery_date");

            assertRefused("olist_orders_dataset.csv, line 2: there is no order: write one, or give another folder");
        }

        @Test
        @DisplayName("when a customer is there twice")
        void withACustomerTwice() {
            append(OrderFolder.CUSTOMERS, "ada,ada-unique,01310,rio de janeiro,RJ");

            assertRefused("olist_customers_dataset.csv, line 3, column customer_id: names ada a second time:"
                    + " leave one of the lines out");
        }

        @Test
        @DisplayName("when a unit, a payment or a mishap is there twice")
        void withANumberTwice() {
            append(OrderFolder.ITEMS, "mugs,2,mug-red,pottery,2017-01-09 00:00:00,12.9,4");
            assertRefused("olist_order_items_dataset.csv, line 4, column order_item_id: is the second 2 of its order:"
                    + " leave one of the lines out, or give it another number");

            twoBlueMugs();
            append(OrderFolder.PAYMENTS, "mugs,2,voucher,1,3.85");
            assertRefused("olist_order_payments_dataset.csv, line 5, column payment_sequential: is the second 2 of its"
                    + " order: leave one of the lines out, or give it another number");

            twoBlueMugs();
            write(
                    OrderFolder.MISHAPS,
                    "order_id,payment_sequential,seller_id,mishap",
                    "mugs,2,,declined_fraud",
                    "mugs,2,,answer_lost");
            assertRefused("shop_mishaps_dataset.csv, line 3, column mishap: is the second of the same payment or"
                    + " parcel: leave one of the lines out");
        }

        @Test
        @DisplayName("when it is not UTF-8")
        void inAnotherEncoding() throws IOException {
            Files.write(
                    folder.resolve(OrderFolder.CUSTOMERS),
                    List.of(
                            "customer_id,customer_zip_code_prefix,customer_city,customer_state",
                            "ada,04571,são paulo,SP"),
                    StandardCharsets.ISO_8859_1);

            assertRefused("olist_customers_dataset.csv, line 2: it is not UTF-8: save the file as UTF-8");
        }

        @Test
        @DisplayName("when a line has fewer values than columns")
        void withAShortLine() {
            append(OrderFolder.ORDERS, "tea,ada,created");

            assertRefused("olist_orders_dataset.csv, line 3: there are 3 values under 8 columns");
        }

        @Test
        @DisplayName("when something but a declined payment is replaced, or one by a slip")
        void withAReplacementThatIsNone() {
            String columns = "order_id,payment_sequential,seller_id,mishap,replaced_by";
            write(OrderFolder.MISHAPS, columns, "mugs,1,,answer_lost,voucher");
            assertRefused("shop_mishaps_dataset.csv, line 2, column replaced_by: is 'voucher' beside the mishap"
                    + " 'answer_lost'; only what was declined is replaced (ORD-04): leave it empty");

            write(OrderFolder.MISHAPS, columns, "mugs,,pottery,lost,voucher");
            assertRefused("shop_mishaps_dataset.csv, line 2, column replaced_by: is 'voucher' beside the mishap"
                    + " 'lost'; only what was declined is replaced (ORD-04): leave it empty");

            write(OrderFolder.MISHAPS, columns, "mugs,1,,declined_fraud,boleto");
            assertRefused("shop_mishaps_dataset.csv, line 2, column replaced_by: is 'boleto', which would be paid after"
                    + " the order's payment window has ended (ORD-04): give another type");
        }

        @Test
        @DisplayName("when a payment is replaced that is not there, or that moves no money")
        void withAReplacementOfNothing() {
            String columns = "order_id,payment_sequential,seller_id,mishap,replaced_by";
            for (int number : List.of(3, 9)) {
                write(OrderFolder.MISHAPS, columns, "mugs," + number + ",,declined_fraud,voucher");
                assertRefused("shop_mishaps_dataset.csv, line 2, column payment_sequential: names payment " + number
                        + " of mugs, which is not in olist_order_payments_dataset.csv or is of nothing there; only"
                        + " what was declined is replaced (ORD-04): name one that moves money, or leave the line out");
            }
        }

        @Test
        @DisplayName(
                "when one declined payment is replaced and another is not, or its order is refused for another reason")
        void withAReplacementInVain() {
            String columns = "order_id,payment_sequential,seller_id,mishap,replaced_by";
            write(OrderFolder.MISHAPS, columns, "mugs,2,,declined_fraud,", "mugs,1,,declined_fraud,voucher");
            assertRefused("shop_mishaps_dataset.csv, line 3, column replaced_by: is 'voucher', though payment 2 of mugs"
                    + " is declined, too, and not replaced, so that the order is rejected (ORD-04): say what is given"
                    + " in place of that one, too, or leave this empty");

            write(OrderFolder.MISHAPS, columns, "mugs,1,,declined_fraud,voucher");
            append(OrderFolder.PAYMENTS, "mugs,4,voucher,1,0.01");
            assertRefused("shop_mishaps_dataset.csv, line 2, column order_id: names mugs, which the shop refuses,"
                    + " because it has no items or its payments miss its total (ORD-01, ORD-02): leave the line out,"
                    + " or put the order right");
        }

        @Test
        @DisplayName("when something is done about a unit that is not there, or was done already")
        void withAUnitThatIsNone() {
            String columns = "order_id,order_item_id,fate";
            write(OrderFolder.UNITS, columns, "mugs,3,cancelled");
            assertRefused(
                    "shop_units_dataset.csv, line 2, column order_item_id: names unit 3 of mugs, which has only"
                            + " 1, 2 in olist_order_items_dataset.csv (ORD-11, ORD-14, ORD-17, ORD-18, ORD-23): name one of those");

            write(OrderFolder.UNITS, columns, "mugs,2,cancelled", "mugs,2,short");
            assertRefused("shop_units_dataset.csv, line 3, column order_item_id: names unit 2 of mugs a second time;"
                    + " no unit is cancelled or missing twice (ORD-14): leave one of the lines out");

            write(OrderFolder.UNITS, columns, "mugs,2,eaten");
            assertRefused("shop_units_dataset.csv, line 2, column fate: is 'eaten', not one of cancelled, short");
        }

        @Test
        @DisplayName("when something is done about an order that is not there, or comes to nothing")
        void withAChangeOfNothing() {
            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "tea,1,cancelled");
            assertRefused("shop_units_dataset.csv, line 2, column order_id: names tea, which is not in"
                    + " olist_orders_dataset.csv: leave the line out, or add the order");

            append(OrderFolder.ORDERS, "tea,ada,created,2017-01-05 12:09:08,,,,");
            assertRefused(
                    "shop_units_dataset.csv, line 2, column order_id: names tea, which the shop refuses, because it"
                            + " has no items or its payments miss its total (ORD-01, ORD-02): leave the line out, or put the"
                            + " order right");

            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "mugs,1,cancelled");
            write(OrderFolder.MISHAPS, "order_id,payment_sequential,seller_id,mishap", "mugs,2,,declined_fraud");
            assertRefused("shop_units_dataset.csv, line 2, column order_id: names mugs, which is rejected, because a"
                    + " payment is declined and not replaced (ORD-04): leave the line out, or say in"
                    + " shop_mishaps_dataset.csv, column replaced_by, what is given in its place");
        }

        @Test
        @DisplayName("when something is made of a parcel that arrives, or never leaves")
        void withAResolutionOfNothing() {
            String columns = "order_id,payment_sequential,seller_id,mishap,resolution";
            write(OrderFolder.MISHAPS, columns, "mugs,,pottery,delivery_attempted,refunded");
            assertRefused(
                    "shop_mishaps_dataset.csv, line 2, column resolution: is 'refunded' beside the mishap"
                            + " 'delivery_attempted'; only a parcel that does not arrive is made good (ORD-10): leave it empty");

            write(OrderFolder.MISHAPS, columns, "mugs,,bees,lost,refunded");
            assertRefused("shop_mishaps_dataset.csv, line 2, column seller_id: names bees, who sends nothing of mugs in"
                    + " olist_order_items_dataset.csv; only a parcel that does not arrive is made good (ORD-10): name"
                    + " pottery, or leave the line out");

            write(OrderFolder.MISHAPS, columns, "mugs,,pottery,lost,refunded");
            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "mugs,1,short", "mugs,2,short");
            assertRefused(
                    "shop_mishaps_dataset.csv, line 2, column resolution: makes something of a parcel of mugs that"
                            + " never leaves; only one that does not arrive is made good (ORD-10): leave it empty, or give the"
                            + " order the status shipped or delivered");
        }

        @Test
        @DisplayName("when more is given back than has arrived")
        void withAReturnOfNothing() {
            String columns = "order_id,order_item_id,reason,condition";
            write(OrderFolder.RETURNS, columns, "mugs,1,defect,used", "mugs,1,defect,used");
            assertRefused("shop_returns_dataset.csv, line 3, column order_item_id: names unit 1 of mugs a second time;"
                    + " each unit is given back once at most (ORD-11): leave one of the lines out");

            write(OrderFolder.RETURNS, columns, "mugs,1,defect,used");
            write(OrderFolder.UNITS, "order_id,order_item_id,fate", "mugs,1,short");
            assertRefused("shop_returns_dataset.csv, line 2, column order_item_id: names unit 1 of mugs, which does not"
                    + " arrive; only what was delivered is given back (ORD-11): leave the line out");
        }

        @Test
        @DisplayName("when more is kept of what comes back than was paid, or something where nobody looks")
        void withTooMuchKept() {
            String columns = "order_id,order_item_id,reason,condition,decision,withheld";
            write(OrderFolder.RETURNS, columns, "mugs,1,change_of_mind,used,,16.96");
            assertRefused("shop_returns_dataset.csv, line 2, column withheld: keeps 16.96 BRL of what is given back for"
                    + " the unit, which is 16.95 BRL (ORD-15): give at most that");

            write(OrderFolder.RETURNS, columns, "mugs,1,change_of_mind,used,refuse,1");
            assertRefused("shop_returns_dataset.csv, line 2, column withheld: keeps 1.00 BRL of what is given back for"
                    + " the unit, which is nothing, since it is refused (ORD-15): give at most that");

            write(OrderFolder.RETURNS, columns, "mugs,1,change_of_mind,as_new,refuse,");
            assertRefused(
                    "shop_returns_dataset.csv, line 2, column decision: is not empty, though all that comes back with"
                            + " unit 1 of mugs is as was told, so that its money goes back by itself (ORD-15): leave it empty,"
                            + " or give another condition");
        }

        @Test
        @DisplayName("when a unit is made good twice, or is exchanged where support decides")
        void withTooMuchMadeGood() {
            write(OrderFolder.FAULTS, "order_id,order_item_id,fault,resolution", "mugs,1,missing,refunded");
            write(OrderFolder.RETURNS, "order_id,order_item_id,reason,condition", "mugs,1,defect,used");
            assertRefused("shop_returns_dataset.csv, line 2, column order_item_id: names unit 1 of mugs, which is made"
                    + " good in shop_faults_dataset.csv and need not come back (ORD-23): leave one of the lines out");

            write(
                    OrderFolder.RETURNS,
                    "order_id,order_item_id,reason,wants,condition",
                    "mugs,2,change_of_mind,exchange,used");
            assertRefused("shop_returns_dataset.csv, line 2, column wants: is 'exchange', though unit 2 of mugs comes"
                    + " back otherwise than was told, so that support decides (ORD-15, ORD-16): give another condition,"
                    + " or leave this empty");

            write(
                    OrderFolder.FAULTS,
                    "order_id,order_item_id,fault,resolution",
                    "mugs,1,missing,refunded",
                    "mugs,1,defect,replaced");
            assertRefused("shop_faults_dataset.csv, line 3, column order_item_id: names unit 1 of mugs a second time;"
                    + " each unit is made good once (ORD-23): leave one of the lines out");
        }

        @Test
        @DisplayName("when more goodwill is given than is kept, or twice")
        void withTooMuchGoodwill() {
            write(OrderFolder.FAULTS, "order_id,order_item_id,fault,resolution", "mugs,1,missing,refunded");
            write(OrderFolder.GOODWILL, "order_id,amount", "mugs,16.91");
            assertRefused("shop_goodwill_dataset.csv, line 2, column amount: gives 16.91 BRL back of mugs, of which"
                    + " 16.90 BRL is kept in the end (ORD-22): give more than nothing and at most that");

            write(OrderFolder.GOODWILL, "order_id,amount", "mugs,1", "mugs,1");
            assertRefused("shop_goodwill_dataset.csv, line 3, column order_id: names mugs a second time; goodwill is"
                    + " given once, of an order that is closed (ORD-22): leave the line out");
        }

        @Test
        @DisplayName("when an order is amended as the shop would not let it")
        void withAnAmendmentThatIsNone() {
            String columns = "order_id,change,order_item_id,product_id,seller_id,price,freight_value,payment_type";
            write(OrderFolder.AMENDMENTS, columns, "mugs,fewer,1,,,,,", "mugs,fewer,2,,,,,");
            assertRefused(
                    "shop_amendments_dataset.csv, line 3, column order_item_id: takes the last unit out of mugs, and"
                            + " only what is still sent is amended (ORD-17): leave a unit, or cancel the order");

            write(OrderFolder.AMENDMENTS, columns, "mugs,more,1,,,,,voucher", "mugs,new,,honey,bees,7,1,debit_card");
            assertRefused("shop_amendments_dataset.csv, line 3, column payment_type: is not that of the other lines of"
                    + " mugs; one payment pays for all that is added (ORD-17): give them the same");

            write(OrderFolder.AMENDMENTS, columns, "mugs,new,,honey,bees,7,1,boleto");
            assertRefused(
                    "shop_amendments_dataset.csv, line 2, column payment_type: is 'boleto', which would be paid after"
                            + " the amendment's time has ended (ORD-17): give another type");

            write(OrderFolder.AMENDMENTS, columns, "mugs,more,1,,,,,voucher", "mugs,more,1,,,,,voucher");
            assertRefused(
                    "shop_amendments_dataset.csv, line 3, column order_item_id: orders more of unit 1 of mugs a second"
                            + " time; an amendment names each line once (ORD-17): add it as new");
        }

        private void assertRefused(String message) {
            assertThatThrownBy(() -> OrderFolder.read(folder))
                    .isInstanceOf(BadFolder.class)
                    .hasMessage(message);
        }
    }

    private void write(String file, String... lines) {
        try {
            Files.write(folder.resolve(file), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String file, String line) {
        try {
            Files.write(folder.resolve(file), List.of(line), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
