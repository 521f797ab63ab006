package shop.importer.generator;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import shop.importer.files.Amendment;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.Mishap;
import shop.importer.files.OrderFolder;
import shop.importer.files.PaymentType;
import shop.importer.files.Resolution;
import shop.importer.files.UnitFault;
import shop.importer.files.UnitReturn;
import shop.kernel.Money;

/** Writes orders as a folder in Olist's public format, and what the format cannot say as a file beside. */
final class FolderWriter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path folder;
    private final List<FileOrder> orders;

    private FolderWriter(Path folder, List<FileOrder> orders) {
        this.folder = folder;
        this.orders = orders;
    }

    static void write(Path folder, List<FileOrder> orders) throws IOException {
        Files.createDirectories(folder);
        FolderWriter writer = new FolderWriter(folder, orders);
        writer.customers();
        writer.orders();
        writer.items();
        writer.payments();
        writer.mishaps();
        writer.units();
        writer.returns();
        writer.faults();
        writer.holds();
        writer.goodwill();
        writer.amendments();
    }

    private void customers() throws IOException {
        write(
                OrderFolder.CUSTOMERS,
                List.of(
                        "customer_id",
                        "customer_unique_id",
                        "customer_zip_code_prefix",
                        "customer_city",
                        "customer_state"),
                (order, file) -> {
                    FileOrder.Customer customer = order.customer();
                    file.printRecord(customer.id(), customer.id(), customer.zip(), customer.city(), customer.state());
                });
    }

    private void orders() throws IOException {
        write(
                OrderFolder.ORDERS,
                List.of(
                        "order_id",
                        "customer_id",
                        "order_status",
                        "order_purchase_timestamp",
                        "order_approved_at",
                        "order_delivered_carrier_date",
                        "order_delivered_customer_date",
                        "order_estimated_delivery_date"),
                (order, file) -> file.printRecord(
                        order.id(),
                        order.customer().id(),
                        order.status().word(),
                        written(Optional.of(order.purchasedAt())),
                        written(Optional.of(order.purchasedAt())),
                        written(order.handedOverAt()),
                        written(order.deliveredAt()),
                        written(order.promised().map(LocalDate::atStartOfDay))));
    }

    private void items() throws IOException {
        write(
                OrderFolder.ITEMS,
                List.of(
                        "order_id",
                        "order_item_id",
                        "product_id",
                        "seller_id",
                        "shipping_limit_date",
                        "price",
                        "freight_value"),
                (order, file) -> {
                    for (FileOrder.Item item : order.items()) {
                        file.printRecord(
                                order.id(),
                                item.number(),
                                item.product(),
                                item.seller(),
                                written(Optional.of(order.purchasedAt().plusDays(4))),
                                written(item.price()),
                                written(item.freight()));
                    }
                });
    }

    private void payments() throws IOException {
        write(
                OrderFolder.PAYMENTS,
                List.of("order_id", "payment_sequential", "payment_type", "payment_installments", "payment_value"),
                (order, file) -> {
                    for (FileOrder.Payment payment : order.payments()) {
                        file.printRecord(
                                order.id(),
                                payment.number(),
                                payment.type().word(),
                                payment.instalments(),
                                written(payment.value()));
                    }
                });
    }

    private void mishaps() throws IOException {
        write(
                OrderFolder.MISHAPS,
                List.of(
                        "order_id",
                        "payment_sequential",
                        "seller_id",
                        "mishap",
                        OrderFolder.REPLACED_BY,
                        OrderFolder.RESOLUTION),
                (order, file) -> {
                    for (FileOrder.Payment payment : order.payments()) {
                        if (payment.mishap().isPresent()) {
                            file.printRecord(
                                    order.id(),
                                    payment.number(),
                                    "",
                                    payment.mishap().get().word(),
                                    Optional.ofNullable(
                                                    order.changes().replacedBy().get(payment.number()))
                                            .map(PaymentType::word)
                                            .orElse(""),
                                    "");
                        }
                    }
                    for (String seller : order.sellers()) {
                        Optional<Mishap> mishap =
                                Optional.ofNullable(order.parcelMishaps().get(seller));
                        if (mishap.isPresent()) {
                            file.printRecord(
                                    order.id(),
                                    "",
                                    seller,
                                    mishap.get().word(),
                                    "",
                                    order.changes()
                                            .resolution(seller)
                                            .map(Resolution::word)
                                            .orElse(""));
                        }
                    }
                });
    }

    private void units() throws IOException {
        write(OrderFolder.UNITS, List.of("order_id", "order_item_id", "fate"), (order, file) -> {
            for (Map.Entry<Integer, Fate> unit : order.changes().fates().entrySet()) {
                if (unit.getValue() != Fate.FEWER) {
                    file.printRecord(order.id(), unit.getKey(), unit.getValue().word());
                }
            }
        });
    }

    private void returns() throws IOException {
        write(
                OrderFolder.RETURNS,
                List.of("order_id", "order_item_id", "reason", "wants", "condition", "decision", "withheld"),
                (order, file) -> {
                    for (Map.Entry<Integer, UnitReturn> returned :
                            order.changes().returns().entrySet()) {
                        UnitReturn unit = returned.getValue();
                        file.printRecord(
                                order.id(),
                                returned.getKey(),
                                unit.reason().word(),
                                unit.wants().word(),
                                unit.condition().word(),
                                unit.decision(),
                                unit.withheld().map(FolderWriter::written).orElse(""));
                    }
                });
    }

    private void faults() throws IOException {
        write(
                OrderFolder.FAULTS,
                List.of("order_id", "order_item_id", "fault", OrderFolder.RESOLUTION),
                (order, file) -> {
                    for (Map.Entry<Integer, UnitFault> unit :
                            order.changes().faults().entrySet()) {
                        UnitFault fault = unit.getValue();
                        file.printRecord(
                                order.id(),
                                unit.getKey(),
                                fault.kind().word(),
                                fault.resolution().word());
                    }
                });
    }

    private void holds() throws IOException {
        write(OrderFolder.HOLDS, List.of("order_id"), (order, file) -> {
            if (order.changes().isHeld()) {
                file.printRecord(order.id());
            }
        });
    }

    private void goodwill() throws IOException {
        write(OrderFolder.GOODWILL, List.of("order_id", "amount"), (order, file) -> {
            if (order.changes().goodwill().isPresent()) {
                file.printRecord(order.id(), written(order.changes().goodwill().get()));
            }
        });
    }

    private void amendments() throws IOException {
        write(
                OrderFolder.AMENDMENTS,
                List.of(
                        "order_id",
                        "change",
                        "order_item_id",
                        "product_id",
                        "seller_id",
                        "price",
                        "freight_value",
                        "payment_type"),
                (order, file) -> {
                    String paidBy = order.changes()
                            .amendment()
                            .flatMap(Amendment::paidBy)
                            .map(PaymentType::word)
                            .orElse("");
                    for (Amendment.Addition one : order.changes().added()) {
                        if (one.moreOf().isPresent()) {
                            file.printRecord(order.id(), "more", one.moreOf().get(), "", "", "", "", paidBy);
                        } else {
                            file.printRecord(
                                    order.id(),
                                    "new",
                                    "",
                                    one.product(),
                                    one.seller(),
                                    written(one.price()),
                                    written(one.freight()),
                                    paidBy);
                        }
                    }
                    for (Map.Entry<Integer, Fate> unit : order.changes().fates().entrySet()) {
                        if (unit.getValue() == Fate.FEWER) {
                            file.printRecord(order.id(), "fewer", unit.getKey(), "", "", "", "", "");
                        }
                    }
                });
    }

    /** Writes the rows of one order. */
    @FunctionalInterface
    private interface Rows {
        void of(FileOrder order, CSVPrinter file) throws IOException;
    }

    private void write(String name, List<String> columns, Rows rows) throws IOException {
        try (Writer text = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
                CSVPrinter file = CSVFormat.DEFAULT
                        .builder()
                        .setRecordSeparator('\n')
                        .get()
                        .print(text)) {
            file.printRecord(columns);
            for (FileOrder order : orders) {
                rows.of(order, file);
            }
        }
    }

    private static String written(Optional<LocalDateTime> moment) {
        return moment.map(MOMENT::format).orElse("");
    }

    /** As the format has it, without the zeros at the end. */
    private static String written(Money amount) {
        return BigDecimal.valueOf(amount.minor(), 2).stripTrailingZeros().toPlainString();
    }
}
