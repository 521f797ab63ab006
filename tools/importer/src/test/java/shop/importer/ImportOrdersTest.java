package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.Method;
import shop.importer.books.OrderStage;
import shop.importer.books.ParcelStage;
import shop.importer.books.UnitStage;
import shop.importer.files.OrderFolder;
import tools.jackson.databind.node.ObjectNode;

/** Side by side: most of the time is spent waiting, in vain, for what a planted error keeps from coming. */
@DisplayName("An import")
@Execution(ExecutionMode.CONCURRENT)
class ImportOrdersTest {

    private static final int ORDERS = 120;

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private ImportWatch watch = ImportOrders.UNWATCHED;
    private StubWorld world;
    private List<ExpectedOrder> orders = List.of();

    @BeforeEach
    void everyKindOfOrder() {
        GenerateOrders.run(
                "--folder=" + folder,
                "--orders=" + ORDERS,
                "--seed=11",
                "--declined=0.15",
                "--cancelled=0.1",
                "--replaced=0.7",
                "--units-cancelled=0.1",
                "--units-short=0.1",
                "--amended=0.1",
                "--made-good=0.7",
                "--units-returned=0.1",
                "--lost=0.05",
                "--held=0",
                "--units-exchanged=0",
                "--units-faulty=0",
                "--goodwill=0");
        orders = OrderFolder.read(folder).orders().stream()
                .map(order -> ExpectedOrder.of(order, Clocks.OF_DESTINATION))
                .toList();
        world = new StubWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @DisplayName("whose three books agree says so and ends with 0")
    void agrees() throws IOException {
        assertThat(imported()).isEqualTo(ImportOrders.AGREES);

        assertThat(report()).contains("The three books agree.").noneMatch(line -> line.contains("DIFFERS"));
        assertThat(world.sent()).isEqualTo(ORDERS);
    }

    @Test
    @DisplayName("that is run again sends only what was refused, and agrees again")
    void isResumed() {
        imported();
        int before = world.sent();
        int changes = world.changes();
        assertThat(changes).isPositive();

        assertThat(imported()).isEqualTo(ImportOrders.AGREES);

        assertThat(world.changes()).isEqualTo(changes);

        long refused = orders.stream()
                .filter(order -> order.expected().stage().isRefusal())
                .count();
        assertThat(refused).isPositive();
        assertThat(world.sent() - before).isEqualTo((int) refused);
    }

    @Test
    @DisplayName("of one part of a folder after the other places each order once, and each part agrees by itself")
    void inParts() throws IOException {
        assertThat(imported("--part=1/3")).isEqualTo(ImportOrders.AGREES);
        assertThat(world.sent()).isEqualTo(ORDERS / 3);
        assertThat(imported("--part=2/3")).isEqualTo(ImportOrders.AGREES);
        assertThat(imported("--part=3/3")).isEqualTo(ImportOrders.AGREES);

        assertThat(world.sent()).isEqualTo(ORDERS);
        assertThat(report()).contains("The three books agree.");
        for (String noPart : List.of("0/3", "4/3", "half")) {
            assertThat(imported("--part=" + noPart)).as(noPart).isEqualTo(ImportOrders.UNREADABLE);
        }
        assertThat(said.toString()).contains("'4/3' is no part of a whole");
    }

    @Test
    @DisplayName("says when it begins to place, and when it has placed all and only reads")
    void tellsItsPartsApart() {
        List<String> heard = new ArrayList<>();
        watch = new ImportWatch() {
            @Override
            public void placing() {
                heard.add("placing, %d sent, %d payments read".formatted(world.sent(), world.paymentsRead()));
            }

            @Override
            public void reading() {
                heard.add("reading, %d sent, %d payments read".formatted(world.sent(), world.paymentsRead()));
            }
        };

        assertThat(imported()).isEqualTo(ImportOrders.AGREES);

        assertThat(heard)
                .containsExactly("placing, 0 sent, 0 payments read", "reading, " + ORDERS + " sent, 0 payments read");
        assertThat(world.paymentsRead()).isPositive();
    }

    @Test
    @DisplayName("that is turned away for want of room comes again")
    void comesAgain() {
        world.isFullFor(20);

        assertThat(imported()).isEqualTo(ImportOrders.AGREES);
        assertThat(world.pushedBack()).isPositive();
        assertThat(world.sent()).isEqualTo(ORDERS);
    }

    @Test
    @DisplayName("names a payment of which the shop's events say more than was captured, and ends with 1")
    void findsAnErrorInTheEvents() throws IOException {
        String payment = paymentOf(OrderStage.DELIVERED, Method.CARD);
        world.liesAbout(payment, view -> view.set("captured", StubWorld.money(1)));

        assertThat(imported("--grace=0")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .anyMatch(line -> line.contains(payment + ": the files say CARD") && line.contains("the events CARD"))
                .noneMatch(line -> line.contains("ledgers"));
    }

    @Test
    @DisplayName("names an order that the shop's events have otherwise")
    void findsAnOrderThatStandsElsewhere() throws IOException {
        String order = orderWith(it -> it.order().changes().isNothing()).orderId();
        world.liesAbout(order, view -> view.put("status", "CONFIRMED"));

        assertThat(imported("--grace=0", "--patience=8")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .containsExactly("  " + order + ": order: the files say delivered, the events under way");
        assertThat(report()).anyMatch(line -> line.startsWith("1 orders do not stand where the files say"));
    }

    @Test
    @DisplayName("names whatever people did about an order and a book has otherwise, with both figures")
    void findsErrorsInWhatWasChanged() throws IOException {
        imported();
        ExpectedOrder cancelled = orderWith(order -> unit(order, 1) == UnitStage.CANCELLED);
        world.liesAbout(cancelled.orderId(), view -> {
            ((ObjectNode) view.get("money")).set("owedToCustomer", StubWorld.money(17));
            ((ObjectNode) view.get("units").get(0)).put("ordered", 2).put("cancelled", 2);
            return view;
        });
        ExpectedOrder replaced =
                orderWith(order -> !order.order().changes().replacedBy().isEmpty());
        String payment = ExpectedOrder.paymentId(
                replaced.order(), replaced.order().payments().size() + 1);
        world.liesAbout("authorization " + payment, entry -> entry.set("amount", StubWorld.money(1)));
        ExpectedOrder givenBack = orderWith(order -> unit(order, 1) == UnitStage.GIVEN_BACK
                && order.order().changes().fates().isEmpty());
        world.liesAbout(givenBack.orderId(), view -> {
            view.get("returns").forEach(back -> ((ObjectNode) back).putArray("returned"));
            return view;
        });
        ExpectedOrder amended =
                orderWith(order -> !order.order().changes().added().isEmpty());
        String parcel = ExpectedOrder.addedId(
                amended.order(), amended.order().changes().sellersOfAdded().get(0));
        world.liesAbout("scanned " + parcel, entry -> entry.put("type", "nothing"));

        assertThat(imported("--grace=0", "--patience=8")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .anyMatch(line -> line.startsWith("  " + cancelled.orderId() + ": money: the files say taken ")
                        && line.contains("owed to the customer 0.00 BRL")
                        && line.contains("owed to the customer 0.17 BRL"))
                .contains(
                        "  " + cancelled.orderId() + ": line 1: the files say cancelled, the events unclear",
                        "  " + givenBack.orderId() + ": line 1: the files say given back, the events delivered",
                        "  " + amended.orderId() + ": " + parcel
                                + ": the files say delivered, the ledgers not handed over")
                .anyMatch(line -> line.startsWith("  " + replaced.orderId() + ": " + payment + ": the files say ")
                        && line.contains(", the ledgers ")
                        && line.contains(" authorised 0.01 BRL"))
                .allMatch(line -> Stream.of(cancelled, replaced, givenBack, amended)
                        .anyMatch(order -> line.startsWith("  " + order.orderId())));
    }

    @Test
    @DisplayName("names each line of an order that shows none of its units")
    void findsAnOrderWithoutUnits() throws IOException {
        ExpectedOrder order = orderWith(it -> it.order().changes().isNothing());
        world.liesAbout(order.orderId(), view -> {
            view.putArray("units");
            return view;
        });

        assertThat(imported("--grace=0", "--patience=8")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .hasSameSizeAs(order.order().items())
                .contains("  " + order.orderId() + ": line 1: the files say delivered, the events nothing");
        assertThat(report()).anyMatch(line -> line.startsWith("1 orders do not stand where the files say"));
    }

    @Test
    @DisplayName("ends with 4 and says why when something fails that goes on beside it")
    void hearsWhatFailsBesideIt() {
        ExpectedOrder amended =
                orderWith(order -> !order.order().changes().added().isEmpty());
        world.liesAbout(amended.orderId(), view -> {
            view.remove("amendments");
            return view;
        });

        assertThat(imported("--grace=0", "--patience=8")).isEqualTo(ImportOrders.FAILED);

        assertThat(said.toString()).contains("NullPointerException", "Changing");
    }

    @Test
    @DisplayName("names a refund that the provider's ledger does not have")
    void findsAnErrorInTheProvidersLedger() throws IOException {
        String payment = paymentOf(OrderStage.CANCELLED, Method.BANK_SLIP, Method.VOUCHER, Method.DEBIT);
        world.liesAbout("refund " + payment, entry -> entry.set("amount", StubWorld.money(1)));

        assertThat(imported("--grace=0")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .anyMatch(line -> line.contains(payment + ": the files say") && line.contains("the ledgers"))
                .noneMatch(line -> line.contains("the events"));
    }

    @Test
    @DisplayName("names a parcel that the carrier's ledger has delivered on another day")
    void findsAnErrorInTheCarriersLedger() throws IOException {
        String parcel = orders.stream()
                .flatMap(order -> order.expected().parcels().entrySet().stream())
                .filter(entry -> entry.getValue().stage() == ParcelStage.DELIVERED)
                .filter(entry -> entry.getValue().toString().endsWith("on time"))
                .findFirst()
                .orElseThrow()
                .getKey();
        world.liesAbout("scanned " + parcel, entry -> entry.put("carrierTime", "2030-01-01T12:00:00Z"));

        assertThat(imported("--grace=0")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .hasSize(1)
                .allMatch(line ->
                        line.endsWith(parcel + ": the files say delivered on time, the ledgers delivered late"));
    }

    @Test
    @DisplayName("names what the files say otherwise than when they were imported")
    void findsAnErrorInTheFiles() throws IOException {
        imported();
        ExpectedOrder delivered = orderWith(order -> order.order().changes().isNothing());
        Path file = folder.resolve(OrderFolder.ORDERS);
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .map(line -> line.startsWith(delivered.order().id())
                                ? line.replace(",delivered,", ",shipped,")
                                : line)
                        .toList());

        assertThat(imported("--grace=0", "--patience=8")).isEqualTo(ImportOrders.DIFFERS);

        assertThat(differences())
                .contains(
                        "  " + delivered.orderId() + ": order: the files say under way, the events delivered",
                        "  " + delivered.orderId() + ": order: the files say under way, the ledgers delivered")
                .allMatch(line -> line.contains(delivered.orderId()));
    }

    @Test
    @DisplayName("of a folder that cannot be read ends with 2")
    void ofNothing() {
        assertThat(run("--folder=" + folder.resolve("nowhere"))).isEqualTo(ImportOrders.UNREADABLE);
        assertThat(said.toString()).contains("nowhere has no file olist_customers_dataset.csv");
        assertThat(run()).isEqualTo(ImportOrders.UNREADABLE);
        assertThat(said.toString()).contains("Missing required option: '--folder=<folder>'");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("ends with 2 and says what to give in the place of")
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurrency=0 | --concurrency is at least 1, not 0",
                "--in-flight=0 | --in-flight is at least 1, not 0",
                "--patience=0 | --patience is at least 1, not 0",
                "--grace=-1 | --grace is at least 0, not -1",
                "--gateway=localhost:8080 | --gateway is an address such as http://127.0.0.1:8080, not localhost:8080",
                "--psp=8091 | --psp is an address such as http://127.0.0.1:8080, not 8091"
            })
    void withAnOptionThatCannotBe(String option, String problem) {
        assertThat(imported(option)).isEqualTo(ImportOrders.UNREADABLE);

        assertThat(said.toString()).contains(problem);
        assertThat(world.sent()).isZero();
    }

    @Test
    @DisplayName("of a folder in which something is done about a unit that is not there sends nothing")
    void ofWhatCannotBe() throws IOException {
        String order = orderThatIs(OrderStage.DELIVERED).order().id();
        Files.write(folder.resolve(OrderFolder.UNITS), List.of("order_id,order_item_id,fate", order + ",99,cancelled"));

        assertThat(imported()).isEqualTo(ImportOrders.UNREADABLE);

        assertThat(said.toString())
                .contains("shop_units_dataset.csv, line 2, column order_item_id: names unit 99 of " + order);
        assertThat(world.sent()).isZero();
    }

    @Test
    @DisplayName("into a system that is not there ends with 3")
    void intoNothing() {
        world.close();

        assertThat(imported("--patience=1")).isEqualTo(ImportOrders.NO_ANSWER);
    }

    private int imported(String... more) {
        return run(Stream.concat(
                        Stream.of("--folder=" + folder, "--report=" + folder.resolve("report.txt")), Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(said);
        return ImportOrders.command(new Silent(), watch).setOut(out).setErr(out).execute(world.arguments(arguments));
    }

    /** Nobody watches. */
    private static final class Silent implements ImportProgress {
        @Override
        public void begin(String part, long total) {}

        @Override
        public void reached(long steps, String remark) {}

        @Override
        public void end() {}
    }

    private List<String> report() throws IOException {
        return Files.readAllLines(folder.resolve("report.txt"));
    }

    private List<String> differences() throws IOException {
        List<String> report = report();
        int from = report.stream()
                .filter(line -> line.endsWith("differences:"))
                .map(report::indexOf)
                .findFirst()
                .orElseThrow();
        return report.subList(from + 1, report.size());
    }

    /** One that has arrived and of which this holds. */
    private ExpectedOrder orderWith(Predicate<ExpectedOrder> which) {
        return orders.stream()
                .filter(order -> order.expected().stage() == OrderStage.DELIVERED)
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private static UnitStage unit(ExpectedOrder order, int line) {
        return order.expected().units().orElseThrow().getOrDefault(line, UnitStage.UNCLEAR);
    }

    private ExpectedOrder orderThatIs(OrderStage stage) {
        return orders.stream()
                .filter(order -> order.expected().stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private String paymentOf(OrderStage stage, Method... methods) {
        return orders.stream()
                .filter(order -> order.expected().stage() == stage)
                .flatMap(order -> order.expected().payments().entrySet().stream())
                .filter(payment -> List.of(methods).contains(payment.getValue().method()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
