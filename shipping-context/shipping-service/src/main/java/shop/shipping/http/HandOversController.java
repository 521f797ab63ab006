package shop.shipping.http;

import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.platform.security.Roles;

/** Hand-overs of many shipments, over HTTP: a path of their own, since below /shipments stands what is one shipment. */
@RestController
class HandOversController implements HandOversApi {

    private final HandOvers handOvers;
    private final Clock clock;

    HandOversController(HandOvers handOvers, Clock clock) {
        this.handOvers = handOvers;
        this.clock = clock;
    }

    @Override
    @PostMapping("/hand-overs")
    @PreAuthorize("hasRole('" + Roles.WAREHOUSE + "')")
    public HandedOver handOverMany(@RequestBody HandOversRequest request) {
        return handOvers.of(request.shipments(), request.at(clock), HandOvers.PATIENCE);
    }
}
