package shop.importer.files;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The orders of a folder, in the order of its orders' file.
 *
 * @param notes what is odd about the files without making them unreadable
 */
public record OrderFolder(List<FileOrder> orders, List<String> notes) {

    public static final String ORDERS = "olist_orders_dataset.csv";
    public static final String ITEMS = "olist_order_items_dataset.csv";
    public static final String PAYMENTS = "olist_order_payments_dataset.csv";
    public static final String CUSTOMERS = "olist_customers_dataset.csv";

    /** Not part of Olist's format; may be absent. Says what went wrong on the way, which the format cannot say. */
    public static final String MISHAPS = "shop_mishaps_dataset.csv";

    /** Not part of Olist's format; may be absent. Says which units are not sent with their order, and why. */
    public static final String UNITS = "shop_units_dataset.csv";

    /** Not part of Olist's format; may be absent. Says which units are given back after they have arrived. */
    public static final String RETURNS = "shop_returns_dataset.csv";

    /** Not part of Olist's format; may be absent. Says what is ordered more, less, or beside, after the order was placed. */
    public static final String AMENDMENTS = "shop_amendments_dataset.csv";

    /** Not part of Olist's format; may be absent. Says which orders a person holds before they are sent. */
    public static final String HOLDS = "shop_holds_dataset.csv";

    /** Not part of Olist's format; may be absent. Says which units arrive and are made good without coming back. */
    public static final String FAULTS = "shop_faults_dataset.csv";

    /** Not part of Olist's format; may be absent. Says of which orders something is given back without a return. */
    public static final String GOODWILL = "shop_goodwill_dataset.csv";

    public OrderFolder {
        orders = List.copyOf(orders);
        notes = List.copyOf(notes);
    }

    /** @throws BadFolder when a file is missing or something in it is not as it must be */
    public static OrderFolder read(Path folder) {
        return new Reading(folder).all();
    }

    /** Of the file of mishaps, where it has such a column: what is given in place of a declined payment. */
    public static final String REPLACED_BY = "replaced_by";

    /** Of the file of mishaps, where it has such a column: what support makes of a parcel that does not arrive. */
    public static final String RESOLUTION = "resolution";

    /** What the files have said so far, by order id. */
    private static final class Reading {

        private final Path folder;
        private final Map<String, FileOrder.Customer> customers = new HashMap<>();
        private final Map<String, Map<Integer, FileOrder.Item>> items = new HashMap<>();
        private final Map<String, Map<Integer, FileOrder.Payment>> payments = new HashMap<>();
        private final Map<String, Map<Integer, Mishap>> paymentMishaps = new HashMap<>();
        private final Map<String, Map<String, Mishap>> parcelMishaps = new HashMap<>();
        private final Map<String, Map<Integer, PaymentType>> replacements = new HashMap<>();
        private final Map<String, Map<String, Resolution>> resolutions = new HashMap<>();
        private final List<CsvRow> replaced = new ArrayList<>();
        private final List<CsvRow> resolved = new ArrayList<>();
        private final List<CsvRow> befallen = new ArrayList<>();
        private final Map<String, FileOrder> orders = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        Reading(Path folder) {
            this.folder = folder;
        }

        OrderFolder all() {
            readMishaps();
            readCustomers();
            readItems();
            readPayments();
            readOrders();
            new ChangesReader(folder, orders).read(replaced, resolved);
            noteRowsOfNoOrder(ITEMS, items);
            noteRowsOfNoOrder(PAYMENTS, payments);
            noteMishapsOfNothing();
            return new OrderFolder(List.copyOf(orders.values()), notes);
        }

        private void readMishaps() {
            CsvFile file = new CsvFile(folder, MISHAPS);
            if (file.exists()) {
                file.read(List.of("order_id", "payment_sequential", "seller_id", "mishap"), row -> {
                    befallen.add(row);
                    String order = row.id("order_id");
                    Mishap mishap = row.oneOf("mishap", Mishap.BY_WORD);
                    boolean twice = mishap.concernsPayment()
                            ? of(paymentMishaps, order).put(row.number("payment_sequential"), mishap) != null
                            : of(parcelMishaps, order).put(row.id("seller_id"), mishap) != null;
                    if (twice) {
                        throw row.wrong(
                                "mishap", "is the second of the same payment or parcel: leave one of the lines out");
                    }
                    row.optionallyOneOf(REPLACED_BY, PaymentType.BY_WORD).ifPresent(type -> replace(row, mishap, type));
                    row.optionallyOneOf(RESOLUTION, Resolution.BY_WORD)
                            .ifPresent(resolution -> resolve(row, mishap, resolution));
                });
            }
        }

        private void replace(CsvRow row, Mishap mishap, PaymentType type) {
            PaymentType replacement = replacement(row, mishap, type);
            of(replacements, row.id("order_id")).put(row.number("payment_sequential"), replacement);
            replaced.add(row);
        }

        private void resolve(CsvRow row, Mishap mishap, Resolution resolution) {
            if (!mishap.isAstray()) {
                throw row.wrong(
                        RESOLUTION,
                        "is '" + resolution.word() + "' beside the mishap '" + mishap.word()
                                + "'; only a parcel that does not arrive is made good (ORD-10): leave it empty");
            }
            of(resolutions, row.id("order_id")).put(row.id("seller_id"), resolution);
            resolved.add(row);
        }

        private static PaymentType replacement(CsvRow row, Mishap mishap, PaymentType type) {
            if (!mishap.isDecline()) {
                throw row.wrong(
                        REPLACED_BY,
                        "is '" + type.word() + "' beside the mishap '" + mishap.word()
                                + "'; only what was declined is replaced (ORD-04): leave it empty");
            }
            if (type == PaymentType.BOLETO) {
                throw row.wrong(
                        REPLACED_BY,
                        "is 'boleto', which would be paid after the order's payment window has ended (ORD-04):"
                                + " give another type");
            }
            return type;
        }

        private void readCustomers() {
            List<String> columns =
                    List.of("customer_id", "customer_zip_code_prefix", "customer_city", "customer_state");
            new CsvFile(folder, CUSTOMERS).read(columns, row -> {
                FileOrder.Customer customer = new FileOrder.Customer(
                        row.id("customer_id"),
                        row.text("customer_zip_code_prefix"),
                        row.text("customer_city"),
                        row.text("customer_state"));
                if (customers.put(customer.id(), customer) != null) {
                    throw row.wrong(
                            "customer_id", "names " + customer.id() + " a second time: leave one of the lines out");
                }
            });
        }

        private void readItems() {
            List<String> columns =
                    List.of("order_id", "order_item_id", "product_id", "seller_id", "price", "freight_value");
            new CsvFile(folder, ITEMS).read(columns, row -> {
                FileOrder.Item item = new FileOrder.Item(
                        row.number("order_item_id"),
                        row.id("product_id"),
                        row.id("seller_id"),
                        row.amount("price"),
                        row.amount("freight_value"));
                if (of(items, row.id("order_id")).put(item.number(), item) != null) {
                    throw row.wrong("order_item_id", second(item.number()));
                }
            });
        }

        private void readPayments() {
            List<String> columns =
                    List.of("order_id", "payment_sequential", "payment_type", "payment_installments", "payment_value");
            new CsvFile(folder, PAYMENTS).read(columns, row -> {
                if (row.amount("payment_value").isZero()) {
                    return;
                }
                String order = row.id("order_id");
                int number = row.number("payment_sequential");
                FileOrder.Payment payment = new FileOrder.Payment(
                        number,
                        row.oneOf("payment_type", PaymentType.BY_WORD),
                        Math.max(1, row.number("payment_installments")),
                        row.amount("payment_value"),
                        Optional.ofNullable(of(paymentMishaps, order).get(number)));
                if (of(payments, order).put(number, payment) != null) {
                    throw row.wrong("payment_sequential", second(number));
                }
            });
        }

        private static String second(int number) {
            return "is the second " + number + " of its order: leave one of the lines out, or give it another number";
        }

        private void readOrders() {
            List<String> columns = List.of(
                    "order_id",
                    "customer_id",
                    "order_status",
                    "order_purchase_timestamp",
                    "order_delivered_carrier_date",
                    "order_delivered_customer_date",
                    "order_estimated_delivery_date");
            new CsvFile(folder, ORDERS).read(columns, row -> {
                FileOrder order = order(row);
                if (orders.put(order.id(), order) != null) {
                    throw row.wrong("order_id", "names " + order.id() + " a second time: leave one of the lines out");
                }
            });
            if (orders.isEmpty()) {
                throw new BadFolder(ORDERS + ", line 2: there is no order: write one, or give another folder");
            }
        }

        private FileOrder order(CsvRow row) {
            String id = row.id("order_id");
            String customer = row.id("customer_id");
            return new FileOrder(
                    id,
                    Optional.ofNullable(customers.get(customer))
                            .orElseThrow(() -> row.wrong(
                                    "customer_id",
                                    "names " + customer + ", who is not in " + CUSTOMERS
                                            + ": add the customer, or name another")),
                    row.oneOf("order_status", FileStatus.BY_WORD),
                    row.moment("order_purchase_timestamp")
                            .orElseThrow(() -> row.wrong("order_purchase_timestamp", "is empty")),
                    row.moment("order_delivered_carrier_date"),
                    row.moment("order_delivered_customer_date"),
                    row.moment("order_estimated_delivery_date").map(LocalDateTime::toLocalDate),
                    inOrder(items, id),
                    inOrder(payments, id),
                    parcelMishaps.getOrDefault(id, Map.of()),
                    Changes.NONE
                            .withReplacements(replacements.getOrDefault(id, Map.of()))
                            .withResolutions(resolutions.getOrDefault(id, Map.of())));
        }

        private void noteRowsOfNoOrder(String file, Map<String, ? extends Map<?, ?>> rows) {
            long strangers = rows.entrySet().stream()
                    .filter(ofOrder -> !orders.containsKey(ofOrder.getKey()))
                    .mapToLong(ofOrder -> ofOrder.getValue().size())
                    .sum();
            if (strangers > 0) {
                notes.add(strangers + " rows of " + file + " belong to no order of the folder and are left out.");
            }
        }

        private void noteMishapsOfNothing() {
            befallen.stream()
                    .filter(row -> !befell(row))
                    .forEach(row -> notes.add(row + ": names no payment or parcel of the folder, and is left out."));
        }

        private boolean befell(CsvRow row) {
            Optional<FileOrder> order = Optional.ofNullable(orders.get(row.id("order_id")));
            return row.oneOf("mishap", Mishap.BY_WORD).concernsPayment()
                    ? order.stream()
                            .flatMap(it -> it.payments().stream())
                            .anyMatch(payment -> payment.number() == row.number("payment_sequential"))
                    : order.filter(it -> it.sellers().contains(row.id("seller_id")))
                            .isPresent();
        }

        private static <K extends Comparable<K>, V> Map<K, V> of(Map<String, Map<K, V>> byOrder, String order) {
            return byOrder.computeIfAbsent(order, first -> new TreeMap<>(Comparator.naturalOrder()));
        }

        private static <V> List<V> inOrder(Map<String, Map<Integer, V>> byOrder, String order) {
            return List.copyOf(byOrder.getOrDefault(order, Map.of()).values());
        }
    }
}
