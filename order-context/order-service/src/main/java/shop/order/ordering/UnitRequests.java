package shop.order.ordering;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.order.api.CancellationReason;

/** What was asked to be taken out of one parcel, what came of it, and what was reported as missing. */
final class UnitRequests {

    private final Map<String, UnitsCancellationRequested> asked = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> reports = new HashSet<>();

    /** What was asked under this name. */
    Optional<UnitsCancellationRequested> named(String request) {
        return Optional.ofNullable(asked.get(request));
    }

    /** What was asked under this name, if it was not done yet: even one that was refused may turn out to be. */
    Optional<UnitsCancellationRequested> notDone(String request) {
        return named(request).filter(it -> !done.contains(request));
    }

    boolean isOpen(String request) {
        return notDone(request).filter(it -> !refused.contains(request)).isPresent();
    }

    /** Those that were not answered yet. */
    List<UnitsCancellationRequested> open() {
        return asked.values().stream().filter(it -> isOpen(it.request())).toList();
    }

    /** The units that this one lets remain. */
    static Units remaining(UnitsCancellationRequested request) {
        return Units.of(request.remaining());
    }

    /** Why the last of those was asked for. */
    Optional<CancellationReason> lastOpenReason() {
        return open().stream().map(UnitsCancellationRequested::reason).reduce((one, later) -> later);
    }

    boolean isReported(String report) {
        return reports.contains(report);
    }

    /** What was not there is sent by another ship-from. */
    void moved(String report) {
        reports.add(report);
    }

    void on(UnitsFact fact) {
        if (fact instanceof UnitsCancellationRequested request) {
            asked.put(request.request(), request);
        } else if (fact instanceof UnitsCancellationRefused refusal) {
            refused.add(refusal.request());
        } else if (fact instanceof UnitsCancelled units) {
            (units.reason() == CancellationReason.PICKED_SHORT ? reports : done).add(units.request());
        }
    }
}
