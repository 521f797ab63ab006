package shop.importer.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.importer.files.FileOrder;

/**
 * By which clocks the files tell time, and on which calendar a day of delivery is told. The files' moments have no zone:
 * they are taken for those of the clocks at the destination, unless another zone is named. A promise is always judged on the
 * calendar of the destination (SHP-09), which the state tells.
 *
 * @param ofFiles the zone of the files' clocks, where they are not those of the destination
 */
public record Clocks(Optional<ZoneId> ofFiles) {

    /** Clocks of the destination, wherever it is. */
    public static final Clocks OF_DESTINATION = new Clocks(Optional.empty());

    private static final String MOST = "America/Sao_Paulo";

    /**
     * The states of Brazil whose clocks are not those of São Paulo, by the tz database and Brazil's law 12.876/2013; the zone
     * of most of a state's people first. Pernambuco has an island, Amazonas a west, with another time.
     */
    private static final Map<String, List<String>> STATES = Map.ofEntries(
            Map.entry("AC", List.of("America/Rio_Branco")),
            Map.entry("AL", List.of("America/Maceio")),
            Map.entry("AM", List.of("America/Manaus", "America/Eirunepe")),
            Map.entry("AP", List.of("America/Belem")),
            Map.entry("BA", List.of("America/Bahia")),
            Map.entry("CE", List.of("America/Fortaleza")),
            Map.entry("MA", List.of("America/Fortaleza")),
            Map.entry("MS", List.of("America/Campo_Grande")),
            Map.entry("MT", List.of("America/Cuiaba")),
            Map.entry("PA", List.of("America/Belem")),
            Map.entry("PB", List.of("America/Fortaleza")),
            Map.entry("PE", List.of("America/Recife", "America/Noronha")),
            Map.entry("PI", List.of("America/Fortaleza")),
            Map.entry("RN", List.of("America/Fortaleza")),
            Map.entry("RO", List.of("America/Porto_Velho")),
            Map.entry("RR", List.of("America/Boa_Vista")),
            Map.entry("SE", List.of("America/Maceio")),
            Map.entry("TO", List.of("America/Araguaina")));

    /** Noronha's only postcode. */
    private static final String NORONHA = "53990";

    /** Those of Manaus and the east of Amazonas; its west begins beyond. */
    private static final Set<String> EAST_OF_AMAZONAS = Set.of("690", "691", "692");

    /** When it was, of a moment that the files tell of this order. */
    public Instant instant(FileOrder order, LocalDateTime moment) {
        return moment.atZone(ofFiles.orElseGet(() -> zones(order).get(0))).toInstant();
    }

    /** Whether something that was delivered at that moment came by the day that was promised. */
    public Punctuality punctuality(FileOrder order, Instant deliveredAt) {
        if (order.promised().isEmpty()) {
            return Punctuality.OPEN;
        }
        Set<Punctuality> verdicts = zones(order).stream()
                .map(zone -> LocalDate.ofInstant(deliveredAt, zone)
                                .isAfter(order.promised().get())
                        ? Punctuality.LATE
                        : Punctuality.ON_TIME)
                .collect(Collectors.toSet());
        return verdicts.size() == 1 ? verdicts.iterator().next() : Punctuality.OPEN;
    }

    private static List<ZoneId> zones(FileOrder order) {
        FileOrder.Customer customer = order.customer();
        List<String> zones = STATES.getOrDefault(customer.state(), List.of(MOST));
        if (zones.size() > 1) {
            zones = narrowed(customer, zones);
        }
        return zones.stream().map(ZoneId::of).toList();
    }

    /** Of a state with two times, by the postcode. */
    private static List<String> narrowed(FileOrder.Customer customer, List<String> zones) {
        return switch (customer.state()) {
            case "PE" -> List.of(zones.get(customer.zip().startsWith(NORONHA) ? 1 : 0));
            default -> EAST_OF_AMAZONAS.stream().anyMatch(customer.zip()::startsWith) ? List.of(zones.get(0)) : zones;
        };
    }
}
