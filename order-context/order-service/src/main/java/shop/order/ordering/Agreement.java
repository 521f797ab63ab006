package shop.order.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.kernel.Money;
import shop.order.api.LineUnits;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.ParcelContents;
import shop.order.api.Share;

/**
 * What the customer and the shop agree on: which units each ship-from sends, and which tender pays for what. It says what
 * any number of units costs, and nothing about how far they are.
 *
 * <p>Units of a line are alike: what a tender pays for some of them is its share of the line's goods in proportion, by
 * largest remainder, so that what it pays for some and for the rest is its share. The shipping fee is paid with the first
 * unit of its line.
 */
final class Agreement {

    private final List<OrderLine> lines;
    private final List<Share> shares;
    private final Money nothing;
    /** Which column of the table a tender pays: its own, or that of the declined one in whose place it was given. */
    private final Map<Integer, Integer> columns = new HashMap<>();

    Agreement(OrderPlaced placed) {
        lines = new ArrayList<>(placed.lines());
        shares = new ArrayList<>(placed.shares());
        nothing = Money.zero(placed.total().currency());
        for (int tender = 1; tender <= placed.tenders().size(); tender++) {
            columns.put(tender, tender);
        }
    }

    /** A tender was declined: another pays what that one was to pay, and it pays nothing (ORD-04). */
    void on(TenderReplaced event) {
        Optional.ofNullable(columns.remove(event.tender()))
                .ifPresent(column -> columns.put(event.replacement(), column));
    }

    /** More is agreed: lines of their own, which the tender that covers them pays (ORD-17). */
    void on(AmendmentApplied event) {
        lines.addAll(event.lines());
        shares.addAll(event.shares());
        event.paidBy().ifPresent(tender -> columns.put(tender, tender));
    }

    /** How many lines there are. */
    int lines() {
        return lines.size();
    }

    /**
     * More units of a line, as a line of their own: at its price, without a discount, and sent by the same. The shipping fee of
     * the line is paid already.
     *
     * @throws ArithmeticException when they cost more than can be counted
     */
    OrderLine more(LineUnits units) {
        OrderLine line = lines.get(units.line() - 1);
        Money goods = line.unitPrice().times(units.quantity());
        return new OrderLine(
                line.sku(),
                line.description(),
                units.quantity(),
                line.unitPrice(),
                nothing,
                taxOf(line, goods),
                line.shipFrom(),
                nothing,
                line.withdrawalExclusion());
    }

    /** In proportion to what the line costs. */
    private Money taxOf(OrderLine line, Money goods) {
        if (line.amount().isZero()) {
            return nothing;
        }
        BigDecimal tax = BigDecimal.valueOf(line.taxIncluded().minor())
                .multiply(BigDecimal.valueOf(goods.minor()))
                .divide(BigDecimal.valueOf(line.amount().minor()), 0, RoundingMode.HALF_UP);
        return Money.of(tax.longValueExact(), goods.currency());
    }

    /**
     * Who sends the units of a line.
     *
     * @throws IllegalArgumentException when the order has no such line
     */
    String shipFrom(int line) {
        if (line < 1 || line > lines.size()) {
            throw new IllegalArgumentException("there is no line " + line + " of " + lines.size());
        }
        return lines.get(line - 1).shipFrom();
    }

    /** These units, in words that they can be picked by, in the order of the lines. */
    List<ParcelContents.Item> items(Units units) {
        List<ParcelContents.Item> items = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            if (units.of(line) > 0) {
                OrderLine it = lines.get(line - 1);
                items.add(new ParcelContents.Item(line, it.sku(), it.description(), units.of(line)));
            }
        }
        return items;
    }

    /**
     * The units that others speak of, as far as they are among these. A parcel from before lines were told apart is spoken of by
     * its skus.
     */
    Units told(List<ParcelContents.Item> items, Units among) {
        Units told = Units.NONE;
        for (ParcelContents.Item item : items) {
            int left = item.quantity();
            for (int line = 1; line <= lines.size(); line++) {
                if (item.line() == line
                        || item.line() == 0 && lines.get(line - 1).sku().equals(item.sku())) {
                    int taken = Math.min(left, among.of(line) - told.of(line));
                    told = told.plus(Units.of(line, taken));
                    left -= taken;
                }
            }
        }
        return told;
    }

    /** What a ship-from sends of lines that are added, in words that it can pick by. */
    static ParcelContents contents(String shipFrom, int first, List<OrderLine> added) {
        return new ParcelContents(
                shipFrom,
                IntStream.range(0, added.size())
                        .filter(index -> added.get(index).shipFrom().equals(shipFrom))
                        .mapToObj(index -> new ParcelContents.Item(
                                first + index,
                                added.get(index).sku(),
                                added.get(index).description(),
                                added.get(index).quantity()))
                        .toList());
    }

    /** Whether any number of it would cost nothing. */
    boolean isFree(int line) {
        return !lines.get(line - 1).unitPrice().isPositive();
    }

    /** What all that was ever ordered costs. */
    Money total() {
        return lines.stream().map(OrderLine::amount).reduce(nothing, Money::plus);
    }

    /** What each ship-from sends, in words that it can pick by. */
    List<ParcelContents> contents() {
        return unitsByShipFrom().entrySet().stream()
                .map(parcel -> new ParcelContents(parcel.getKey(), items(parcel.getValue())))
                .toList();
    }

    /** @param number from 1 */
    Optional<OrderLine> line(int number) {
        return number < 1 || number > lines.size() ? Optional.empty() : Optional.of(lines.get(number - 1));
    }

    String currency() {
        return nothing.currency();
    }

    /** The units that each ship-from sends, in the order of the lines. */
    Map<String, Units> unitsByShipFrom() {
        Map<String, Units> units = new LinkedHashMap<>();
        for (int line = 1; line <= lines.size(); line++) {
            OrderLine it = lines.get(line - 1);
            units.merge(it.shipFrom(), Units.of(line, it.quantity()), Units::plus);
        }
        return units;
    }

    /** What a tender owes when these units are sent. */
    Money owed(int tender, Units sent) {
        return sent.byLine().entrySet().stream()
                .map(line -> pays(tender, line.getKey(), line.getValue()))
                .reduce(nothing, Money::plus);
    }

    /** What a tender owes when these units are sent, of the lines of this ship-from. */
    Money owed(int tender, Units sent, String shipFrom) {
        return sent.byLine().entrySet().stream()
                .filter(line -> shipFrom(line.getKey()).equals(shipFrom))
                .map(line -> pays(tender, line.getKey(), line.getValue()))
                .reduce(nothing, Money::plus);
    }

    /**
     * What a tender pays for so many units of a line, its shipping included.
     *
     * @param line the line's number, from 1
     * @param units none to all of the line's
     */
    Money pays(int tender, int line, int units) {
        return shares.stream()
                .filter(share ->
                        share.line() == line && Integer.valueOf(share.tender()).equals(columns.get(tender)))
                .map(share -> part(share, units))
                .reduce(nothing, Money::plus);
    }

    /** What so many units of a line cost, shipping included, whoever pays. */
    Money costs(int line, int units) {
        return shares.stream()
                .filter(share -> share.line() == line)
                .map(share -> part(share, units))
                .reduce(nothing, Money::plus);
    }

    private Money part(Share share, int units) {
        int all = lines.get(share.line() - 1).quantity();
        if (units == 0) {
            return nothing;
        }
        if (units == all || share.part() == Share.Part.SHIPPING) {
            return share.amount();
        }
        return share.amount().splitBy(List.of((long) units, (long) all - units)).get(0);
    }
}
