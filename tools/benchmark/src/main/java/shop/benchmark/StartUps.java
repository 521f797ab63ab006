package shop.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How long starts with one amount of data took, and how much memory the node had when it was left alone after them. */
final class StartUps {

    private static final int SECONDS_TO_REST = 1;

    private final String name;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();

    StartUps(String name) {
        this.name = name;
    }

    /** Notes a start that has just succeeded, and hands it on. */
    ChildJvm note(ChildJvm started) {
        millis.add((double) started.readyAfter().toMillis());
        try {
            TimeUnit.SECONDS.sleep(SECONDS_TO_REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started.resident().ifPresent(bytes -> megabytes.add(megabytes(bytes)));
        return started;
    }

    static double megabytes(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }

    static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? "%,.0f MB".formatted(megabytes(bytes.getAsLong())) : "unknown";
    }

    String name() {
        return name;
    }

    double readyMillis() {
        return median(millis);
    }

    /** 0 where it cannot be known. */
    double restingMegabytes() {
        return megabytes.isEmpty() ? 0 : median(megabytes);
    }

    private static double median(List<Double> values) {
        return Medians.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
