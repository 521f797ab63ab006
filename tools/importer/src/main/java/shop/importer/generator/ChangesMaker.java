package shop.importer.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import shop.importer.files.Amendment;
import shop.importer.files.Changes;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.PaymentType;
import shop.importer.files.Resolution;
import shop.importer.files.UnitFault;
import shop.importer.files.UnitReturn;
import shop.kernel.Money;

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
        FileOrder paid = order.with(Changes.NONE.withReplacements(replacements(order)));
        if (!paid.isPaidExactly() || paid.isRejected() || paid.status() == FileStatus.CANCELED) {
            return paid;
        }
        FileOrder sent = paid.with(paid.changes().withFates(fates(paid)));
        FileOrder amended = amended(sent);
        FileOrder madeGood = amended.with(amended.changes().withResolutions(resolutions(amended)));
        FileOrder faulty = madeGood.with(madeGood.changes().withFaults(faults(madeGood)));
        FileOrder returned = faulty.with(faulty.changes().withReturns(returns(faulty)));
        return withGoodwill(
                random.nextDouble() < shares.held()
                        ? returned.with(returned.changes().withHold())
                        : returned);
    }

    private Map<Integer, UnitFault> faults(FileOrder order) {
        Map<Integer, UnitFault> faults = new TreeMap<>();
        for (FileOrder.Item item : order.items()) {
            if (order.isSent(item) && order.arrives(item.seller()) && random.nextDouble() < shares.faultyUnits()) {
                faults.put(item.number(), new UnitFault(oneOf(UnitFault.Kind.values()), oneOf(Resolution.values())));
            }
        }
        return faults;
    }

    /** Up to half of what is kept. */
    private FileOrder withGoodwill(FileOrder order) {
        long most = order.kept().minor() / 2;
        if (!order.arrivesInFull() || random.nextDouble() >= shares.goodwill() || most == 0) {
            return order;
        }
        Money amount = Money.of(1 + random.nextInt((int) most), order.kept().currency());
        return order.with(order.changes().withGoodwill(amount));
    }

    /** More of one unit, or something new, or both; and one unit less, where others are left. */
    private FileOrder amended(FileOrder order) {
        List<FileOrder.Item> there =
                order.items().stream().filter(order::isSent).toList();
        if (random.nextDouble() >= shares.amended() || there.isEmpty()) {
            return order;
        }
        FileOrder.Item first = there.get(0);
        List<Amendment.Addition> added = new ArrayList<>();
        int kinds = 1 + random.nextInt(3);
        if (kinds != 1) {
            added.add(new Amendment.Addition(
                    Optional.of(first.number()), first.product(), first.seller(), first.price(), none(first)));
        }
        if (kinds != 2) {
            added.add(new Amendment.Addition(
                    Optional.empty(), first.product() + "-new", first.seller(), first.price(), first.freight()));
        }
        Map<Integer, Fate> fates = new TreeMap<>(order.changes().fates());
        if (there.size() > 1 && random.nextBoolean()) {
            fates.put(there.get(there.size() - 1).number(), Fate.FEWER);
        }
        PaymentType paidBy = PAID_IN_TIME.get(random.nextInt(PAID_IN_TIME.size()));
        return order.with(order.changes().withFates(fates).withAmendment(new Amendment(added, Optional.of(paidBy))));
    }

    private static Money none(FileOrder.Item item) {
        return Money.zero(item.price().currency());
    }

    private Map<String, Resolution> resolutions(FileOrder order) {
        Map<String, Resolution> resolutions = new TreeMap<>();
        order.items().stream()
                .filter(order::isSent)
                .map(FileOrder.Item::seller)
                .distinct()
                .filter(order::isAstray)
                .forEach(seller -> {
                    if (random.nextDouble() < shares.madeGood()) {
                        resolutions.put(seller, random.nextBoolean() ? Resolution.REFUNDED : Resolution.REPLACED);
                    }
                });
        return resolutions;
    }

    private Map<Integer, UnitReturn> returns(FileOrder order) {
        Map<Integer, UnitReturn> returns = new TreeMap<>();
        for (FileOrder.Item item : order.items()) {
            boolean isThere = order.isSent(item)
                    && order.arrives(item.seller())
                    && order.changes().fault(item.number()).isEmpty();
            if (isThere && random.nextDouble() < shares.returnedUnits()) {
                returns.put(item.number(), unitReturn(item));
            }
        }
        return looked(order, returns);
    }

    /** As new, as a rule; else refused, or taken back less something. */
    private UnitReturn unitReturn(FileOrder.Item item) {
        UnitReturn.Reason reason = oneOf(UnitReturn.Reason.values());
        UnitReturn.Condition condition =
                random.nextBoolean() ? UnitReturn.Condition.AS_NEW : oneOf(UnitReturn.Condition.values());
        boolean accepted = random.nextInt(4) > 0;
        UnitReturn asTold = new UnitReturn(reason, UnitReturn.Wish.EXCHANGE, condition, true, Optional.empty());
        if (random.nextDouble() < shares.exchangedUnits() && asTold.isAsTold()) {
            return asTold;
        }
        Money most = item.price();
        Money withheld = Money.of(random.nextInt((int) most.minor() / 2 + 1), most.currency());
        return new UnitReturn(
                reason, condition, accepted, Optional.of(withheld).filter(amount -> accepted && amount.isPositive()));
    }

    /** Of what comes back as was told, nothing can be kept, since nobody looks at it. */
    private static Map<Integer, UnitReturn> looked(FileOrder order, Map<Integer, UnitReturn> returns) {
        FileOrder returned = order.with(order.changes().withReturns(returns));
        Map<Integer, UnitReturn> looked = new TreeMap<>(returns);
        returned.returns().stream()
                .filter(given -> !returned.needsInspection(given))
                .flatMap(given -> given.items().stream())
                .forEach(item -> looked.computeIfPresent(
                        item.number(),
                        (number, unit) ->
                                new UnitReturn(unit.reason(), unit.wants(), unit.condition(), true, Optional.empty())));
        return looked;
    }

    private <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
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
