package shop.importer.http;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The simulated provider and carrier: what they are to do, and what they have seen. */
public final class Simulators {

    private final Http http;
    private final URI provider;
    private final URI carrier;

    public Simulators(Http http, URI provider, URI carrier) {
        this.http = http;
        this.provider = provider;
        this.carrier = carrier;
    }

    /** @throws RuntimeException when one of them does not answer */
    public void check() {
        for (URI simulator : List.of(provider, carrier)) {
            Answer answer = http.exchange(
                    () -> HttpRequest.newBuilder(simulator.resolve("/ledger")).GET());
            if (!answer.isSuccess()) {
                throw answer.unexpected();
            }
        }
    }

    /** Tells the carrier what becomes of a parcel; says why when the carrier has begun something else. */
    public Optional<String> script(String shipmentId, List<CarrierScan> scans) {
        String body = Json.MAPPER.writeValueAsString(new Script(scans));
        Answer answer = http.exchange(() -> HttpRequest.newBuilder(carrier.resolve("/scripts/" + shipmentId))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() == 409) {
            return Optional.of(answer.problem().detail());
        }
        answer.as(Script.class);
        return Optional.empty();
    }

    private record Script(List<CarrierScan> scans) {}

    public void eachProviderEntry(Consumer<PspEntry> seen) {
        eachEntry(provider, PspEntry.class, seen);
    }

    public void eachCarrierEntry(Consumer<CarrierEntry> seen) {
        eachEntry(carrier, CarrierEntry.class, seen);
    }

    private <E> void eachEntry(URI simulator, Class<E> type, Consumer<E> seen) {
        try (Stream<String> lines = http.lines(
                HttpRequest.newBuilder(simulator.resolve("/ledger/entries")).GET())) {
            lines.forEach(line -> seen.accept(entry(simulator, line, type)));
        } catch (UncheckedIOException broken) {
            throw new Unreachable("The ledger of " + simulator + " broke off", broken);
        }
    }

    private static <E> E entry(URI simulator, String line, Class<E> type) {
        try {
            return Json.MAPPER.readValue(line, type);
        } catch (JacksonException unreadable) {
            throw new UnexpectedAnswer(
                    "The ledger of " + simulator + " has an entry that cannot be read: " + unreadable.getMessage());
        }
    }
}
