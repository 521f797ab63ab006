package shop.shipping.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentView.Promise;
import shop.shipping.dispatching.RecordLabelBought;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;

/**
 * SHP-09: parcels to many countries are delivered in the hours in which it is one day for some and the next for others. What
 * their views say is held against clocks that are named here, place by place, and not against the product's own table.
 */
@DisplayName("A promised day, around the world")
class PunctualityAroundTheWorldTest {

    private static final LocalDate PROMISED = TwoBlueMugs.PROMISED;

    private static final AggregatesInMemory SHIPMENTS = TwoBlueMugs.shipments();
    private static final TrackingInMemory TRACKING = new TrackingInMemory();

    /** Country, region, postcode; and the clock there or, where several are possible, those of its west and east. */
    private static final String PLACES = """
            AE,,,Asia/Dubai
            AF,,,Asia/Kabul
            AR,,C1002,America/Argentina/Buenos_Aires
            CN,,830000,Asia/Shanghai
            CO,,110111,America/Bogota
            DE,,10115,Europe/Berlin
            EG,,11511,Africa/Cairo
            FI,,00100,Europe/Helsinki
            FJ,,,Pacific/Fiji
            FR,,75001,Europe/Paris
            GB,,SW1A 1AA,Europe/London
            GR,,10431,Europe/Athens
            IE,,D01,Europe/Dublin
            IN,,110001,Asia/Kolkata
            IR,,11369,Asia/Tehran
            IS,,101,Atlantic/Reykjavik
            JP,,100-0001,Asia/Tokyo
            KE,,00100,Africa/Nairobi
            KR,,04524,Asia/Seoul
            LK,,00100,Asia/Colombo
            MA,,10000,Africa/Casablanca
            MM,,11181,Asia/Yangon
            NG,,100001,Africa/Lagos
            NP,,44600,Asia/Kathmandu
            NU,,,Pacific/Niue
            PE,,15001,America/Lima
            PH,,1000,Asia/Manila
            PL,,00-001,Europe/Warsaw
            SG,,018956,Asia/Singapore
            TH,,10100,Asia/Bangkok
            TO,,,Pacific/Tongatapu
            TR,,34000,Europe/Istanbul
            TW,,100,Asia/Taipei
            UY,,11000,America/Montevideo
            VE,,1010,America/Caracas
            VN,,100000,Asia/Ho_Chi_Minh
            WS,,,Pacific/Apia
            ZA,,0001,Africa/Johannesburg
            AU,WA,6000,Australia/Perth
            AU,,2000,Australia/Sydney
            AU,SA,5000,Australia/Adelaide
            AU,NT,0800,Australia/Darwin
            AU,NSW,2880,Australia/Broken_Hill Australia/Sydney
            AU,,2898,Australia/Lord_Howe
            AU,,6443,Australia/Perth Australia/Eucla
            AU,,,Australia/Perth Australia/Sydney
            BR,SP,01310-100,America/Sao_Paulo
            BR,AM,69005-010,America/Manaus
            BR,AC,69900-000,America/Rio_Branco
            BR,PE,53990-000,America/Noronha
            BR,,,America/Rio_Branco America/Noronha
            CA,,V6B 1A1,America/Vancouver
            CA,ON,M5V 2T6,America/Toronto
            CA,QC,H2Y 1C6,America/Toronto
            CA,ON,P9N 1A1,America/Winnipeg America/Toronto
            CA,,,America/Vancouver America/St_Johns
            CD,,,Africa/Kinshasa Africa/Lubumbashi
            CL,,,America/Santiago Pacific/Easter
            EC,,,America/Guayaquil Pacific/Galapagos
            ES,,28001,Europe/Madrid
            ES,,35001,Atlantic/Canary
            ES,,,Europe/Madrid Atlantic/Canary
            FM,,96941,Pacific/Chuuk Pacific/Pohnpei
            ID,,99111,Asia/Jayapura
            ID,,10110,Asia/Jakarta
            KI,,,Pacific/Tarawa Pacific/Kiritimati
            MN,,,Asia/Hovd Asia/Ulaanbaatar
            MX,BCN,22000,America/Tijuana
            MX,,28000,America/Mexico_City
            NZ,,,Pacific/Auckland Pacific/Chatham
            PF,,98714,Pacific/Tahiti Pacific/Gambier
            PT,,1100-048,Europe/Lisbon
            PT,Açores,9500-001,Atlantic/Azores
            RU,MOW,101000,Europe/Moscow
            RU,KAM,683000,Asia/Kamchatka
            RU,,,Europe/Kaliningrad Asia/Kamchatka
            US,California,94105,America/Los_Angeles
            US,,10001-1234,America/New_York
            US,HI,96801,Pacific/Honolulu
            US,,,Pacific/Honolulu America/New_York""";

    @AfterAll
    static void stop() {
        TRACKING.close();
    }

    static Stream<Arguments> places() {
        return PLACES.lines().map(line -> {
            String[] place = line.split(",");
            List<ZoneId> clocks = Stream.of(place[3].split(" ")).map(ZoneId::of).toList();
            Recipient to = new Recipient("Maria Silva", "Street 1", "Town", place[2], place[1], place[0], "");
            return arguments(line, to, clocks);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    @DisplayName("is kept or missed by the calendar of the place, and where it may be either, nobody is told")
    void isKeptOrMissed(String name, Recipient to, List<ZoneId> clocks) {
        Map<Instant, Optional<Promise>> told = new LinkedHashMap<>();
        Map<Instant, Optional<Promise>> computed = new LinkedHashMap<>();
        moments(clocks).forEach(at -> {
            told.put(at, told(to, at));
            computed.put(at, computed(clocks, at));
        });

        assertThat(told).isEqualTo(computed);
        assertThat(told).containsValues(Optional.of(Promise.KEPT), Optional.of(Promise.MISSED));
        assertThat(told.containsValue(Optional.<Promise>empty())).isEqualTo(clocks.size() > 1);
    }

    @Test
    @DisplayName("is tried in forty countries and more, in a dozen and more of which it is not one time for all")
    void isTriedInManyCountries() {
        Set<String> countries = PLACES.lines().map(line -> line.substring(0, 2)).collect(Collectors.toSet());
        Set<String> ofSeveralTimes = PLACES.lines()
                .filter(line -> line.split(",")[3].contains(" "))
                .map(line -> line.substring(0, 2))
                .collect(Collectors.toSet());

        assertThat(countries).hasSizeGreaterThan(40).isSubsetOf(Set.of(Locale.getISOCountries()));
        assertThat(ofSeveralTimes).hasSizeGreaterThan(12);
    }

    /** Around the end of the promised day: at each of the clocks, at that of nobody, between them, and well away from all. */
    private static Stream<Instant> moments(List<ZoneId> clocks) {
        List<Instant> ends = Stream.concat(clocks.stream(), Stream.of(ZoneOffset.UTC))
                .map(zone -> PROMISED.plusDays(1).atStartOfDay(zone).toInstant())
                .sorted()
                .toList();
        Instant first = ends.get(0);
        Instant last = ends.get(ends.size() - 1);
        return Stream.concat(
                        ends.stream().flatMap(end -> Stream.of(end.minusSeconds(1), end)),
                        Stream.of(
                                first.minus(Duration.ofHours(13)),
                                first.plus(Duration.between(first, last).dividedBy(2)),
                                last.plus(Duration.ofHours(13))))
                .distinct();
    }

    private static Optional<Promise> computed(List<ZoneId> clocks, Instant at) {
        Set<Promise> verdicts = clocks.stream()
                .map(zone -> at.atZone(zone).toLocalDate().isAfter(PROMISED) ? Promise.MISSED : Promise.KEPT)
                .collect(Collectors.toSet());
        return verdicts.size() == 1 ? Optional.of(verdicts.iterator().next()) : Optional.empty();
    }

    /** What the view says of a parcel that goes there and is delivered at that moment. */
    private static Optional<Promise> told(Recipient to, Instant at) {
        OrderId order = OrderId.of("order-" + Math.abs(to.hashCode()) + "-" + at.getEpochSecond());
        ShipmentId shipment = ShipmentId.of(order, TwoBlueMugs.POTTER);
        SHIPMENTS
                .commands()
                .send(new PrepareShipment(
                        shipment,
                        order,
                        TwoBlueMugs.POTTER,
                        new PersonalData("customer-maria", to),
                        TwoBlueMugs.MUGS,
                        Optional.of(PROMISED)));
        SHIPMENTS
                .commands()
                .send(new RecordLabelBought(
                        shipment, 1, "label-1", "simulated", TwoBlueMugs.TRACKING_CODE, Optional.empty()));
        SHIPMENTS
                .commands()
                .send(new RecordScan(
                        shipment,
                        "notification-1",
                        TwoBlueMugs.TRACKING_CODE,
                        ScanStatus.DELIVERED,
                        "delivered",
                        at,
                        Optional.empty()));
        SHIPMENTS.events().readEvents(shipment.value()).asStream().forEach(TRACKING::tell);
        return TRACKING.view(shipment).promise();
    }
}
