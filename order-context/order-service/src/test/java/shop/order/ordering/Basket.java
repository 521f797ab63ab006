package shop.order.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.PlaceOrder;
import shop.order.api.Share;
import shop.order.api.Share.Part;
import shop.order.api.Tender;

/** What Jiwon orders: the mugs and the tea, as she orders them, but for what is said otherwise. */
public final class Basket {

    private OrderId order = MugsAndTea.ORDER;
    private String customer = "customer-jiwon";
    private PersonalData shipTo = MugsAndTea.JIWON;
    private List<OrderLine> lines = List.of(MugsAndTea.twoBlueMugs(), MugsAndTea.greenTea());
    private List<Tender> tenders = List.of(MugsAndTea.card(33_100), MugsAndTea.voucher(10_000));
    private List<Share> shares = List.of(
            new Share(1, Part.GOODS, MugsAndTea.VOUCHER, MugsAndTea.won(10_000)),
            new Share(1, Part.GOODS, MugsAndTea.CARD, MugsAndTea.won(15_800)),
            new Share(1, Part.SHIPPING, MugsAndTea.CARD, MugsAndTea.won(4_900)),
            new Share(2, Part.GOODS, MugsAndTea.CARD, MugsAndTea.won(8_500)),
            new Share(2, Part.SHIPPING, MugsAndTea.CARD, MugsAndTea.won(3_900)));
    private Optional<LocalDate> promised = Optional.of(MugsAndTea.PROMISED);
    private Optional<Instant> payUntil = Optional.of(MugsAndTea.PAY_UNTIL);
    private Optional<LocalDate> slipsDue = Optional.empty();
    private Optional<IfDeclined> ifDeclined = Optional.of(IfDeclined.REJECT);
    private Optional<IfShort> ifShort = Optional.of(IfShort.SHIP_REST);
    private Optional<String> reference = Optional.empty();

    public Basket under(OrderId id) {
        order = id;
        return this;
    }

    public Basket by(String its) {
        customer = its;
        return this;
    }

    public Basket to(PersonalData where) {
        shipTo = where;
        return this;
    }

    public Basket of(OrderLine... its) {
        return of(List.of(its));
    }

    public Basket of(List<OrderLine> its) {
        lines = its;
        return this;
    }

    /** @param which pays for what, as is decided when it is placed */
    public Basket paidBy(List<Tender> its, Share... which) {
        return paidBy(its, List.of(which));
    }

    public Basket paidBy(List<Tender> its, List<Share> which) {
        tenders = its;
        shares = which;
        return this;
    }

    public Basket promised(Optional<LocalDate> day) {
        promised = day;
        return this;
    }

    public Basket payUntil(Optional<Instant> moment) {
        payUntil = moment;
        return this;
    }

    public Basket slipsDue(Optional<LocalDate> day) {
        slipsDue = day;
        return this;
    }

    public Basket ifDeclined(IfDeclined what) {
        return ifDeclined(Optional.of(what));
    }

    /** As of orders from before this was recorded, where it is missing. */
    public Basket ifDeclined(Optional<IfDeclined> what) {
        ifDeclined = what;
        return this;
    }

    public Basket ifShort(IfShort what) {
        return ifShort(Optional.of(what));
    }

    /** As of orders from before this was recorded, where it is missing. */
    public Basket ifShort(Optional<IfShort> what) {
        ifShort = what;
        return this;
    }

    public Basket called(String its) {
        reference = Optional.of(its);
        return this;
    }

    /** Asks for it. */
    public PlaceOrder place() {
        return new PlaceOrder(
                order,
                customer,
                shipTo,
                lines,
                tenders,
                promised,
                ifDeclined.orElseThrow(),
                ifShort.orElseThrow(),
                reference);
    }

    /** What is recorded when it is accepted. */
    public OrderPlaced placed() {
        return new OrderPlaced(
                order,
                customer,
                shipTo,
                lines,
                tenders,
                lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow(),
                shares,
                promised,
                payUntil,
                slipsDue,
                ifDeclined,
                ifShort,
                reference);
    }
}
