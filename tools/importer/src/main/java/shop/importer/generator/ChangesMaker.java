package shop.importer.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import shop.importer.files.Changes;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.PaymentType;

/**
 * Makes up what people do about orders. It has a chance of its own, so that the orders are the same whether anything is done
 * about them or not.
 */
final class ChangesMaker {

    private static final List<PaymentType> PAID_IN_TIME =
            List.of(PaymentType.CREDIT_CARD, PaymentType.DEBIT_CARD, PaymentType.VOUCHER);

    private final Random random;
    private final ChangeShares shares;

    ChangesMaker(long seed, ChangeShares shares) {
        this.random = new Random(~seed);
        this.shares = shares;
    }

    /** The same order, with what people do about it. */
    FileOrder changed(FileOrder order) {
        FileOrder paid = order.with(Changes.of(Map.of(), replacements(order)));
        return !paid.isPaidExactly() || paid.isRejected() || paid.status() == FileStatus.CANCELED
                ? paid
                : paid.with(Changes.of(fates(paid), paid.changes().replacedBy()));
    }

    private Map<Integer, PaymentType> replacements(FileOrder order) {
        Map<Integer, PaymentType> replacements = new TreeMap<>();
        for (FileOrder.Payment payment : order.payments()) {
            if (payment.isDeclined() && random.nextDouble() < shares.replaced()) {
                replacements.put(payment.number(), PAID_IN_TIME.get(random.nextInt(PAID_IN_TIME.size())));
            }
        }
        return replacements;
    }

    private Map<Integer, Fate> fates(FileOrder order) {
        Map<Integer, Fate> fates = new TreeMap<>();
        order.items().forEach(item -> fate().ifPresent(fate -> fates.put(item.number(), fate)));
        return fates;
    }

    private Optional<Fate> fate() {
        double what = random.nextDouble();
        if (what < shares.cancelledUnits()) {
            return Optional.of(Fate.CANCELLED);
        }
        return what < shares.cancelledUnits() + shares.shortUnits() ? Optional.of(Fate.SHORT) : Optional.empty();
    }
}
