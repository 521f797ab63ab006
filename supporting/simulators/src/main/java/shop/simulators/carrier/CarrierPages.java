package shop.simulators.carrier;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import shop.simulators.web.LatestEntries;
import shop.simulators.web.LatestEntries.Numbered;
import shop.simulators.web.Page;

/** The carrier's pages for people: its book, and the parcels, which a person can scan. */
@RestController
class CarrierPages {

    private static final int SHOWN = 100;

    private static final List<Choice> CHOICES = Stream.of(ScanStatus.values())
            .map(status -> new Choice(status.name(), Page.words(status.name())))
            .toList();

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

    private record Parcels(String title, String reference, List<OnItsWay> parcels) {}

    private record OnItsWay(
            String labelId,
            String trackingCode,
            String reference,
            String status,
            String last,
            boolean canBeScanned,
            List<Choice> choices) {

        static OnItsWay of(Answers.ParcelView parcel) {
            return new OnItsWay(
                    parcel.labelId(),
                    parcel.trackingCode(),
                    parcel.reference(),
                    Page.words(parcel.status()),
                    parcel.scans().isEmpty()
                            ? parcel.boughtAt().toString()
                            : parcel.scans().get(parcel.scans().size() - 1).at().toString(),
                    !parcel.status().equals("voided"),
                    CHOICES);
        }
    }

    private record Choice(String value, String words) {}

    @GetMapping(path = "/parcels", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> parcels(@RequestParam(defaultValue = "") String reference) {
        return Page.of(
                "carrier-parcels",
                new Parcels(
                        "Parcels of the carrier (simulated)",
                        reference,
                        desk.latest(reference, SHOWN).stream().map(OnItsWay::of).toList()));
    }

    @PostMapping("/parcels/{labelId}/scans")
    ResponseEntity<Void> scan(
            @PathVariable String labelId,
            @RequestParam ScanStatus status,
            @RequestParam(defaultValue = "") String reference) {
        desk.scanByHand(labelId, status, Optional.empty());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        "Location",
                        UriComponentsBuilder.fromPath("/parcels")
                                .queryParam("reference", "{reference}")
                                .build(reference)
                                .toString())
                .build();
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
