package shop.verification.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import shop.kernel.Money;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.UnitsView;
import shop.order.api.ReturnState;
import shop.order.api.ReturnedUnits;
import shop.order.api.Share;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.GoodwillGiven;
import shop.order.ordering.ParcelAgreedUpon;
import shop.order.ordering.TenderSettled;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentId;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentDelivered;
import shop.verification.simulation.ParcelBooks.Label;
import shop.verification.simulation.ParcelBooks.Place;
import shop.verification.simulation.PaymentBooks.Account;

/** How a story has ended: what must be so once nothing happens by itself any more. */
final class Ending {

    private static final Set<OrderStatus> ENDED =
            EnumSet.of(OrderStatus.CLOSED, OrderStatus.CANCELLED, OrderStatus.REJECTED);
    private static final Set<Whom> PEOPLE = EnumSet.of(Whom.CUSTOMER, Whom.SUPPORT, Whom.SHIP_FROM);

    private final House house;
    private final OrderView order;
    private final SoftAssertions must = new SoftAssertions();

    Ending(House house) {
        this.house = house;
        order = house.order().orElseThrow(() -> new Fault("there is no order"));
    }

    void check() {
        boolean waits = order.waitsFor().stream().map(Awaited::of).anyMatch(PEOPLE::contains);
        must.assertThat(ENDED.contains(order.status()) || waits)
                .as("an order that is %s has ended, or waits for a person: %s", order.status(), order.waitsFor())
                .isTrue();
        must.assertThat(order.waitsFor())
                .as("who is waited for in vain")
                .allMatch(awaited -> waits || PEOPLE.contains(awaited.of()));
        must.assertThat(order.waitsFor())
                .as("whoever is asked is there sooner or later, so that nothing stands still")
                .noneMatch(awaited -> awaited.what() == Awaited.What.STANDSTILL);
        order.tenders().forEach(this::checkMoney);
        must.assertThat(order.money().lost())
                .as("what the customer has by disputes, as the order and as the bank has it")
                .isEqualTo(lost());
        if (!waits) {
            checkThatNothingIsSetAside();
            order.units().forEach(this::checkUnits);
            checkParcels();
            checkPrice();
            checkLabels();
        }
        checkThatNothingIsSentTwice();
        List<AssertionError> wrong = must.assertionErrorsCollected();
        if (!wrong.isEmpty()) {
            throw new Fault(
                    String.join("\n", wrong.stream().map(Throwable::getMessage).toList()));
        }
    }

    /** What the order takes for kept, the provider has; what a person gave back, it has still. */
    private void checkMoney(OrderView.TenderView tender) {
        Account account = house.provider().accounts().get(PaymentId.of(order.orderId(), tender.number()));
        Money transferred = house.transferred(tender.number(), order.total().currency());
        if (account != null) {
            must.assertThat(tender.captured().minus(tender.refunded()))
                    .as("what is kept of tender %s, as the order and as the provider has it", tender.number())
                    .isEqualTo(account.kept().minus(transferred));
        }
    }

    private Money lost() {
        return house.provider().accounts().values().stream()
                .map(Account::lost)
                .reduce(Money.zero(order.total().currency()), Money::plus);
    }

    /**
     * What a person has transferred, and the bank gives the customer once more: the provider's books still have it, so
     * nobody here can hinder that; the payment's statement finds it (GIVEN_BACK_TWICE).
     */
    private Money hadTwice() {
        return order.tenders().stream()
                .map(this::hadTwice)
                .reduce(Money.zero(order.total().currency()), Money::plus);
    }

    private Money hadTwice(OrderView.TenderView tender) {
        Account account = house.provider().accounts().get(PaymentId.of(order.orderId(), tender.number()));
        Money transferred = house.transferred(tender.number(), order.total().currency());
        if (account == null) {
            return Money.zero(order.total().currency());
        }
        return account.lost().compareTo(transferred) < 0 ? account.lost() : transferred;
    }

    private void checkThatNothingIsSetAside() {
        house.provider()
                .accounts()
                .forEach((payment, account) -> must.assertThat(account.held())
                        .as("what the provider holds of %s for an order that is over", payment)
                        .isEqualTo(Money.zero(order.total().currency())));
        if (order.status() != OrderStatus.CLOSED) {
            must.assertThat(order.money().taken().plus(hadTwice()))
                    .as("what goes back of an order that is %s", order.status())
                    .isEqualTo(order.money().givenBack().plus(lost()));
        }
    }

    private void checkUnits(UnitsView units) {
        if (order.status() == OrderStatus.CLOSED) {
            must.assertThat(units.cancelled() + units.delivered() + units.refunded())
                    .as("the units of line %s, each at one end: %s", units.line(), units)
                    .isEqualTo(units.ordered());
        }
    }

    /** What is kept is what the units cost that the customer keeps, as it was agreed line by line; goodwill and debts apart. */
    private void checkPrice() {
        if (order.status() != OrderStatus.CLOSED
                || !house.recorded(GoodwillGiven.class).isEmpty()
                || !house.recorded(PaymentDisputed.class).isEmpty()
                || !house.recorded(TenderSettled.class).isEmpty()) {
            return;
        }
        Money kept = order.money().taken().minus(order.money().givenBack());
        must.assertThat(kept).as("what is kept for %s", order.units()).isEqualTo(price());
    }

    private Money price() {
        return Stream.concat(
                        house.recorded(OrderPlaced.class).stream().flatMap(placed -> placed.shares().stream()),
                        house.recorded(AmendmentApplied.class).stream().flatMap(applied -> applied.shares().stream()))
                .map(this::price)
                .reduce(Money.zero(order.total().currency()), Money::plus);
    }

    /** Of goods, in proportion; of shipping, all with the first unit. */
    private Money price(Share share) {
        UnitsView units = order.units().get(share.line() - 1);
        long back = order.returns().stream()
                .filter(it -> it.state() == ReturnState.RETURNED)
                .flatMap(it -> it.returned().stream())
                .filter(it -> it.line() == share.line())
                .mapToInt(ReturnedUnits::quantity)
                .sum();
        long kept = units.ordered() - units.cancelled() - units.refunded() - back;
        if (kept == 0) {
            return Money.zero(order.total().currency());
        }
        return kept == units.ordered() || share.part() == Share.Part.SHIPPING
                ? share.amount()
                : share.amount().splitBy(List.of(kept, units.ordered() - kept)).get(0);
    }

    private void checkParcels() {
        order.parcels()
                .forEach(parcel -> must.assertThat(parcel.state())
                        .as("where parcel %s of an order that is %s is", parcel.parcel(), order.status())
                        .matches(state -> state.isGivenUp()
                                || state == ParcelState.DELIVERED
                                || order.status() != OrderStatus.CLOSED));
    }

    /** Whatever the carrier has sold, for parcels of this order and once for each of them. */
    private void checkThatNothingIsSentTwice() {
        Set<String> known = Stream.concat(
                        order.parcels().stream().map(ParcelView::shipmentId),
                        order.returns().stream()
                                .map(back -> ReturnShipmentId.of(order.orderId(), back.number())
                                        .value()))
                .collect(toSet());
        Map<String, List<Label>> used =
                labels().filter(label -> label.place() != Place.VOIDED).collect(groupingBy(Label::subject));
        must.assertThat(known)
                .as("the parcels that the order knows, and whatever the carrier has a label for")
                .containsAll(used.keySet());
        used.forEach((subject, sold) -> must.assertThat(sold)
                .as("the labels of %s that were not taken back", subject)
                .hasSize(1));
    }

    /** Where the order has a parcel, the carrier has it, too; and it was told of each that is with somebody in spite of that. */
    private void checkLabels() {
        for (ParcelView parcel : order.parcels()) {
            List<Place> places = labels().filter(label -> label.subject().equals(parcel.shipmentId()))
                    .map(Label::place)
                    .filter(place -> place != Place.VOIDED)
                    .toList();
            if (parcel.state() == ParcelState.CANCELLED && !isScanned(parcel)) {
                must.assertThat(places)
                        .as("the label of parcel %s, which stays here and was never scanned", parcel.parcel())
                        .isEmpty();
            }
            if (parcel.state() == ParcelState.DELIVERED && !isAgreedOn(parcel)) {
                must.assertThat(places)
                        .as("where the carrier has parcel %s, which the customer has", parcel.parcel())
                        .containsExactly(Place.WITH_RECIPIENT);
            }
            if (places.contains(Place.WITH_RECIPIENT)) {
                must.assertThat(parcel.state() == ParcelState.DELIVERED || isScanned(parcel))
                        .as(
                                "that parcel %s is with the recipient although it is %s was told",
                                parcel.parcel(), parcel.state())
                        .isTrue();
            }
        }
    }

    private boolean isScanned(ParcelView parcel) {
        return Stream.concat(
                        house.recorded(ShipmentDelivered.class).stream().map(ShipmentDelivered::shipmentId),
                        house.recorded(CancelledShipmentScanned.class).stream()
                                .map(CancelledShipmentScanned::shipmentId))
                .anyMatch(shipment -> shipment.value().equals(parcel.shipmentId()));
    }

    /** The customer says that they have it, or keep it, whatever the carrier says. */
    private boolean isAgreedOn(ParcelView parcel) {
        return house.recorded(ParcelAgreedUpon.class).stream()
                .anyMatch(agreed -> agreed.shipFrom().equals(parcel.parcel()));
    }

    private Stream<Label> labels() {
        return StreamSupport.stream(house.carrier().labels().spliterator(), false);
    }
}
