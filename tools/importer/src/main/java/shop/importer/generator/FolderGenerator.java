package shop.importer.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.PaymentType;
import shop.kernel.Money;

/** Makes up orders. The same seed, number and shares make the same folder, on every machine. */
public final class FolderGenerator {

    private static final String CURRENCY = "BRL";
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2017, 1, 5, 8, 0);
    private static final int SECONDS_OF_A_YEAR = 360 * 24 * 3600;
    private static final int SELLERS = 40;
    private static final List<List<String>> PLACES = List.of(
            List.of("01310", "sao paulo", "SP"),
            List.of("4571", "sao paulo", "SP"),
            List.of("20040", "rio de janeiro", "RJ"),
            List.of("30140", "belo horizonte", "MG"),
            List.of("69900", "rio branco", "AC"),
            List.of("88010", "florianopolis", "SC"));

    private final Random random;
    private final Shares shares;
    private final List<String> sellers;

    private FolderGenerator(long seed, Shares shares) {
        this.random = new Random(seed);
        this.shares = shares;
        this.sellers = IntStream.range(0, SELLERS).mapToObj(seller -> id()).toList();
    }

    /**
     * Writes a folder.
     *
     * @param number of orders
     * @param changes how often people do something about an order afterwards; the orders are the same whatever they do
     */
    public static void generate(Path folder, long seed, int number, Shares shares, ChangeShares changes)
            throws IOException {
        FolderGenerator generator = new FolderGenerator(seed, shares);
        ChangesMaker people = new ChangesMaker(seed, changes);
        FolderWriter.write(
                folder,
                IntStream.range(0, number)
                        .mapToObj(order -> people.changed(generator.order()))
                        .toList());
    }

    private FileOrder order() {
        double kind = random.nextDouble();
        double upTo = shares.withoutItems();
        if (kind < upTo) {
            return with(FileStatus.UNAVAILABLE, List.of(), List.of(), Map.of());
        }
        List<FileOrder.Item> items = items();
        List<FileOrder.Payment> payments = payments(total(items));
        if (kind < (upTo += shares.unbalanced())) {
            return with(FileStatus.DELIVERED, items, unbalanced(payments), Map.of());
        }
        payments = befallen(payments);
        if (kind < (upTo += shares.cancelled())) {
            return with(FileStatus.CANCELED, items, payments, Map.of());
        }
        if (kind < (upTo += shares.waiting())) {
            return with(either(FileStatus.INVOICED, FileStatus.PROCESSING), items, payments, Map.of());
        }
        FileStatus status = kind < upTo + shares.shipped() ? FileStatus.SHIPPED : FileStatus.DELIVERED;
        return with(status, items, payments, parcelMishaps(items));
    }

    private FileOrder with(
            FileStatus status,
            List<FileOrder.Item> items,
            List<FileOrder.Payment> payments,
            Map<String, Mishap> parcelMishaps) {
        List<String> place = PLACES.get(random.nextInt(PLACES.size()));
        LocalDateTime purchased = FIRST_DAY.plusSeconds(random.nextInt(SECONDS_OF_A_YEAR));
        LocalDateTime handedOver = purchased.plusMinutes(600 + random.nextInt(5_000));
        LocalDateTime delivered = handedOver.plusMinutes(900 + random.nextInt(30_000));
        LocalDate promised = purchased.toLocalDate().plusDays(12 + random.nextInt(20));
        boolean left = status == FileStatus.SHIPPED || status == FileStatus.DELIVERED;
        return new FileOrder(
                id(),
                new FileOrder.Customer(id(), place.get(0), place.get(1), place.get(2)),
                status,
                purchased,
                left ? Optional.of(handedOver) : Optional.empty(),
                status == FileStatus.DELIVERED ? Optional.of(delivered) : Optional.empty(),
                Optional.of(promised),
                items,
                payments,
                parcelMishaps);
    }

    private List<FileOrder.Item> items() {
        int parcels = happens(shares.severalParcels()) ? 2 + random.nextInt(3) : 1;
        int first = random.nextInt(SELLERS);
        List<FileOrder.Item> items = new ArrayList<>();
        for (int parcel = 0; parcel < parcels; parcel++) {
            String seller = sellers.get((first + parcel) % SELLERS);
            String product = id();
            Money price = amount(300, 40_000);
            Money freight = amount(0, 4_000);
            int units = 1 + (happens(0.15) ? random.nextInt(3) : 0);
            for (int unit = 0; unit < units; unit++) {
                items.add(new FileOrder.Item(items.size() + 1, product, seller, price, freight));
            }
        }
        return items;
    }

    private List<FileOrder.Payment> payments(Money total) {
        int parts = happens(shares.severalTenders()) ? 2 + random.nextInt(4) : 1;
        List<Long> weights = IntStream.range(0, parts)
                .mapToObj(part -> 1L + random.nextInt(9))
                .toList();
        List<Money> amounts = total.splitBy(weights);
        List<FileOrder.Payment> payments = new ArrayList<>();
        for (Money amount : amounts) {
            PaymentType type = paymentType(parts);
            int instalments = type == PaymentType.CREDIT_CARD ? 1 + random.nextInt(10) : 1;
            payments.add(new FileOrder.Payment(payments.size() + 1, type, instalments, amount, Optional.empty()));
        }
        return payments;
    }

    private PaymentType paymentType(int parts) {
        int hundredth = random.nextInt(100);
        if (parts > 1 && hundredth < 50) {
            return PaymentType.VOUCHER;
        }
        if (hundredth < 75) {
            return PaymentType.CREDIT_CARD;
        }
        return hundredth < 95 ? PaymentType.BOLETO : PaymentType.DEBIT_CARD;
    }

    /** With a cent or more too much in one payment. */
    private List<FileOrder.Payment> unbalanced(List<FileOrder.Payment> payments) {
        List<FileOrder.Payment> changed = new ArrayList<>(payments);
        FileOrder.Payment last = changed.remove(changed.size() - 1);
        changed.add(new FileOrder.Payment(
                last.number(), last.type(), last.instalments(), last.value().plus(amount(1, 500)), Optional.empty()));
        return changed;
    }

    private List<FileOrder.Payment> befallen(List<FileOrder.Payment> payments) {
        return paymentMishap()
                .map(mishap -> {
                    List<FileOrder.Payment> changed = new ArrayList<>(payments);
                    int which = random.nextInt(changed.size());
                    FileOrder.Payment hit = changed.get(which);
                    changed.set(
                            which,
                            new FileOrder.Payment(
                                    hit.number(), hit.type(), hit.instalments(), hit.value(), Optional.of(mishap)));
                    return changed;
                })
                .orElse(payments);
    }

    private Optional<Mishap> paymentMishap() {
        double what = random.nextDouble();
        if (what < shares.declined()) {
            return Optional.of(either(Mishap.DECLINED_INSUFFICIENT_FUNDS, Mishap.DECLINED_FRAUD));
        }
        if (what < shares.declined() + shares.answersLost()) {
            return Optional.of(Mishap.ANSWER_LOST);
        }
        return what < shares.declined() + shares.answersLost() + shares.connectionsDropped()
                ? Optional.of(Mishap.CONNECTION_DROPPED)
                : Optional.empty();
    }

    private Map<String, Mishap> parcelMishaps(List<FileOrder.Item> items) {
        Map<String, Mishap> mishaps = new HashMap<>();
        items.stream()
                .map(FileOrder.Item::seller)
                .distinct()
                .forEach(seller -> parcelMishap().ifPresent(mishap -> mishaps.put(seller, mishap)));
        return mishaps;
    }

    private Optional<Mishap> parcelMishap() {
        double what = random.nextDouble();
        double upTo = shares.lost();
        if (what < upTo) {
            return Optional.of(Mishap.LOST);
        }
        if (what < (upTo += shares.returned())) {
            return Optional.of(Mishap.RETURNED_TO_SENDER);
        }
        if (what < (upTo += shares.damaged())) {
            return Optional.of(Mishap.DAMAGED);
        }
        return what < upTo + shares.attempted() ? Optional.of(Mishap.DELIVERY_ATTEMPTED) : Optional.empty();
    }

    private static Money total(List<FileOrder.Item> items) {
        return items.stream()
                .map(item -> item.price().plus(item.freight()))
                .reduce(Money::plus)
                .orElseThrow();
    }

    private Money amount(int fromCents, int toCents) {
        return Money.of(fromCents + random.nextInt(toCents - fromCents), CURRENCY);
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }

    private <T> T either(T one, T other) {
        return random.nextBoolean() ? one : other;
    }

    /** As the format's ids look: 32 hexadecimal digits. */
    private String id() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
