package shop.verification.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.OrderLine;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

/** Orders as customers place them: of up to three lines from up to three ship-froms, paid by up to three tenders. */
final class Orders {

    static final OrderId ORDER = OrderId.of("order-1");
    static final String CUSTOMER = "customer-maria";
    static final PersonalData MARIA = livingIn("Rua Augusta 12");
    static final PersonalData MARIA_AT_WORK = livingIn("Praça do Comércio 1");

    private static final List<String> SHIP_FROMS = List.of("potter", "tea-house", "warehouse");
    private static final List<String> SKUS = List.of("MUG", "TEA", "BOOK", "LAMP", "SHORT-RUG");
    private static final int MOST = 3;
    private static final int DEAREST = 4000;
    private static final int ONE_IN = 7;

    private Orders() {}

    private static PersonalData livingIn(String street) {
        return new PersonalData(
                CUSTOMER, new Recipient("Maria Silva", street, "Lisboa", "1100-048", "", "PT", "maria@example.org"));
    }

    static PlaceOrder any(Random chance) {
        List<OrderLine> lines = new ArrayList<>();
        for (int line = chance.nextInt(MOST); line >= 0; line--) {
            lines.add(line(chance));
        }
        Money total = lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
        return new PlaceOrder(
                ORDER,
                CUSTOMER,
                MARIA,
                lines,
                tenders(total.minor(), chance),
                Optional.empty(),
                chance.nextBoolean() ? IfDeclined.WAIT : IfDeclined.REJECT,
                chance.nextInt(ONE_IN) == 0 ? IfShort.ALL_OR_NOTHING : IfShort.SHIP_REST,
                Optional.empty());
    }

    private static OrderLine line(Random chance) {
        return new OrderLine(
                SKUS.get(chance.nextInt(chance.nextInt(3) == 0 ? SKUS.size() : SKUS.size() - 1)),
                "something",
                1 + chance.nextInt(MOST),
                cents(1 + chance.nextInt(DEAREST)),
                cents(0),
                cents(0),
                SHIP_FROMS.get(chance.nextInt(SHIP_FROMS.size())),
                cents(chance.nextInt(2) * 490L));
    }

    /** The total, cut at up to two places. */
    private static List<Tender> tenders(long total, Random chance) {
        TreeSet<Long> ends = new TreeSet<>(List.of(total));
        for (int cut = chance.nextInt(MOST); cut > 0; cut--) {
            ends.add(1 + (long) (chance.nextDouble() * (total - 1)));
        }
        List<Tender> tenders = new ArrayList<>();
        long from = 0;
        for (long end : ends) {
            TenderMethod method = method(chance);
            tenders.add(new Tender(method, cents(end - from), token(method, chance), 1, Optional.empty()));
            from = end;
        }
        return tenders;
    }

    private static TenderMethod method(Random chance) {
        return switch (chance.nextInt(ONE_IN)) {
            case 0 -> TenderMethod.VOUCHER;
            case 1 -> TenderMethod.DEBIT;
            case 2 -> TenderMethod.BANK_SLIP;
            default -> TenderMethod.CARD;
        };
    }

    private static String token(TenderMethod method, Random chance) {
        if (method == TenderMethod.BANK_SLIP) {
            return "tok_slip";
        }
        return switch (chance.nextInt(20)) {
            case 0, 1 -> "tok_declined";
            case 2, 3 -> method == TenderMethod.CARD ? "tok_confirmed" : "tok_fine";
            case 4 -> "tok_fails";
            case 5 -> "tok_kept";
            case 6, 7, 8 -> "tok_once";
            case 9, 10 -> "tok_later";
            case 11 -> "tok_short";
            default -> "tok_fine";
        };
    }

    static Money cents(long minor) {
        return Money.of(minor, "EUR");
    }
}
