package shop.importer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.importer.books.BookedParcel;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.books.OrderStage;
import shop.importer.books.ParcelStage;
import shop.importer.files.Changes;
import shop.importer.files.Fate;
import shop.importer.files.FileClaim;
import shop.importer.files.FileOrder;
import shop.importer.files.Mishap;
import shop.importer.files.OrderFolder;
import shop.importer.files.PaymentType;
import shop.importer.files.Resolution;
import shop.importer.files.UnitReturn;

@DisplayName("A generated folder")
class FolderGeneratorTest {

    private static final Shares EVERYTHING =
            new Shares(0.05, 0.05, 0.1, 0.1, 0.1, 0.1, 0.4, 0.4, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05);
    private static final ChangeShares CHANGED = new ChangeShares(0.5, 0.1, 0.1, 0.5, 0.2, 0.3, 0.1, 0.2, 0.1, 0.1);
    private static final Shares PLAIN = new Shares(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    @TempDir
    Path folder;

    @Test
    @DisplayName("is the same for the same seed, and another for another")
    void isSeeded() throws IOException {
        FolderGenerator.generate(folder.resolve("one"), 7, 50, EVERYTHING, CHANGED);
        FolderGenerator.generate(folder.resolve("again"), 7, 50, EVERYTHING, CHANGED);
        FolderGenerator.generate(folder.resolve("other"), 8, 50, EVERYTHING, CHANGED);

        assertThat(contents("again")).isEqualTo(contents("one"));
        assertThat(contents("other")).isNotEqualTo(contents("one"));
    }

    @Test
    @DisplayName("is read without a note, and has every kind of order that was asked for")
    void hasEveryKind() throws IOException {
        FolderGenerator.generate(folder, 7, 500, EVERYTHING, CHANGED);

        OrderFolder read = OrderFolder.read(folder);
        List<ExpectedOrder> orders = read.orders().stream()
                .map(order -> ExpectedOrder.of(order, Clocks.OF_DESTINATION))
                .toList();

        assertThat(read.notes()).isEmpty();
        assertThat(orders).hasSize(500);
        assertThat(orders.stream().map(order -> order.expected().stage()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        OrderStage.REFUSED_BY_ORD_01,
                        OrderStage.REFUSED_BY_ORD_02,
                        OrderStage.REJECTED,
                        OrderStage.CANCELLED,
                        OrderStage.NOT_HANDED_OVER,
                        OrderStage.UNDER_WAY,
                        OrderStage.DELIVERED);
        assertThat(orders.stream()
                        .flatMap(order -> order.expected().parcels().values().stream())
                        .map(BookedParcel::stage)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        ParcelStage.NOT_HANDED_OVER,
                        ParcelStage.UNDER_WAY,
                        ParcelStage.DELIVERED,
                        ParcelStage.LOST,
                        ParcelStage.RETURNED,
                        ParcelStage.DAMAGED,
                        ParcelStage.CANCELLED);
        assertThat(mishaps(read.orders())).containsExactlyInAnyOrder(Mishap.values());
        assertThat(read.orders())
                .anyMatch(order -> order.payments().size() > 1)
                .anyMatch(order -> order.sellers().size() > 1);
    }

    @Test
    @DisplayName("has nothing of what was not asked for")
    void canBePlain() throws IOException {
        FolderGenerator.generate(folder, 7, 100, PLAIN, ChangeShares.NONE);

        List<FileOrder> orders = OrderFolder.read(folder).orders();

        assertThat(orders.stream().map(order -> ExpectedOrder.of(order, Clocks.OF_DESTINATION)))
                .allMatch(order -> order.expected().stage() == OrderStage.DELIVERED);
        assertThat(mishaps(orders)).isEmpty();
        assertThat(orders)
                .allMatch(
                        order -> order.payments().size() == 1 && order.sellers().size() == 1);
    }

    @Test
    @DisplayName("has the same orders whatever people do about them, and every way of changing them")
    void canBeChanged() throws IOException {
        FolderGenerator.generate(folder.resolve("unchanged"), 7, 200, EVERYTHING, ChangeShares.NONE);
        FolderGenerator.generate(folder.resolve("changed"), 7, 200, EVERYTHING, CHANGED);

        List<FileOrder> unchanged =
                OrderFolder.read(folder.resolve("unchanged")).orders();
        List<FileOrder> changed = OrderFolder.read(folder.resolve("changed")).orders();

        assertThat(unchanged).allMatch(order -> order.changes().isNothing());
        assertThat(changed.stream().map(order -> order.with(Changes.NONE))).isEqualTo(unchanged);
        assertThat(changed.stream().flatMap(order -> order.changes().fates().values().stream()))
                .contains(Fate.values());
        assertThat(changed.stream().flatMap(order -> order.changes().added().stream()))
                .anyMatch(one -> one.moreOf().isPresent())
                .anyMatch(one -> one.moreOf().isEmpty());
        assertThat(changed.stream().flatMap(order -> order.changes().resolutions().values().stream()))
                .contains(Resolution.values());
        assertThat(changed.stream().flatMap(order -> order.changes().returns().values().stream()))
                .anyMatch(unit -> !unit.accepted())
                .anyMatch(unit -> unit.withheld().isPresent())
                .anyMatch(UnitReturn::isAsTold)
                .anyMatch(unit -> unit.wants() == UnitReturn.Wish.EXCHANGE);
        assertThat(changed.stream().flatMap(order -> order.claims().stream()))
                .anyMatch(FileClaim::isReplaced)
                .anyMatch(claim -> !claim.isReplaced());
        assertThat(changed)
                .anyMatch(order -> order.changes().isHeld())
                .anyMatch(order -> order.changes().goodwill().isPresent());
        assertThat(changed.stream().flatMap(order -> order.changes().replacedBy().values().stream()))
                .contains(PaymentType.CREDIT_CARD, PaymentType.DEBIT_CARD, PaymentType.VOUCHER);
    }

    @Test
    @DisplayName("is not made of shares that are none")
    void refusesShares() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shares(0, 0, 1.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .withMessage("The share of cancelled is from 0 to 1, not 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shares(0.6, 0, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .withMessage("The share of all kinds of orders together is from 0 to 1, not 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeShares(0, 0.7, 0.5, 0, 0, 0, 0, 0, 0, 0))
                .withMessage(
                        "The share of all that befalls units before they are sent together is from 0 to 1, not 1.2");
    }

    private static Set<Mishap> mishaps(List<FileOrder> orders) {
        Set<Mishap> mishaps = new HashSet<>();
        orders.forEach(order -> {
            order.payments().forEach(payment -> payment.mishap().ifPresent(mishaps::add));
            mishaps.addAll(order.parcelMishaps().values());
        });
        return mishaps;
    }

    private Map<String, String> contents(String name) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
