package shop.order.ordering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.order.ordering.TenderSettled.Part;

/**
 * What a person has settled of a tender. What was collected is paid, if not by the tender; what was written off lowers what is
 * needed, as long as the goods that it was for are not back: who gives back what they never paid for gets nothing for it, and who
 * gives back what they paid for gets all of that.
 */
final class SettledMoney {

    private final Map<String, TenderSettled> settled = new HashMap<>();
    private final Map<String, Money> writtenOff = new LinkedHashMap<>();
    private final Money nothing;
    private Optional<CashReceipt> cashReceipt = Optional.empty();
    private Money collected;
    private Money forNoGoods;
    private Money owedBack;

    SettledMoney(String currency) {
        nothing = collected = forNoGoods = owedBack = Money.zero(currency);
    }

    Optional<TenderSettled> named(String settlementId) {
        return Optional.ofNullable(settled.get(settlementId));
    }

    /** What was paid in another way, and what was written off that no goods were to be paid with. */
    Money paidOtherwise() {
        return collected.plus(forNoGoods);
    }

    /** What was collected, and is not given back. */
    Money collected() {
        return collected;
    }

    /** That of all that was collected, and is not given back; none where parts of it have different ones, or none. */
    Optional<CashReceipt> cashReceipt() {
        return cashReceipt;
    }

    /** What is to be given back of it, as was told. */
    Money owedBack() {
        return owedBack;
    }

    /** @param shipFrom whose lines it was for */
    Money writtenOff(String shipFrom) {
        return writtenOff.getOrDefault(shipFrom, nothing);
    }

    /**
     * How much less is needed by what was written off.
     *
     * @param pays what the tender pays of the lines of a ship-from
     */
    Money writtenOff(Function<String, Money> pays) {
        return writtenOff.entrySet().stream()
                .map(part -> part.getValue().min(pays.apply(part.getKey())))
                .reduce(nothing, Money::plus);
    }

    /** @return whether it was about something that a person has settled */
    boolean on(TenderFact fact) {
        if (fact instanceof TenderSettled event) {
            settled.put(event.settlementId(), event);
            settle(event);
            return true;
        } else if (fact instanceof TenderOwedBack event) {
            owedBack = event.amount();
            return true;
        }
        return false;
    }

    private void settle(TenderSettled event) {
        switch (event.how()) {
            case COLLECTED -> {
                boolean isAllOfIt = collected.isZero() || cashReceipt.equals(event.cashReceipt());
                collected = collected.plus(event.amount());
                cashReceipt = isAllOfIt ? event.cashReceipt() : Optional.empty();
            }
            case GIVEN_BACK -> collected = collected.minus(event.amount());
            case WRITTEN_OFF -> {
                Money forGoods = event.parts().stream().map(Part::amount).reduce(nothing, Money::plus);
                event.parts().forEach(part -> writtenOff.merge(part.shipFrom(), part.amount(), Money::plus));
                forNoGoods = forNoGoods.plus(event.amount().minus(forGoods));
            }
        }
    }
}
