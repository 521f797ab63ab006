package shop.simulators.carrier;

import static shop.simulators.web.Page.Cell.number;
import static shop.simulators.web.Page.Cell.text;

import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.LatestEntries;
import shop.simulators.web.LatestEntries.Numbered;
import shop.simulators.web.Page;
import shop.simulators.web.Page.Cell;
import shop.simulators.web.Page.Link;

/** The carrier's page for people: its book. */
@RestController
class CarrierPages {

    private final Desk desk;

    CarrierPages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ledger(@RequestParam(defaultValue = "") String reference) throws IOException {
        Desk.Summary summary = desk.summary();
        return Page.titled("Carrier (simulated)")
                .sentence("What this carrier saw and did, from its own book. Labels bought: " + summary.bought()
                        + ", voided: " + summary.voided() + ". Scans: " + summary.scans() + "; the shop was told of "
                        + summary.notifications().delivered() + ", would not hear of "
                        + summary.notifications().givenUp() + " and has still to hear of "
                        + summary.notifications().waiting() + ".")
                .links(List.of(
                        new Link("Sums (JSON)", "/ledger"), new Link("All entries (lines of JSON)", "/ledger/entries")))
                .table(
                        "Labels by where their parcels are",
                        List.of(text("Status"), number("Labels")),
                        summary.perStatus().entrySet().stream()
                                .map(status -> List.of(
                                        text(words(status.getKey())), number(String.valueOf(status.getValue()))))
                                .toList())
                .search("Entries whose reference contains", "reference", reference)
                .table(
                        "Entries, newest first",
                        List.of(
                                number("No."),
                                text("When"),
                                text("What"),
                                text("Scan"),
                                text("Answer"),
                                text("Carrier's time"),
                                text("Reference"),
                                text("Tracking code")),
                        LatestEntries.of(desk.ledger(), reference).stream()
                                .map(CarrierPages::row)
                                .toList())
                .answer();
    }

    private static List<Cell> row(Numbered numbered) {
        return List.of(
                number(String.valueOf(numbered.number())),
                numbered.text("at"),
                inWords(numbered, "type"),
                inWords(numbered, "status"),
                inWords(numbered, "answer"),
                numbered.text("carrierTime"),
                numbered.text("reference"),
                numbered.text("trackingCode"));
    }

    private static Cell inWords(Numbered numbered, String field) {
        return text(words(numbered.entry().path(field).asString("")));
    }

    /** As the shop's pages write it, too: {@code out_for_delivery} is Out for delivery. */
    private static String words(String code) {
        String text = code.replace('_', ' ');
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
