package shop.importer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.kernel.Money;

/** Ada's order of blue mugs, as the files have it. */
public final class Mugs {

    public static final String SELLER = "pottery";

    private static final LocalDateTime ORDERED = LocalDateTime.of(2017, 1, 5, 12, 0);

    private Mugs() {}

    /** Without any date but that on which it was ordered, and with nothing that goes wrong on the way. */
    public static FileOrder order(FileStatus status, List<FileOrder.Item> items, List<FileOrder.Payment> payments) {
        return order(status, ORDERED, Optional.empty(), Optional.empty(), Optional.empty(), items, payments, Map.of());
    }

    /** @param parcelMishaps by seller */
    public static FileOrder order(
            FileStatus status,
            LocalDateTime ordered,
            Optional<LocalDateTime> handedOver,
            Optional<LocalDateTime> delivered,
            Optional<LocalDate> promised,
            List<FileOrder.Item> items,
            List<FileOrder.Payment> payments,
            Map<String, Mishap> parcelMishaps) {
        return new FileOrder(
                "mugs",
                new FileOrder.Customer("ada", "04571", "sao paulo", "SP"),
                status,
                ordered,
                handedOver,
                delivered,
                promised,
                items,
                payments,
                parcelMishaps);
    }

    public static FileOrder.Item mug(int number, Money price, Money freight) {
        return new FileOrder.Item(number, "mug-blue", SELLER, price, freight);
    }
}
