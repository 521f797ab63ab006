package shop.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.importer.generator.ChangeShares;
import shop.importer.generator.FolderGenerator;
import shop.importer.generator.Shares;

/** The command that makes up a folder of orders for {@link ImportOrders}. */
@Command(
        name = "generate-orders",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Makes up a folder of orders in Olist's public format: the same seed makes the same folder.",
            "Each share is from 0 to 1, of all orders, or of those parcels, units or tenders that it befalls."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the folder is there",
            "2:the command line cannot be read",
            "4:the folder could not be written, or the generator itself has failed"
        },
        exitCodeOnExecutionException = ImportOrders.FAILED)
public final class GenerateOrders implements Callable<Integer> {

    @Option(
            names = "--folder",
            required = true,
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Where to; it is made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--orders", defaultValue = "500", description = "How many.")
    private int orders;

    @Option(names = "--seed", defaultValue = "1", description = "What chance begins with.")
    private long seed;

    @Option(names = "--without-items", defaultValue = "0.02", description = "Orders that ORD-01 refuses.")
    private double withoutItems;

    @Option(names = "--unbalanced", defaultValue = "0.02", description = "Orders that ORD-02 refuses.")
    private double unbalanced;

    @Option(names = "--cancelled", defaultValue = "0.05", description = "Orders cancelled before hand-over.")
    private double cancelled;

    @Option(names = "--shipped", defaultValue = "0.04", description = "Orders handed over and not arrived.")
    private double shipped;

    @Option(names = "--waiting", defaultValue = "0.04", description = "Orders paid and not handed over.")
    private double waiting;

    @Option(names = "--declined", defaultValue = "0.05", description = "Orders with a declined tender.")
    private double declined;

    @Option(names = "--several-tenders", defaultValue = "0.25", description = "Orders with two to five tenders.")
    private double severalTenders;

    @Option(names = "--several-parcels", defaultValue = "0.25", description = "Orders with two to four parcels.")
    private double severalParcels;

    @Option(names = "--answers-lost", defaultValue = "0.01", description = "Orders with a payment's answer lost.")
    private double answersLost;

    @Option(
            names = "--connections-dropped",
            defaultValue = "0.02",
            description = "Orders with a payment's request lost.")
    private double connectionsDropped;

    @Option(names = "--lost", defaultValue = "0.02", description = "Parcels lost.")
    private double lost;

    @Option(names = "--returned", defaultValue = "0.02", description = "Parcels returned to their sender.")
    private double returned;

    @Option(names = "--damaged", defaultValue = "0.01", description = "Parcels damaged on the way.")
    private double damaged;

    @Option(names = "--attempted", defaultValue = "0.05", description = "Parcels delivered at the third attempt.")
    private double attempted;

    @Option(names = "--replaced", defaultValue = "0.3", description = "Declined tenders that another is given for.")
    private double replaced;

    @Option(names = "--units-cancelled", defaultValue = "0.04", description = "Units given up before hand-over.")
    private double unitsCancelled;

    @Option(names = "--units-short", defaultValue = "0.03", description = "Units missing when they are packed.")
    private double unitsShort;

    @Option(names = "--made-good", defaultValue = "0.5", description = "Parcels astray that support makes good.")
    private double madeGood;

    @Option(names = "--units-returned", defaultValue = "0.04", description = "Units given back after they arrived.")
    private double unitsReturned;

    @Option(names = "--units-exchanged", defaultValue = "0.3", description = "Of those, exchanged if as was told.")
    private double unitsExchanged;

    @Option(names = "--amended", defaultValue = "0.03", description = "Orders changed after they were placed.")
    private double amended;

    @Option(names = "--units-faulty", defaultValue = "0.03", description = "Units that arrive and are made good.")
    private double unitsFaulty;

    @Option(names = "--held", defaultValue = "0.03", description = "Orders that a person holds for a while.")
    private double held;

    @Option(names = "--goodwill", defaultValue = "0.03", description = "Orders that goodwill is given for.")
    private double goodwill;

    @Option(
            names = "--unchanged",
            description = "Nobody does anything about an order after it was placed: the shares from --replaced on count"
                    + " for nothing.")
    private boolean unchanged;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new GenerateOrders())
                .setOverwrittenOptionsAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (orders < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--orders is at least 1, not " + orders);
        }
        FolderGenerator.generate(folder, seed, orders, shares(), changes());
        spec.commandLine().getOut().printf(Locale.ROOT, "%,d orders in %s%n", orders, folder);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private ChangeShares changes() {
        return checked(() -> unchanged
                ? ChangeShares.NONE
                : new ChangeShares(
                        replaced,
                        unitsCancelled,
                        unitsShort,
                        madeGood,
                        unitsReturned,
                        unitsExchanged,
                        unitsFaulty,
                        amended,
                        held,
                        goodwill));
    }

    private Shares shares() {
        return checked(() -> new Shares(
                withoutItems,
                unbalanced,
                cancelled,
                shipped,
                waiting,
                declined,
                severalTenders,
                severalParcels,
                answersLost,
                connectionsDropped,
                lost,
                returned,
                damaged,
                attempted));
    }

    private <S> S checked(Supplier<S> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
