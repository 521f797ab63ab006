package shop.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** One line of the table: a measurement that is taken in every round, of which the medians count. */
final class Measurement {

    private final String name;
    private final int clients;
    private final Optional<ChildJvm> server;
    private final Supplier<Sample> measurement;
    private final Supplier<Sample> warmUp;
    private final List<Sample> samples = new ArrayList<>();
    private Duration cpu = Duration.ZERO;

    /** A measurement by so many clients; the server, if there is one, is the one whose computing is counted. */
    Measurement(String name, int clients, Optional<ChildJvm> server, Supplier<Sample> measurement) {
        this(name, clients, server, measurement, measurement);
    }

    /** A measurement that changes what it measures, and so has something else that is done to warm up. */
    Measurement(
            String name,
            int clients,
            Optional<ChildJvm> server,
            Supplier<Sample> measurement,
            Supplier<Sample> warmUp) {
        this.name = name;
        this.clients = clients;
        this.server = server;
        this.measurement = measurement;
        this.warmUp = warmUp;
    }

    String name() {
        return name;
    }

    int clients() {
        return clients;
    }

    /** Does it once without counting it, so that what is counted was compiled and cached before. */
    void warmUp() {
        Sample unused = warmUp.get();
    }

    void take() {
        Duration before = cpuTime();
        samples.add(measurement.get());
        cpu = cpu.plus(cpuTime().minus(before));
    }

    private Duration cpuTime() {
        return server.map(ChildJvm::cpuTime).orElse(Duration.ZERO);
    }

    double perSecond() {
        return median(Sample::perSecond);
    }

    double p50Millis() {
        return median(Sample::p50) / 1e6;
    }

    double p99Millis() {
        return median(Sample::p99) / 1e6;
    }

    /** What an operation cost the server's process, over all rounds; 0 without a server. */
    double cpuMicros() {
        return cpu.toNanos()
                / 1e3
                / Math.max(1, samples.stream().mapToLong(Sample::operations).sum());
    }

    private double median(ToDoubleFunction<Sample> figure) {
        return Medians.of(samples.stream().mapToDouble(figure).toArray());
    }
}
