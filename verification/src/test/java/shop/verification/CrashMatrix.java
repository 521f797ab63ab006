package shop.verification;

import static java.util.stream.Collectors.joining;
import static shop.verification.CrashMatrix.Ending.ENDS;
import static shop.verification.CrashMatrix.Ending.ENDS_OR_IS_WELL;
import static shop.verification.CrashMatrix.Ending.GOES_ON;
import static shop.verification.CrashMatrix.Ending.IS_STARTED_AGAIN;
import static shop.verification.CrashMatrix.Ending.IS_WELL;
import static shop.verification.CrashMatrix.Harm.DISK_FULL;
import static shop.verification.CrashMatrix.Harm.ERROR;
import static shop.verification.CrashMatrix.Harm.HEAP_FULL;
import static shop.verification.CrashMatrix.Harm.KILL;
import static shop.verification.CrashMatrix.Harm.STOP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import shop.verification.MortalShop.Part;

/** What is done to which part, and how that ends. */
final class CrashMatrix {

    private static final Set<Part> SERVICES = Set.of(Part.ORDER, Part.PAYMENT, Part.SHIPPING);
    private static final Set<Part> HARMED =
            Set.of(Part.NODE, Part.STORE, Part.ORDER, Part.PAYMENT, Part.SHIPPING, Part.GATEWAY);

    /** In the order in which they are tried. */
    static final List<Cell> CELLS = cells();

    private CrashMatrix() {}

    /** What is done. */
    enum Harm {
        KILL("kill -9"),
        STOP("SIGSTOP, then SIGCONT"),
        HEAP_FULL("its heap is full"),
        DISK_FULL("its disk is full, then not any more"),
        ERROR("an error strikes");

        private final String words;

        Harm(String words) {
            this.words = words;
        }
    }

    /** How it ends. */
    enum Ending {
        /** It is gone. */
        IS_STARTED_AGAIN("is gone; after a start all goes on"),
        ENDS("ends with status 3 and one line; after a start all goes on"),
        GOES_ON("is told as not well; goes on by itself when that is over"),
        IS_WELL("goes on"),
        /** A thread of a pool is replaced by it, unless it is struck while it works. */
        ENDS_OR_IS_WELL("goes on; or ends with status 3 and one line, and after a start all goes on");

        private final String words;

        Ending(String words) {
            this.words = words;
        }
    }

    /**
     * @param threads the names of threads that an error strikes, one after the other, as expressions; else empty
     */
    record Cell(Part part, Harm harm, String threads, Ending ending) {

        @Override
        public String toString() {
            return "%s %s %s".formatted(part, harm, threads).strip();
        }

        /** The services that this keeps from their work. While the node's disk is full they answer, and refuse what is new. */
        Set<Part> concerns() {
            return switch (part) {
                case STORE -> SERVICES;
                case NODE -> harm == DISK_FULL ? Set.of() : SERVICES;
                default -> Set.of(part);
            };
        }

        private String rest() {
            String struck = Stream.of(threads.split(" "))
                    .filter(thread -> !thread.isEmpty())
                    .map(thread -> " `" + thread + "`")
                    .collect(joining(","));
            return "%s%s | %s".formatted(harm.words, struck, ending.words);
        }
    }

    private static List<Cell> cells() {
        List<Cell> all = new ArrayList<>();
        for (Part part : Part.values()) {
            if (HARMED.contains(part)) {
                all.add(new Cell(part, KILL, "", IS_STARTED_AGAIN));
                all.add(new Cell(part, STOP, "", GOES_ON));
                all.add(new Cell(part, HEAP_FULL, "", ENDS));
                boolean keepsFiles = part == Part.NODE || part == Part.STORE;
                all.add(new Cell(part, DISK_FULL, "", keepsFiles ? GOES_ON : IS_WELL));
                own(part).forEach(thread -> all.add(new Cell(part, ERROR, thread, ENDS)));
                all.add(new Cell(part, ERROR, String.join(" ", pooled(part)), ENDS_OR_IS_WELL));
            }
        }
        return List.copyOf(all);
    }

    /** Threads of its own without which it is only half there. */
    private static List<String> own(Part part) {
        return switch (part) {
            case NODE ->
                List.of(
                        "node-writer-1",
                        "node-timer-1",
                        "node-reader-1",
                        "node-grpc-\\d+",
                        "node-grpc-accept-1",
                        "node-http-Acceptor",
                        "node-http-Poller");
            case STORE -> List.of("mongo-server-boss.*", "mongo-server-worker.*");
            default -> List.of("http-nio-.*-Acceptor", "http-nio-.*-Poller");
        };
    }

    /** Threads that do one task after the other, or that belong to a library. */
    private static List<String> pooled(Part part) {
        return switch (part) {
            case NODE -> List.of("node-http-housekeeping");
            case STORE -> List.of("mongo-commit");
            case GATEWAY -> List.of("http-deadlines", "web-threads");
            case ORDER -> of("order-reminding.*");
            case PAYMENT ->
                of(
                        "payment-ask-again.*",
                        "payment-books.*",
                        "payment-ends.*",
                        "payment-receipt-clerk.*",
                        "http-deadlines");
            case SHIPPING -> of("shipping-ask-again.*", "shipping-silence.*", "shipping-returns.*", "http-deadlines");
            case AUTHORIZATION, PSP, CARRIER -> List.of();
        };
    }

    private static List<String> of(String... own) {
        List<String> all = new ArrayList<>(List.of(
                "Coordinator.*",
                "WorkPackage.*",
                "processor-watch-\\d+",
                "processor-watch-asking-.*",
                "processor-watchdog.*",
                "rebuilding.*",
                "turns.*",
                "web-threads",
                "grpc-default-worker-ELG.*",
                "axon-connector-.*",
                "cluster-.*"));
        all.addAll(List.of(own));
        return all;
    }

    /** As the operator's page has it: what is alike for several parts stands once. */
    static String page() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        CELLS.forEach(cell -> parts.computeIfAbsent(cell.rest(), missing -> new ArrayList<>())
                .add(cell.part().title()));
        return "\n| part | what is done to it | what becomes of it |\n|---|---|---|\n"
                + parts.entrySet().stream()
                        .map(row -> "| %s | %s |%n".formatted(String.join(", ", row.getValue()), row.getKey()))
                        .collect(joining())
                + "\n";
    }
}
