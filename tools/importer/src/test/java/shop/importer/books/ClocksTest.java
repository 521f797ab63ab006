package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;

@DisplayName("The clocks of the files")
class ClocksTest {

    private static final LocalDate PROMISED = LocalDate.of(2017, 6, 8);
    private static final LocalDateTime LAST_MINUTE = PROMISED.atTime(23, 59);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("are those of the destination")
    @CsvSource({
        "SP, 01310, 2017-06-09T02:59:00Z",
        "AM, 69005, 2017-06-09T03:59:00Z",
        "AC, 69900, 2017-06-09T04:59:00Z",
        "PE, 50030, 2017-06-09T02:59:00Z",
        "PE, 53990, 2017-06-09T01:59:00Z"
    })
    void areThoseOfTheDestination(String state, String zip, String moment) {
        assertThat(Clocks.OF_DESTINATION.instant(to(state, zip), LAST_MINUTE)).isEqualTo(moment);
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("judge a promise as the files' own dates do, wherever it is")
    @CsvSource({"SP, 01310", "AM, 69005", "AC, 69900", "RR, 69301", "MT, 78005", "PE, 50030", "PE, 53990"})
    void judgeAsTheFiles(String state, String zip) {
        FileOrder order = to(state, zip);
        Clocks clocks = Clocks.OF_DESTINATION;
        assertThat(clocks.punctuality(order, clocks.instant(order, LAST_MINUTE)))
                .isEqualTo(Punctuality.ON_TIME);
        assertThat(clocks.punctuality(order, clocks.instant(order, LAST_MINUTE.plusMinutes(1))))
                .isEqualTo(Punctuality.LATE);
    }

    @Test
    @DisplayName("may be others, and a promise is judged on the destination's calendar all the same")
    void mayBeOthers() {
        var marketplace = new Clocks(Optional.of(ZoneId.of("America/Sao_Paulo")));
        Instant delivered = marketplace.instant(to("AM", "69005"), LAST_MINUTE.plusMinutes(30));
        assertThat(delivered).isEqualTo("2017-06-09T03:29:00Z");
        assertThat(marketplace.punctuality(to("AM", "69005"), delivered)).isEqualTo(Punctuality.ON_TIME);
        assertThat(marketplace.punctuality(to("SP", "01310"), delivered)).isEqualTo(Punctuality.LATE);
        assertThat(marketplace.punctuality(to("AM", "69880"), Instant.parse("2017-06-09T04:30:00Z")))
                .as("it is not known which of the two times of Amazonas it has")
                .isEqualTo(Punctuality.OPEN);
    }

    private static FileOrder to(String state, String zip) {
        return new FileOrder(
                "1",
                new FileOrder.Customer("2", zip, "there", state),
                FileStatus.DELIVERED,
                PROMISED.minusDays(7).atStartOfDay(),
                Optional.empty(),
                Optional.of(LAST_MINUTE),
                Optional.of(PROMISED),
                List.of(),
                List.of(),
                Map.of());
    }
}
