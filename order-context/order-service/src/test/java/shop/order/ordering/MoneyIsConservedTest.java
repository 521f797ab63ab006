package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import shop.kernel.Money;
import shop.order.api.AgreeOnParcel;
import shop.order.api.AmendOrder;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.ConfirmPurchase;
import shop.order.api.DeclineClaim;
import shop.order.api.DeliveryFault;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;
import shop.order.api.GrantClaim;
import shop.order.api.LineUnits;
import shop.order.api.LocateParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderClosed;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderRejected;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.PaymentMeans;
import shop.order.api.PlaceOrder;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.RefundParcel;
import shop.order.api.RefundUnits;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReplaceTender;
import shop.order.api.ReplaceUnits;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.api.Share;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;
import shop.order.api.WithdrawAmendment;
import shop.order.api.WithdrawClaim;
import shop.platform.rejection.BusinessRejection;

@Label("Whatever payers, providers, ship-froms and carriers do to an order, and however late or often it is told,")
class MoneyIsConservedTest extends AnyOrder {

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    @Label("it never keeps more of a tender than this pays of what is sent, and in the end keeps exactly that")
    void moneyIsConserved(@ForAll("orders") PlaceOrder order, @ForAll Random chance) {
        Counterexample.seek(choices -> new World(order, choices), chance);
    }

    /** Plays one order to its end. The books are kept here, from the events alone, beside those that the order keeps. */
    private static final class World implements Counterexample.History {

        private static final int MORE_THAN_ANY_ORDER_NEEDS = 2000;

        private final PlayedOrder order = new PlayedOrder();
        private final Random chance;
        private final OrderPlaced placed;
        private final Map<Integer, PaymentOfOneTender> payments = new LinkedHashMap<>();
        private final Map<String, ParcelOfOneShipFrom> parcels = new LinkedHashMap<>();
        private final Map<Integer, Money> kept = new HashMap<>();
        private final Map<Integer, Money> goodwill = new HashMap<>();
        private final Set<Integer> paidAtOnce = new HashSet<>();

        /** By parcel, the units of each line that are sent with it, or will be. */
        private final Map<String, Map<Integer, Integer>> units = new LinkedHashMap<>();

        private final Set<String> arrived = new HashSet<>();
        private final Set<String> turnedUp = new HashSet<>();
        private final Map<String, String> inPlaceOf = new HashMap<>();
        private final List<Object> told = new ArrayList<>();
        private final ToldOrder story = new ToldOrder();
        private final Set<Integer> declined = new TreeSet<>();
        private final Map<Integer, ReturnAskedFor> returns = new LinkedHashMap<>();
        private int claims;
        private final Map<Integer, Money> withheld = new HashMap<>();
        private final Map<Integer, Money> collected = new HashMap<>();
        private final Map<Integer, Money> writtenOffForNoGoods = new HashMap<>();
        private final Map<Integer, Map<String, Money>> writtenOff = new HashMap<>();
        private final Map<Integer, Money> owedBack = new HashMap<>();
        private final Map<Integer, Integer> columns = new HashMap<>();
        private final List<OrderLine> lines;
        private final List<Share> shares;
        private Optional<AmendmentProposed> proposed = Optional.empty();
        private int tenderOfTheProposed;
        private int amendments;
        private boolean confirmed;
        private boolean givenUp;
        private boolean ended;
        private boolean purchaseConfirmed;
        /** As the order knows it: one that has arrived may be reported as damaged after that. */
        private final Set<String> astray = new HashSet<>();

        World(PlaceOrder command, Random chance) {
            this.chance = chance;
            List<Object> first = order.send(command);
            story.asked(command, first);
            placed = (OrderPlaced) first.get(0);
            lines = new ArrayList<>(placed.lines());
            shares = new ArrayList<>(placed.shares());
            placed.tenders()
                    .forEach(tender -> payments.put(
                            payments.size() + 1, new PaymentOfOneTender(ORDER, payments.size() + 1, tender, chance)));
            payments.keySet().forEach(number -> {
                kept.put(number, nothing());
                columns.put(number, number);
            });
            for (int line = 1; line <= placed.lines().size(); line++) {
                OrderLine it = placed.lines().get(line - 1);
                units.computeIfAbsent(it.shipFrom(), shipFrom -> new TreeMap<>())
                        .put(line, it.quantity());
            }
            units.forEach((shipFrom, contents) ->
                    parcels.put(shipFrom, new ParcelOfOneShipFrom(ORDER, shipFrom, contents, chance)));
            first.forEach(this::happened);
        }

        @Override
        public void play() {
            for (int step = 0; step < MORE_THAN_ANY_ORDER_NEEDS; step++) {
                List<Runnable> possible = possible();
                if (possible.isEmpty()) {
                    assertThat(ended).as("the order has come to an end").isTrue();
                    payments.forEach((number, payment) -> payment.assertSettledWith(toBeKept(number)));
                    assertThat(units.entrySet().stream()
                                    .filter(parcel -> !parcel.getValue().isEmpty())
                                    .map(Map.Entry::getKey))
                            .as("what was not cancelled, refunded or sent again has arrived, and is what was paid")
                            .isSubsetOf(arrived);
                    return;
                }
                possible.get(chance.nextInt(possible.size())).run();
            }
            throw new AssertionError("the order never comes to rest");
        }

        @Override
        public int length() {
            return story.length();
        }

        @Override
        public String story() {
            return story.story();
        }

        /**
         * What may happen next. The customer and the clock act now and then, the clock at the latest when all else
         * rests.
         */
        private List<Runnable> possible() {
            List<Runnable> possible = new ArrayList<>();
            streams().filter(facts -> !facts.isEmpty()).forEach(facts -> possible.add(() -> tell(facts.remove())));
            payments.values().stream().filter(PaymentOfOneTender::owes).forEach(it -> possible.add(it::payWhatIsOwed));
            parcels.values().stream().filter(ParcelOfOneShipFrom::canGoOn).forEach(it -> possible.add(it::goOn));
            parcels.forEach((name, parcel) -> {
                if (parcel.isAstray() || astray.contains(name)) {
                    possible.add(() -> tell(new RefundParcel(ORDER, name, MakingGoodReason.SOLD_OUT)));
                    possible.add(() -> tell(new ReplaceParcel(ORDER, name, MakingGoodReason.IN_STOCK, someUnits())));
                    firstThatArrived(name)
                            .ifPresent(first ->
                                    possible.add(() -> tell(new AgreeOnParcel(ORDER, first, ParcelAgreement.KEPT))));
                }
            });
            if (!givenUp && !declined.isEmpty()) {
                possible.add(this::timeIsUp);
                declined.forEach(tender -> possible.add(() -> tell(new ReplaceTender(
                        ORDER,
                        tender,
                        chance.nextBoolean() ? TenderMethod.CARD : TenderMethod.VOUCHER,
                        "tok_" + chance.nextInt(3),
                        1))));
            }
            Collection<PaymentOfOneTender> open = payments.values().stream()
                    .filter(PaymentOfOneTender::isOpen)
                    .toList();
            open.forEach(it -> possible.add(chance.nextInt(20) == 0 ? this::timeIsUp : it::answer));
            proposed.filter(it -> possible.isEmpty() || chance.nextInt(3) == 0)
                    .ifPresent(it -> possible.add(() -> tell(new LapseAmendment(ORDER, it.number()))));
            if (possible.isEmpty()) {
                return possible;
            }
            if (chance.nextInt(8) == 0) {
                possible.add(this::customerWantsItOtherwise);
            }
            if (amendments > 0 && chance.nextInt(10) == 0) {
                possible.add(() -> tell(new WithdrawAmendment(ORDER, 1 + chance.nextInt(amendments))));
            }
            if (!arrived.isEmpty() && chance.nextBoolean()) {
                possible.add(chance.nextInt(3) > 0 ? this::customerGivesBack : this::supportMakesUnitsGood);
            }
            if (claims > 0 && chance.nextInt(4) == 0) {
                possible.add(this::claimIsDecided);
            }
            returns.keySet().stream()
                    .filter(number -> chance.nextInt(3) == 0)
                    .forEach(number -> possible.add(() -> returnGoesOn(number)));
            if (chance.nextInt(15) == 0) {
                possible.add(this::customerCancels);
            }
            if (chance.nextInt(10) == 0) {
                possible.add(this::supportGives);
            }
            if (chance.nextInt(6) == 0) {
                possible.add(this::customerCancelsUnits);
            }
            if (chance.nextInt(4) == 0) {
                possible.add(this::supportSettles);
            }
            if (chance.nextInt(4) == 0) {
                possible.add(this::customerConfirms);
            }
            if (chance.nextInt(10) == 0) {
                possible.add(this::supportLooksForAParcel);
            }
            if (chance.nextInt(4) == 0 && !told.isEmpty()) {
                possible.add(() -> tell(told.get(chance.nextInt(told.size()))));
            }
            possible.addAll(lateMoney());
            return possible;
        }

        private List<Runnable> lateMoney() {
            List<Runnable> possible = new ArrayList<>();
            for (PaymentOfOneTender payment : payments.values()) {
                if (payment.mayStillBePaid() && chance.nextInt(3) == 0) {
                    possible.add(payment::pay);
                }
                if (payment.mayBePaidTooLate() && chance.nextInt(3) == 0) {
                    possible.add(payment::isPaidTooLate);
                }
            }
            return possible;
        }

        private Stream<Deque<Object>> streams() {
            return Stream.concat(
                    payments.values().stream().map(PaymentOfOneTender::facts),
                    parcels.values().stream().map(ParcelOfOneShipFrom::facts));
        }

        private void timeIsUp() {
            tell(new RejectUnpaidOrder(ORDER));
        }

        private void customerGivesBack() {
            int line = 1 + chance.nextInt(lines.size());
            ReturnReason[] reasons = ReturnReason.values();
            tell(new ReturnUnits(
                    ORDER,
                    List.of(new ReturnedUnits(line, 1 + chance.nextInt(3))),
                    reasons[chance.nextInt(reasons.length)],
                    Optional.of("key-" + chance.nextInt(6)),
                    chance.nextInt(3) == 0 ? ReturnWish.EXCHANGE : ReturnWish.REFUND,
                    Optional.empty(),
                    Optional.empty()));
        }

        private Optional<List<LineUnits>> someUnits() {
            return chance.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(List.of(new LineUnits(1 + chance.nextInt(lines.size()), 1 + chance.nextInt(2))));
        }

        private void supportMakesUnitsGood() {
            List<String> there = List.copyOf(arrived);
            String parcel = there.get(chance.nextInt(there.size()));
            String request = "units-" + chance.nextInt(8);
            List<LineUnits> some = List.of(new LineUnits(1 + chance.nextInt(lines.size()), 1 + chance.nextInt(2)));
            DeliveryFault[] faults = DeliveryFault.values();
            DeliveryFault fault = faults[chance.nextInt(faults.length)];
            tell(
                    switch (chance.nextInt(4)) {
                        case 0 -> new RefundUnits(ORDER, request, parcel, some, fault);
                        case 1 -> new ReplaceUnits(ORDER, request, parcel, some, fault);
                        default -> new ClaimUnits(ORDER, request, parcel, some, fault, anyWish());
                    });
        }

        private ClaimWish anyWish() {
            return chance.nextBoolean() ? ClaimWish.REFUND : ClaimWish.REPLACEMENT;
        }

        private void claimIsDecided() {
            int number = 1 + chance.nextInt(claims);
            tell(
                    switch (chance.nextInt(5)) {
                        case 0 -> new DeclineClaim(ORDER, number, "please send it back");
                        case 1 -> new WithdrawClaim(ORDER, number);
                        case 2 -> new GrantClaim(ORDER, number, Optional.of(anyWish()));
                        default -> new GrantClaim(ORDER, number, Optional.empty());
                    });
        }

        private void returnGoesOn(int number) {
            List<Verdict> verdicts = new ArrayList<>();
            returns.get(number).units().forEach(units -> {
                boolean refunded = chance.nextInt(4) > 0;
                Optional<Money> deduction = refunded && chance.nextBoolean()
                        ? Optional.of(Money.of(
                                1 + chance.nextInt(2000), placed.total().currency()))
                        : Optional.empty();
                verdicts.add(new Verdict(
                        units.line(), 1 + chance.nextInt(units.quantity()), refunded, deduction, Optional.of("seen")));
            });
            switch (chance.nextInt(5)) {
                case 0 -> tell(new RecordReturnMoved(ORDER, number, ReturnState.RECEIVED, Optional.empty()));
                case 1 -> tell(new RecordReturnEnded(ORDER, number, ReturnState.ABANDONED));
                case 2 -> tell(new CancelReturn(ORDER, number));
                default -> tell(new SettleReturn(ORDER, number, verdicts));
            }
        }

        private void customerWantsItOtherwise() {
            int more = 1 + chance.nextInt(lines.size());
            int fewer = 1 + chance.nextInt(lines.size());
            OrderLine another = new OrderLine(
                    "ANOTHER",
                    "something else",
                    1 + chance.nextInt(3),
                    AnyOrder.cents(1 + chance.nextInt(3000)),
                    AnyOrder.cents(0),
                    AnyOrder.cents(0),
                    chance.nextBoolean() ? "potter" : "annex",
                    AnyOrder.cents(chance.nextInt(900)));
            boolean isMore = chance.nextBoolean();
            boolean isAnother = chance.nextBoolean();
            boolean costs =
                    isAnother || isMore && lines.get(more - 1).unitPrice().isPositive();
            tell(new AmendOrder(
                    ORDER,
                    "amendment-" + chance.nextInt(6),
                    isMore ? List.of(new LineUnits(more, 1 + chance.nextInt(2))) : List.of(),
                    chance.nextBoolean() ? List.of(new LineUnits(fewer, 1)) : List.of(),
                    isAnother ? List.of(another) : List.of(),
                    costs
                            ? Optional.of(new PaymentMeans(
                                    chance.nextBoolean() ? TenderMethod.CARD : TenderMethod.VOUCHER, "tok", 1))
                            : Optional.empty()));
        }

        private void happened(AmendmentFact fact) {
            if (fact instanceof AmendmentProposed it) {
                assertThat(proposed).as("one change at a time").isEmpty();
                amendments = it.number();
                proposed = Optional.of(it);
                it.tender().ifPresent(tender -> {
                    tenderOfTheProposed = tender;
                    kept.put(tender, nothing());
                    columns.put(tender, tender);
                    payments.put(
                            tender,
                            new PaymentOfOneTender(ORDER, tender, it.pays().orElseThrow(), chance));
                });
                return;
            }
            proposed = Optional.empty();
            declined.remove(tenderOfTheProposed);
            tenderOfTheProposed = 0;
            if (fact instanceof AmendmentApplied applied) {
                assertThat(applied.firstLine()).isEqualTo(lines.size() + 1);
                lines.addAll(applied.lines());
                shares.addAll(applied.shares());
                applied.shares().forEach(share -> columns.put(share.tender(), share.tender()));
                applied.parcels().forEach(added -> isSentIn(added.parcel(), added.contents()));
            }
        }

        private void customerConfirms() {
            tell(new ConfirmPurchase(ORDER));
        }

        private void customerCancels() {
            tell(new CancelOrder(ORDER, CancellationReason.NOT_WANTED_ANY_MORE));
        }

        private void supportGives() {
            long some = 1 + chance.nextInt((int) Math.min(placed.total().minor(), 100_000) + 1);
            tell(new GiveGoodwill(
                    ORDER,
                    "goodwill-" + chance.nextInt(5),
                    Money.of(some, placed.total().currency()),
                    GoodwillReason.ANOTHER_REASON,
                    placed.total()));
        }

        private void supportSettles() {
            if (payments.isEmpty()) {
                return;
            }
            SettlementKind[] kinds = SettlementKind.values();
            tell(new SettleTender(
                    ORDER,
                    1 + chance.nextInt(payments.size()),
                    "settlement-" + chance.nextInt(8),
                    kinds[chance.nextInt(kinds.length)],
                    chance.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(Money.of(
                                    1 + chance.nextInt(3000), placed.total().currency())),
                    SettlementReason.ANOTHER_REASON));
        }

        private void supportLooksForAParcel() {
            List<String> names = List.copyOf(parcels.keySet());
            tell(new LocateParcel(
                    ORDER,
                    names.get(chance.nextInt(names.size())),
                    Whereabouts.values()[chance.nextInt(Whereabouts.values().length)],
                    WhereaboutsReason.CUSTOMER_ASKED));
        }

        private void customerCancelsUnits() {
            int line = 1 + chance.nextInt(lines.size());
            int quantity = 1 + chance.nextInt(lines.get(line - 1).quantity());
            tell(new CancelUnits(
                    ORDER,
                    "request-" + chance.nextInt(5),
                    line,
                    chance.nextBoolean() ? Optional.of(quantity) : Optional.empty(),
                    CancellationReason.ORDERED_BY_MISTAKE));
        }

        private void tell(Object command) {
            told.add(command);
            try {
                List<Object> events = order.send(command);
                story.asked(command, events);
                events.forEach(this::happened);
            } catch (BusinessRejection tooLate) {
                story.refused(command, tooLate);
                assertThat(command)
                        .isInstanceOfAny(
                                AgreeOnParcel.class,
                                AmendOrder.class,
                                WithdrawAmendment.class,
                                CancelOrder.class,
                                ClaimUnits.class,
                                ConfirmPurchase.class,
                                DeclineClaim.class,
                                GrantClaim.class,
                                WithdrawClaim.class,
                                GiveGoodwill.class,
                                CancelReturn.class,
                                CancelUnits.class,
                                SettleTender.class,
                                LocateParcel.class,
                                RefundParcel.class,
                                RefundUnits.class,
                                ReplaceParcel.class,
                                ReplaceUnits.class,
                                ReplaceTender.class,
                                ReturnUnits.class);
            }
            kept.forEach((number, amount) -> {
                assertThat(amount)
                        .as("tender %d gives back more than it took", number)
                        .isGreaterThanOrEqualTo(nothing());
                assertThat(amount)
                        .as("tender %d keeps more than what is sent", number)
                        .isLessThanOrEqualTo(toBeKept(number));
                Money beyond = amount.plus(paidOtherwise(number)).minus(needed(number));
                assertThat(owedBack.getOrDefault(number, nothing()))
                        .as("what is to be given back of what was collected for tender %d", number)
                        .isEqualTo(atLeastNothing(beyond.min(collected.getOrDefault(number, nothing()))));
            });
        }

        private void withhold(List<ReturnSettled.Withheld> parts) {
            parts.forEach(part -> withheld.merge(part.tender(), part.amount(), Money::plus));
        }

        private void happened(Object event) {
            if (event instanceof ParcelMishapReported mishap) {
                astray.add(mishap.shipFrom());
            } else if (event instanceof ParcelFact fact && isAstrayNoMore(event)) {
                astray.remove(fact.shipFrom());
            }
            assertThat(ended && event instanceof OrderClosed)
                    .as("an order that has ended is closed")
                    .isFalse();
            if (event instanceof AmendmentFact fact) {
                happened(fact);
            } else if (event instanceof OrderConfirmed) {
                confirmed = true;
                parcels.values().forEach(ParcelOfOneShipFrom::prepare);
            } else if (event instanceof OrderRejected || event instanceof OrderCancelled) {
                givenUp = ended = true;
                units.values().forEach(Map::clear);
            } else if (event instanceof OrderClosed) {
                ended = true;
            } else if (event instanceof PurchaseConfirmed purchase) {
                happened(purchase);
            } else if (event instanceof GoodwillGiven given) {
                given.parts().forEach(part -> goodwill.merge(part.tender(), part.amount(), Money::plus));
            } else if (event instanceof ParcelCancelled parcel) {
                parcel.withheld().ifPresent(this::withhold);
                Map<Integer, Integer> notSent = units.put(parcel.shipFrom(), new TreeMap<>());
                firstThatArrived(parcel.shipFrom()).ifPresent(first -> countInstead(first, notSent));
            } else if (event instanceof ParcelTurnedUp parcel) {
                if (parcel.reported() == ParcelTurnedUp.Sighting.DELIVERED) {
                    turnedUp.add(parcel.shipFrom());
                }
            } else if (event instanceof ParcelInterceptRequested parcel) {
                parcels.get(parcel.shipFrom()).on(parcel);
            } else if (event instanceof UnitsCancelled parcel) {
                areNotIn(parcel.shipFrom(), parcel.items(), "no unit is cancelled twice");
                firstThatArrived(parcel.shipFrom())
                        .ifPresent(first -> countInstead(first, ParcelOfOneShipFrom.unitsOf(parcel.items())));
            } else if (event instanceof UnitsCancellationRequested request) {
                parcels.get(request.shipFrom()).on(request);
            } else if (event instanceof ParcelDelivered parcel) {
                arrived.add(parcel.shipFrom());
            } else if (event instanceof ParcelLocated parcel) {
                if (parcel.where() == Whereabouts.WITH_CUSTOMER) {
                    arrived.add(parcel.shipFrom());
                }
                parcels.get(parcel.shipFrom()).isFound(parcel.where());
            } else if (event instanceof TenderSettled settled) {
                happened(settled);
            } else if (event instanceof TenderOwedBack back) {
                owedBack.put(back.tender(), back.amount());
            } else if (event instanceof ReturnAskedFor asked) {
                returns.put(asked.number(), asked);
            } else if (event instanceof ReturnSettled settled) {
                cameBack(settled);
            } else if (event instanceof ParcelCancellationRequested request) {
                parcels.get(request.shipFrom()).on(request);
            } else if (!isMadeGood(event)) {
                moved(event);
            }
        }

        private boolean isMadeGood(Object event) {
            if (event instanceof ParcelRefunded parcel) {
                parcel.withheld().ifPresent(this::withhold);
                units.get(parcel.shipFrom()).clear();
                parcels.get(parcel.shipFrom()).makeGood();
            } else if (event instanceof ParcelReplaced parcel) {
                ended = false;
                parcels.get(parcel.shipFrom()).makeGood();
                areNotIn(parcel.shipFrom(), parcel.refunded().orElse(List.of()), "no unit is refunded twice");
                Map<Integer, Integer> sentAgain = units.put(parcel.shipFrom(), new TreeMap<>());
                assertThat(ParcelOfOneShipFrom.unitsOf(parcel.contents().items()))
                        .as("what is sent again")
                        .isEqualTo(sentAgain);
                units.put(parcel.replacement(), sentAgain);
                inPlaceOf.put(parcel.replacement(), parcel.shipFrom());
                var replacement = new ParcelOfOneShipFrom(ORDER, parcel.replacement(), sentAgain, chance);
                replacement.prepare();
                parcels.put(parcel.replacement(), replacement);
            } else if (event instanceof UnitsClaimed) {
                claims++;
            } else if (event instanceof UnitsMadeGood madeGood) {
                areNotIn(madeGood.shipFrom(), madeGood.items(), "no unit is made good twice");
                if (event instanceof UnitsReplaced again) {
                    ended = false;
                    isSentIn(again.replacement(), again.contents());
                }
            } else if (event instanceof UnitsExchanged exchange) {
                // What came back is not there any more, and is sent once more.
                ended = false;
                isSentIn(exchange.replacement(), exchange.contents());
            } else if (event instanceof SentApart part) {
                happened(part);
            } else {
                return false;
            }
            return true;
        }

        /** Every unit is in one parcel or in the other. */
        private void happened(SentApart part) {
            areNotIn(part.shipFrom(), part.contents().items(), "no unit is sent in two parcels");
            Optional.ofNullable(inPlaceOf.get(part.shipFrom())).ifPresent(first -> inPlaceOf.put(part.apart(), first));
            if (units.get(part.shipFrom()).isEmpty()) {
                inPlaceOf.remove(part.shipFrom());
            }
            isSentIn(part.apart(), part.contents());
        }

        private void areNotIn(String parcel, List<ParcelContents.Item> items, String why) {
            Map<Integer, Integer> contents = units.get(parcel);
            ParcelOfOneShipFrom.unitsOf(items).forEach((line, quantity) -> {
                assertThat(contents.getOrDefault(line, 0)).as(why).isGreaterThanOrEqualTo(quantity);
                contents.merge(line, -quantity, (there, out) -> there + out == 0 ? null : there + out);
            });
        }

        private void isSentIn(String name, ParcelContents contents) {
            Map<Integer, Integer> sent = ParcelOfOneShipFrom.unitsOf(contents.items());
            assertThat(units.put(name, sent)).as("a parcel of its own").isNull();
            var parcel = new ParcelOfOneShipFrom(ORDER, name, sent, chance);
            parcel.prepare();
            parcels.put(name, parcel);
        }

        private void countInstead(String first, Map<Integer, Integer> notSent) {
            notSent.forEach((line, quantity) -> units.get(first).merge(line, quantity, Integer::sum));
            arrived.add(first);
        }

        private static boolean isAstrayNoMore(Object event) {
            return event instanceof ParcelFoundAgain
                    || event instanceof ParcelCancelled
                    || event instanceof ParcelDelivered
                    || event instanceof ParcelLocated located && located.where() == Whereabouts.WITH_CUSTOMER
                    || event instanceof ParcelRefunded
                    || event instanceof ParcelReplaced;
        }

        /** What is sent in place of a parcel that the customer has is paid by what that one was paid with. */
        private Optional<String> firstThatArrived(String replacement) {
            return Optional.ofNullable(inPlaceOf.get(replacement))
                    .flatMap(first -> turnedUp.contains(first) ? Optional.of(first) : firstThatArrived(first));
        }

        private void moved(Object event) {
            if (event instanceof TenderPaid paid) {
                paidAtOnce.add(paid.tender());
                kept.merge(paid.tender(), paid.amount(), Money::plus);
            } else if (event instanceof TenderCaptured captured) {
                kept.merge(captured.tender(), captured.amount(), Money::plus);
            } else if (event instanceof CaptureRequested request) {
                payments.get(request.tender()).on(request);
            } else if (event instanceof TenderDeclined tender) {
                // One that is not awaited any more can be declined nevertheless.
                if (!confirmed || tender.tender() == tenderOfTheProposed) {
                    declined.add(tender.tender());
                }
            } else if (event instanceof TenderReplaced tender) {
                declined.remove(tender.tender());
                tenderOfTheProposed =
                        tenderOfTheProposed == tender.tender() ? tender.replacement() : tenderOfTheProposed;
                columns.put(tender.replacement(), columns.remove(tender.tender()));
                kept.put(tender.replacement(), nothing());
                payments.put(
                        tender.replacement(), new PaymentOfOneTender(ORDER, tender.replacement(), tender.by(), chance));
            } else if (event instanceof CaptureNotNeeded capture) {
                payments.get(capture.tender()).on(capture);
            } else if (event instanceof ReleaseRequested request) {
                payments.get(request.tender()).on(request);
            } else if (event instanceof RefundRequested request) {
                kept.merge(request.tender(), request.amount(), Money::minus);
                payments.get(request.tender()).on(request);
            }
        }

        /** What is final is what is kept: of goods and of money. */
        private void happened(PurchaseConfirmed purchase) {
            assertThat(purchaseConfirmed).as("a purchase is confirmed once").isFalse();
            purchaseConfirmed = true;
            Map<Integer, Integer> there = new TreeMap<>();
            units.values()
                    .forEach(parcel -> parcel.forEach((line, quantity) -> there.merge(line, quantity, Integer::sum)));
            Map<Integer, Integer> told = new TreeMap<>();
            purchase.items().forEach(item -> told.put(item.line(), item.quantity()));
            assertThat(told).as("the units that are kept").isEqualTo(there);
            assertThat(purchase.paid())
                    .as("what was paid for them")
                    .isEqualTo(kept.keySet().stream().map(this::needed).reduce(nothing(), Money::plus));
        }

        private void happened(TenderSettled settled) {
            switch (settled.how()) {
                case COLLECTED -> collected.merge(settled.tender(), settled.amount(), Money::plus);
                case GIVEN_BACK -> collected.merge(settled.tender(), settled.amount(), Money::minus);
                case WRITTEN_OFF -> {
                    Map<String, Money> ofTender =
                            writtenOff.computeIfAbsent(settled.tender(), first -> new HashMap<>());
                    Money forGoods = nothing();
                    for (TenderSettled.Part part : settled.parts()) {
                        ofTender.merge(part.shipFrom(), part.amount(), Money::plus);
                        forGoods = forGoods.plus(part.amount());
                    }
                    writtenOffForNoGoods.merge(
                            settled.tender(), settled.amount().minus(forGoods), Money::plus);
                }
            }
        }

        private Money paidOtherwise(int tender) {
            return collected.getOrDefault(tender, nothing()).plus(writtenOffForNoGoods.getOrDefault(tender, nothing()));
        }

        /** What of it is not paid in another way. */
        private Money toBeKept(int tender) {
            return atLeastNothing(needed(tender).minus(paidOtherwise(tender)));
        }

        private Money atLeastNothing(Money amount) {
            return amount.isNegative() ? nothing() : amount;
        }

        private void cameBack(ReturnSettled settled) {
            settled.returned()
                    .forEach(back -> units.get(back.parcel())
                            .merge(
                                    back.line(),
                                    back.quantity(),
                                    (there, out) -> there.equals(out) ? null : there - out));
            assertThat(units.values().stream().flatMap(parcel -> parcel.values().stream()))
                    .as("no unit comes back twice")
                    .allMatch(left -> left > 0);
            withhold(settled.withheld());
        }

        /** Goodwill is given beside what goes back: what a tender has not any more, the others give, the vouchers last. */
        private Money needed(int tender) {
            Map<Integer, Money> rest = new LinkedHashMap<>();
            kept.keySet().forEach(it -> rest.put(it, owed(it).minus(goodwill.getOrDefault(it, nothing()))));
            List<Integer> giving = new ArrayList<>(rest.keySet());
            giving.sort(Comparator.<Integer, Boolean>comparing(paidAtOnce::contains)
                    .thenComparing(Comparator.reverseOrder()));
            for (int without : giving) {
                for (int from : giving) {
                    if (rest.get(without).isNegative() && rest.get(from).isPositive()) {
                        Money given = nothing().minus(rest.get(without)).min(rest.get(from));
                        rest.merge(without, given, Money::plus);
                        rest.merge(from, given, Money::minus);
                    }
                }
            }
            return rest.get(tender).isNegative() ? nothing() : rest.get(tender);
        }

        private Money owed(int tender) {
            return shares.stream()
                    .filter(share -> Integer.valueOf(share.tender()).equals(columns.get(tender)))
                    .map(this::owed)
                    .reduce(withheld.getOrDefault(tender, nothing()), Money::plus)
                    .plus(toBePaidForTheProposed(tender))
                    .minus(writtenOff(tender));
        }

        /** Nobody lets go of what is to pay for a change that is not applied yet. */
        private Money toBePaidForTheProposed(int tender) {
            return proposed.filter(it -> tender == tenderOfTheProposed)
                    .map(AmendmentProposed::amount)
                    .orElse(nothing());
        }

        /** As long as the goods that it was for are not back. */
        private Money writtenOff(int tender) {
            return writtenOff.getOrDefault(tender, Map.of()).entrySet().stream()
                    .map(part -> part.getValue()
                            .min(shares.stream()
                                    .filter(share ->
                                            Integer.valueOf(share.tender()).equals(columns.get(tender)))
                                    .filter(share -> lines.get(share.line() - 1)
                                            .shipFrom()
                                            .equals(part.getKey()))
                                    .map(this::owed)
                                    .reduce(nothing(), Money::plus)))
                    .reduce(nothing(), Money::plus);
        }

        /** Of goods, in proportion; of shipping, all with the first unit. */
        private Money owed(Share share) {
            long all = lines.get(share.line() - 1).quantity();
            long sent = units.values().stream()
                    .mapToInt(parcel -> parcel.getOrDefault(share.line(), 0))
                    .sum();
            if (sent == 0) {
                return nothing();
            }
            return sent == all || share.part() == Share.Part.SHIPPING
                    ? share.amount()
                    : share.amount().splitBy(List.of(sent, all - sent)).get(0);
        }

        private Money nothing() {
            return Money.zero(placed.total().currency());
        }
    }
}
