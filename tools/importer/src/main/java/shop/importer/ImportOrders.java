package shop.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.Reconciliation;
import shop.importer.books.ReconciliationReport;
import shop.importer.files.BadFolder;
import shop.importer.files.OrderFolder;
import shop.importer.http.AccessToken;
import shop.importer.http.Http;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;
import shop.importer.http.UnexpectedAnswer;
import shop.importer.http.Unreachable;

/** The command that imports a folder of orders into a running shop and reconciles. */
@Command(
        name = "import-orders",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Places the orders of a folder in Olist's public format in a running shop, waits until each stands where the "
                    + "files say, and reconciles the files, the shop's events and the simulators' ledgers.",
            "It can be interrupted and run again at any time: it goes on where it stopped, and nothing is placed twice."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all three books agree",
            "1:they differ; the report says in what",
            "2:the command line or the folder cannot be read",
            "3:the system does not answer",
            "4:the importer itself has failed"
        },
        exitCodeOnExecutionException = ImportOrders.FAILED)
public final class ImportOrders implements Callable<Integer> {

    static final int AGREES = 0;
    static final int DIFFERS = 1;
    static final int UNREADABLE = CommandLine.ExitCode.USAGE;
    static final int NO_ANSWER = 3;
    static final int FAILED = 4;

    /** A system that is there answers within this; one that goes away later is waited for with more patience. */
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(10);

    /** So many orders may be under way however slow the system is: with fewer, it would wait for orders, not they for it. */
    private static final int ALWAYS_UNDER_WAY = 200;

    /** So many differences are shown; the report has all. */
    private static final int DIFFERENCES_SHOWN = 20;

    static final ImportWatch UNWATCHED = new ImportWatch() {
        @Override
        public void placing() {}

        @Override
        public void reading() {}
    };

    @Option(
            names = "--folder",
            required = true,
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Holds olist_orders_dataset.csv, olist_order_items_dataset.csv, "
                    + "olist_order_payments_dataset.csv, olist_customers_dataset.csv; may hold "
                    + "shop_mishaps_dataset.csv, shop_units_dataset.csv, shop_returns_dataset.csv and "
                    + "shop_amendments_dataset.csv.")
    private Path folder = Path.of("");

    @Option(
            names = "--part",
            defaultValue = "1/1",
            paramLabel = "<n>/<of>",
            converter = FolderPart.Converter.class,
            description = "Only this one of so many parts of the folder, such as 2/6 (default: all of it).",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private FolderPart part = new FolderPart(1, 1);

    @Option(names = "--gateway", defaultValue = "http://127.0.0.1:8080", description = "The shop.")
    private URI gateway = URI.create("");

    @Option(names = "--psp", defaultValue = "http://127.0.0.1:8091", description = "The simulated payment provider.")
    private URI provider = URI.create("");

    @Option(names = "--carrier", defaultValue = "http://127.0.0.1:8092", description = "The simulated carrier.")
    private URI carrier = URI.create("");

    @Option(
            names = "--token-url",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Where tokens are given (default: /oauth2/token at the gateway).")
    private Optional<URI> tokens = Optional.empty();

    @Option(names = "--client", defaultValue = "demo-shop", description = "Who asks for a token; of role shop.")
    private String client = "";

    @Option(
            names = "--secret",
            defaultValue = "${env:SHOP_CLIENT_SECRET:-demo-shop-secret}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "The client's secret; or set SHOP_CLIENT_SECRET (default: that of the demo client).")
    private String secret = "";

    @Option(
            names = "--support",
            defaultValue = "demo-support",
            description = "Who makes good what does not arrive, and looks at what comes back; of role support.")
    private String helper = "";

    @Option(
            names = "--support-secret",
            defaultValue = "${env:SHOP_SUPPORT_SECRET:-demo-support-secret}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "That client's secret; or set SHOP_SUPPORT_SECRET (default: that of the demo client).")
    private String helpersSecret = "";

    @Option(
            names = "--warehouse",
            defaultValue = "demo-warehouse",
            description = "Who reports what is missing when parcels are packed, and what came back; of role warehouse.")
    private String packer = "";

    @Option(
            names = "--warehouse-secret",
            defaultValue = "${env:SHOP_WAREHOUSE_SECRET:-demo-warehouse-secret}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "That client's secret; or set SHOP_WAREHOUSE_SECRET (default: that of the demo client).")
    private String packersSecret = "";

    @Option(names = "--concurrency", defaultValue = "8", description = "Requests under way together.")
    private int atOnce;

    @Option(
            names = "--in-flight",
            defaultValue = "1000",
            description = "Orders under way together, at most; fewer when the system finishes fewer.")
    private int inFlight;

    @Option(
            names = "--patience",
            defaultValue = "120",
            paramLabel = "<seconds>",
            description = "How long the system may be away, or nothing may move, before giving up.")
    private int patience;

    @Option(
            names = "--grace",
            defaultValue = "30",
            paramLabel = "<seconds>",
            description = "How long orders that differ are looked at again, since views may be behind events.")
    private int grace;

    @Option(
            names = "--zone",
            description = "The zone of the files' clocks, where they are not those of the destinations.")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--report", defaultValue = "data/reconciliation.txt", description = "Where the report is written.")
    private Path report = Path.of("");

    @Spec
    private CommandSpec spec;

    private final ImportProgress progress;
    private final ImportWatch watch;

    private ImportOrders(ImportProgress progress, ImportWatch watch) {
        this.progress = progress;
        this.watch = watch;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return run(UNWATCHED, arguments);
    }

    /** The same for whoever wants to know where its parts begin. */
    public static int run(ImportWatch watch, String... arguments) {
        return command(new ProgressOnConsole(System.err, System.console() != null), watch)
                .execute(arguments);
    }

    static CommandLine command(ImportProgress progress, ImportWatch watch) {
        return new CommandLine(new ImportOrders(progress, watch)).setOverwrittenOptionsAllowed(true);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        checkOptions();
        try {
            return run(out);
        } catch (BadFolder unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return UNREADABLE;
        } catch (Unreachable failed) {
            return givenUp(failed, "once the system answers");
        } catch (UnexpectedAnswer failed) {
            return givenUp(failed, "once the system answers as it should");
        } finally {
            out.flush();
        }
    }

    private int givenUp(RuntimeException failed, String when) {
        PrintWriter problems = spec.commandLine().getErr();
        problems.println(failed.getMessage());
        problems.println("Run the same command again " + when + ": it goes on where it stopped.");
        return NO_ANSWER;
    }

    private void checkOptions() {
        requireAtLeast(1, "--concurrency", atOnce);
        requireAtLeast(1, "--in-flight", inFlight);
        requireAtLeast(1, "--patience", patience);
        requireAtLeast(0, "--grace", grace);
        requireAddress("--gateway", gateway);
        requireAddress("--psp", provider);
        requireAddress("--carrier", carrier);
        requireAddress("--token-url", tokenUrl());
    }

    private void requireAtLeast(int least, String option, int given) {
        if (given < least) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is at least " + least + ", not " + given);
        }
    }

    private void requireAddress(String option, URI given) {
        if (!given.toString().matches("https?://.+") || given.getHost() == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is an address such as http://127.0.0.1:8080, not " + given);
        }
    }

    private int run(PrintWriter out) throws InterruptedException, IOException {
        OrderFolder files = OrderFolder.read(folder);
        Clocks clocks = new Clocks(zone);
        List<ExpectedOrder> orders = part.in(files.orders()).stream()
                .map(order -> ExpectedOrder.of(order, clocks))
                .toList();
        out.printf(Locale.ROOT, "%,d orders in %s%n", orders.size(), folder);
        out.flush();

        Duration longest = Duration.ofSeconds(patience);
        greet(longest, files);
        OrdersUnderWay admission =
                new OrdersUnderWay(Clock.systemUTC(), Math.min(ALWAYS_UNDER_WAY, inFlight), inFlight);
        Http http = new Http(longest, admission);
        Shop shop = new Shop(http, gateway, token(http, client, secret));
        Shop support = new Shop(http, gateway, token(http, helper, helpersSecret));
        Shop warehouse = new Shop(http, gateway, token(http, packer, packersSecret));
        Simulators simulators = new Simulators(http, provider, carrier);
        Importer.Outcome outcome = new Importer(
                        shop,
                        support,
                        warehouse,
                        simulators,
                        new CarrierScripts(clocks),
                        admission,
                        progress,
                        watch,
                        atOnce,
                        longest)
                .run(orders);
        Reconciliation reconciliation = new Reconciling(
                        shop, simulators, clocks, progress, atOnce, Duration.ofSeconds(grace))
                .of(orders, outcome.settled().views(), outcome.refused());

        report(out, files, outcome, reconciliation);
        return reconciliation.agrees() ? AGREES : DIFFERS;
    }

    private void report(PrintWriter out, OrderFolder files, Importer.Outcome outcome, Reconciliation reconciliation)
            throws IOException {
        List<String> text = new ArrayList<>(pace(outcome));
        files.notes().forEach(note -> text.add("Note: " + note));
        outcome.remarks().forEach(remark -> text.add("Note: " + remark));
        text.add("");
        List<String> shown = new ArrayList<>(text);
        shown.addAll(ReconciliationReport.of(reconciliation, DIFFERENCES_SHOWN));
        shown.forEach(out::println);
        text.addAll(ReconciliationReport.of(reconciliation, Integer.MAX_VALUE));
        write(text);
        out.println("Report: " + report);
    }

    /** Asks everybody for a sign of life, so that a wrong address is known at once. */
    private void greet(Duration longest, OrderFolder files) {
        Http http = new Http(longest.compareTo(FIRST_CONTACT) < 0 ? longest : FIRST_CONTACT, retryAfter -> {});
        token(http, client, secret).check();
        if (files.orders().stream().anyMatch(order -> !order.changes().isNothing())) {
            token(http, helper, helpersSecret).check();
            token(http, packer, packersSecret).check();
        }
        new Simulators(http, provider, carrier).check();
    }

    private AccessToken token(Http http, String id, String itsSecret) {
        return new AccessToken(http, tokenUrl(), id, itsSecret, Clock.systemUTC());
    }

    private URI tokenUrl() {
        return tokens.orElseGet(() -> gateway.resolve("/oauth2/token"));
    }

    private List<String> pace(Importer.Outcome outcome) {
        int orders = outcome.settled().views().size();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Sent %,d orders in %.1f s (%.0f per second); %,d were there already.",
                        outcome.sent(),
                        seconds(outcome.placing()),
                        outcome.sent() / Math.max(0.001, seconds(outcome.placing())),
                        outcome.found()),
                String.format(
                        Locale.ROOT,
                        "All seen to stand still after %.1f s; by the shop's clock %,d orders in %.1f s (%.0f per second).",
                        seconds(outcome.whole()),
                        orders,
                        seconds(outcome.settled().span()),
                        orders / Math.max(0.001, seconds(outcome.settled().span()))),
                outcome.settled().unsettled() == 0
                        ? "Every accepted order stands where the files say."
                        : String.format(
                                Locale.ROOT,
                                "%,d orders do not stand where the files say, and none has moved for %d s.",
                                outcome.settled().unsettled(),
                                patience));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private void write(List<String> text) throws IOException {
        Path folderOfReport = report.toAbsolutePath().getParent();
        Files.createDirectories(folderOfReport);
        Files.write(report, text);
    }
}
