package shop.simulators.carrier;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.EntryStream;

/** The carrier's book, open to whoever wants to reconcile with it. */
@RestController
@RequestMapping("/ledger")
class CarrierLedgerController {

    private final Desk desk;

    CarrierLedgerController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping
    Desk.Summary summary() {
        return desk.summary();
    }

    @GetMapping("/entries")
    void entries(@RequestParam(defaultValue = "0") long after, HttpServletResponse response) throws IOException {
        EntryStream.write(desk.ledger(), after, response);
    }
}
