package shop.shipping.carrier.simulated;

import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.platform.messaging.Commands;
import shop.shipping.dispatching.ReportShortPick;
import shop.shipping.dispatching.ReportShortPick.Missing;
import shop.shipping.dispatching.ShipmentPrepared;

/**
 * Whoever packs in the simulated world: a unit of each line whose sku begins with {@code SHORT-} is not there (ORD-14). Nobody
 * packs for the simulated carrier; in the real world the warehouse reports what it misses.
 */
@Component
@OnlyWithSimulatedCarrier
@DisallowReplay
@ProcessingGroup("shipping-policies")
class SimulatedWarehouse {

    private static final String SHORT = "SHORT-";
    private static final String REPORT = "simulated-pick";

    private final Commands commands;

    SimulatedWarehouse(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ShipmentPrepared event) {
        List<Missing> missing = event.items().stream()
                .filter(item -> item.sku().startsWith(SHORT))
                .map(item -> new Missing(item.line(), Optional.of(item.sku()), 1))
                .toList();
        if (!missing.isEmpty()) {
            report(new ReportShortPick(event.shipmentId(), REPORT, missing));
        }
    }

    /** What was cancelled meanwhile, nobody packs. */
    private void report(ReportShortPick shortPick) {
        Unless.refused(() -> commands.send(shortPick));
    }
}
