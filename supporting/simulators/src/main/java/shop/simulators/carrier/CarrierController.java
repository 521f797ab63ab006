package shop.simulators.carrier;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.IdempotencyKey;
import shop.simulators.web.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The carrier's HTTP interface. */
@RestController
class CarrierController {

    private static final String KEY = "Idempotency-Key";

    private final Desk desk;
    private final JsonMapper json;

    CarrierController(Desk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @PostMapping("/labels")
    @ResponseStatus(HttpStatus.CREATED)
    Answers.Label buy(@RequestHeader(name = KEY, defaultValue = "") String header, @RequestBody JsonNode body) {
        Requests.Label request = Optional.ofNullable(json.treeToValue(body, Requests.Label.class))
                .orElseThrow(() -> Refusal.badRequest("invalid_request", "The body says nothing"));
        return Answers.Label.of(desk.buy(IdempotencyKey.of(header, "/labels", body), request), request.to());
    }

    /** Whether the carrier delivers there; nothing is written down. */
    @PostMapping("/addresses")
    Answers.Checked check(@RequestBody JsonNode body) {
        return Optional.ofNullable(json.treeToValue(body, Requests.Address.class))
                .map(address -> Answers.Checked.of(
                        Postcodes.isNowhere(address.postcode()), Postcodes.corrected(address.postcode())))
                .orElseThrow(() -> Refusal.badRequest("invalid_request", "The body says nothing"));
    }

    @PostMapping("/labels/{labelId}/void")
    Answers.Voided release(@PathVariable String labelId, @RequestHeader(name = KEY, defaultValue = "") String header) {
        desk.release(IdempotencyKey.of(header, "/labels/" + labelId + "/void", ""), labelId);
        return new Answers.Voided("voided");
    }

    @PostMapping("/labels/{labelId}/intercept")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answers.Intercepted intercept(
            @PathVariable String labelId, @RequestHeader(name = KEY, defaultValue = "") String header) {
        desk.intercept(IdempotencyKey.of(header, "/labels/" + labelId + "/intercept", ""), labelId);
        return new Answers.Intercepted("coming_back");
    }

    @GetMapping("/labels")
    List<Answers.ParcelView> parcels(@RequestParam String reference) {
        return desk.parcels(reference);
    }

    @PutMapping("/scripts/{reference}")
    Script write(@PathVariable String reference, @RequestBody Script script) {
        script.mustBePlayable();
        desk.write(reference, script);
        return script;
    }
}
