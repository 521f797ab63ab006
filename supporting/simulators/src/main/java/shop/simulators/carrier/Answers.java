package shop.simulators.carrier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** What the carrier says, each derived from the book. */
final class Answers {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build()
            .writer();

    private Answers() {}

    /**
     * The answer to a purchase.
     *
     * @param corrected what the carrier put right in the address, if anything
     * @param printed the lines of the label, made from the request alone: the book keeps no names or streets
     */
    record Label(
            String labelId, String trackingCode, String carrier, Optional<Correction> corrected, List<String> printed) {

        static Label of(Entry.LabelBought entry, Requests.Address to) {
            return new Label(
                    entry.labelId(),
                    entry.trackingCode(),
                    "simulated",
                    entry.correctedPostcode().map(Correction::new),
                    to.printed());
        }
    }

    /**
     * Whether the carrier delivers to an address.
     *
     * @param corrected what it would put right in it, if anything
     */
    record Checked(boolean deliverable, Optional<Correction> corrected) {

        static Checked of(boolean isNowhere, Optional<String> correctedPostcode) {
            return new Checked(!isNowhere, correctedPostcode.map(Correction::new));
        }
    }

    /** A part of the address as it should have been. */
    record Correction(String postcode) {}

    /** The answer to a void. */
    record Voided(String status) {}

    /** The answer to the wish to have a parcel back. */
    record Intercepted(String status) {}

    /** A label with its parcel's journey so far. */
    record ParcelView(
            String labelId,
            String trackingCode,
            String reference,
            String labelNumber,
            String status,
            Instant boughtAt,
            int notified,
            List<ScanView> scans) {

        static ParcelView of(Parcel parcel) {
            Entry.LabelBought label = parcel.label();
            return new ParcelView(
                    label.labelId(),
                    label.trackingCode(),
                    label.reference(),
                    label.labelNumber(),
                    parcel.status(),
                    label.at(),
                    parcel.notified(),
                    parcel.scans().stream().map(ScanView::of).toList());
        }
    }

    /** One scan of a journey. */
    record ScanView(int number, ScanStatus status, Instant at, Optional<String> location) {

        static ScanView of(Entry.Scanned scan) {
            return new ScanView(scan.number(), scan.status(), scan.carrierTime(), scan.location());
        }
    }

    /**
     * What the shop is told of a scan.
     *
     * @param id the same at each attempt
     * @param at the carrier's own time
     */
    record Notification(
            String id,
            String trackingCode,
            String reference,
            String carrier,
            ScanStatus status,
            Instant at,
            Optional<String> location) {

        String json() {
            return WRITER.writeValueAsString(this);
        }
    }
}
