package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.books.Clocks;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.http.CarrierScan;
import shop.kernel.Money;

@DisplayName("The journey of a parcel")
class CarrierScriptsTest {

    private static final LocalDateTime ORDERED = LocalDateTime.of(2017, 6, 1, 12, 0);
    private static final LocalDateTime MONDAY = LocalDateTime.of(2017, 6, 5, 12, 0);
    private static final LocalDateTime THURSDAY = LocalDateTime.of(2017, 6, 8, 12, 0);

    private final CarrierScripts journeys = new CarrierScripts(Clocks.OF_DESTINATION);

    @Test
    @DisplayName("has the files' times, by the clocks of where they were written")
    void hasTheFilesTimes() {
        assertThat(scans(FileStatus.DELIVERED, Optional.of(MONDAY), Optional.of(THURSDAY), Map.of()))
                .containsExactly(
                        new CarrierScan("picked_up", Instant.parse("2017-06-05T15:00:00Z")),
                        new CarrierScan("delivered", Instant.parse("2017-06-08T15:00:00Z")));
    }

    @Test
    @DisplayName("ends on the way while the order is shipped, and has not begun before")
    void goesNoFurther() {
        assertThat(scans(FileStatus.SHIPPED, Optional.of(MONDAY), Optional.empty(), Map.of()))
                .extracting(CarrierScan::status)
                .containsExactly("picked_up");
        assertThat(scans(FileStatus.INVOICED, Optional.empty(), Optional.empty(), Map.of()))
                .isEmpty();
        assertThat(scans(FileStatus.CANCELED, Optional.of(MONDAY), Optional.of(THURSDAY), Map.of()))
                .as("what the files cancel was not handed over, whatever dates they give")
                .isEmpty();
    }

    @Test
    @DisplayName("does not end before it begins, though the files may say so or say nothing")
    void isInOrder() {
        assertThat(scans(FileStatus.DELIVERED, Optional.of(THURSDAY), Optional.of(MONDAY), Map.of()))
                .extracting(scan -> scan.at().orElseThrow())
                .containsExactly(Instant.parse("2017-06-05T15:00:00Z"), Instant.parse("2017-06-05T15:00:00Z"));
        assertThat(scans(FileStatus.DELIVERED, Optional.empty(), Optional.empty(), Map.of()))
                .extracting(scan -> scan.at().orElseThrow())
                .containsOnly(Instant.parse("2017-06-01T15:00:00Z"));
    }

    @Test
    @DisplayName("goes wrong as the file of mishaps says")
    void goesWrong() {
        assertThat(scans(
                        FileStatus.DELIVERED,
                        Optional.of(MONDAY),
                        Optional.of(THURSDAY),
                        Map.of("pottery", Mishap.LOST)))
                .extracting(CarrierScan::status)
                .containsExactly("picked_up", "lost");
        assertThat(scans(
                        FileStatus.DELIVERED,
                        Optional.of(MONDAY),
                        Optional.of(THURSDAY),
                        Map.of("pottery", Mishap.DELIVERY_ATTEMPTED)))
                .containsExactly(
                        new CarrierScan("picked_up", Instant.parse("2017-06-05T15:00:00Z")),
                        new CarrierScan("delivery_attempted", Instant.parse("2017-06-06T15:00:00Z")),
                        new CarrierScan("delivery_attempted", Instant.parse("2017-06-07T15:00:00Z")),
                        new CarrierScan("delivered", Instant.parse("2017-06-08T15:00:00Z")));
    }

    @Test
    @DisplayName("of what is sent once more, or back, is made now, since nothing was promised for it")
    void isNow() {
        assertThat(journeys.back()).containsExactly(CarrierScan.now("picked_up"), CarrierScan.now("delivered"));
    }

    private List<CarrierScan> scans(
            FileStatus status,
            Optional<LocalDateTime> handedOver,
            Optional<LocalDateTime> delivered,
            Map<String, Mishap> mishaps) {
        FileOrder order = Mugs.order(
                status,
                ORDERED,
                handedOver,
                delivered,
                Optional.of(LocalDate.of(2017, 6, 20)),
                List.of(Mugs.mug(1, Money.of(1290, "BRL"), Money.of(400, "BRL"))),
                List.of(),
                mishaps);
        return journeys.of(order, Mugs.SELLER);
    }
}
