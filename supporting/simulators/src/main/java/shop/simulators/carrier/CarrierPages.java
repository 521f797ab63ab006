package shop.simulators.carrier;

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

/** The carrier's page for people: its book. */
@RestController
class CarrierPages {

    private final Desk desk;

    CarrierPages(Desk desk) {
        this.desk = desk;
    }

    private record Shown(
            String title, Desk.Summary summary, List<Labels> statuses, String reference, List<Row> entries) {}

    private record Labels(String status, long labels) {}

    private record Row(
            long number,
            String at,
            String what,
            String scan,
            String answer,
            String carrierTime,
            String reference,
            String trackingCode) {

        static Row of(Numbered numbered) {
            return new Row(
                    numbered.number(),
                    numbered.text("at"),
                    numbered.words("type"),
                    numbered.words("status"),
                    numbered.words("answer"),
                    numbered.text("carrierTime"),
                    numbered.text("reference"),
                    numbered.text("trackingCode"));
        }
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ledger(@RequestParam(defaultValue = "") String reference) throws IOException {
        Desk.Summary summary = desk.summary();
        return Page.of(
                "carrier-ledger",
                new Shown(
                        "Carrier (simulated)",
                        summary,
                        summary.perStatus().entrySet().stream()
                                .map(status -> new Labels(Page.words(status.getKey()), status.getValue()))
                                .toList(),
                        reference,
                        LatestEntries.of(desk.ledger(), reference).stream()
                                .map(Row::of)
                                .toList()));
    }
}
