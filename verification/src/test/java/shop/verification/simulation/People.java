package shop.verification.simulation;

import static shop.verification.simulation.Orders.ORDER;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import shop.order.api.AgreeOnParcel;
import shop.order.api.AmendOrder;
import shop.order.api.Awaited;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.DeliveryFault;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;
import shop.order.api.HoldOrder;
import shop.order.api.LineUnits;
import shop.order.api.LocateParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderLine;
import shop.order.api.OrderView;
import shop.order.api.ParcelAgreement;
import shop.order.api.PaymentMeans;
import shop.order.api.RefundParcel;
import shop.order.api.RefundUnits;
import shop.order.api.ReleaseOrder;
import shop.order.api.RepeatRequests;
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
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.Verdict;
import shop.order.returns.InspectReturn;
import shop.order.returns.ReturnId;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RepaymentTransferred;
import shop.payment.api.TransferMeans;
import shop.payment.collecting.MarkTransferred;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordNotice;
import shop.payment.collecting.RepaymentOwed;
import shop.payment.disputing.AcceptDispute;
import shop.payment.disputing.AcceptanceReason;
import shop.payment.disputing.DisputeOpened;
import shop.payment.disputing.SubmitEvidence;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.dispatching.MoveShipment;
import shop.shipping.dispatching.ReceiveReturnShipment;
import shop.shipping.dispatching.RecordReturnScan;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ReleaseShipment;
import shop.shipping.dispatching.ReportShortPick;
import shop.shipping.dispatching.ReturnShipmentPrepared;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.SplitShipment;
import shop.verification.simulation.ParcelBooks.Label;
import shop.verification.simulation.ParcelBooks.Place;

/** Everybody outside: the customer who pays and changes their mind, who packs, the carrier's people, and support. */
final class People {

    private static final Duration NEVER_LATER = Duration.ofDays(90);

    private final House house;
    private final VirtualTime time;
    private final Random chance;
    private final Instant begun;
    private final Set<String> packed = new HashSet<>();
    private final Set<PaymentId> refundsOfNoOrder = new HashSet<>();
    private int names;

    People(House house, Random chance) {
        this.house = house;
        this.chance = chance;
        time = house.time();
        begun = time.instant();
    }

    /** What they have in mind before anything has happened. */
    void begin() {
        if (chance.nextInt(4) == 0) {
            time.in(someTime(), () -> ask("customer", new CancelOrder(ORDER, CancellationReason.NOT_WANTED_ANY_MORE)));
        }
        if (chance.nextInt(5) == 0) {
            time.in(someTime(), this::cancelUnits);
        }
        if (chance.nextInt(8) == 0) {
            time.in(someTime(), () -> ask("customer", new ChangeShippingAddress(ORDER, Orders.MARIA_AT_WORK)));
        }
        if (chance.nextInt(8) == 0) {
            time.in(someTime(), this::hold);
        }
        if (chance.nextInt(5) == 0) {
            time.in(someTime(), this::amend);
        }
        if (chance.nextInt(12) == 0) {
            time.in(someTime(), this::giveGoodwill);
        }
        look();
    }

    private void hold() {
        Optional<String> parcel = chance.nextBoolean()
                ? Optional.empty()
                : house.order()
                        .flatMap(order -> order.parcels().stream()
                                .map(OrderView.ParcelView::parcel)
                                .findFirst());
        ask("support", new HoldOrder(ORDER, parcel, OrderHoldReason.FRAUD_SUSPECTED, Optional.empty()));
        time.in(someTime(), () -> ask("support", new ReleaseOrder(ORDER, parcel)));
    }

    /** More of a line, less of it, or something else. */
    private void amend() {
        boolean isMore = chance.nextInt(3) > 0;
        boolean isAnother = chance.nextInt(4) == 0;
        OrderLine another = new OrderLine(
                "LAMP",
                "something else",
                1,
                Orders.cents(1 + chance.nextInt(3000)),
                Orders.cents(0),
                Orders.cents(0),
                chance.nextBoolean() ? "potter" : "annex",
                Orders.cents(0));
        ask(
                "customer",
                new AmendOrder(
                        ORDER,
                        "change-" + ++names,
                        isMore ? List.of(new LineUnits(1, 1)) : List.of(),
                        isMore ? List.of() : List.of(new LineUnits(1, 1)),
                        isAnother ? List.of(another) : List.of(),
                        isMore || isAnother
                                ? Optional.of(new PaymentMeans(
                                        chance.nextBoolean() ? TenderMethod.CARD : TenderMethod.VOUCHER,
                                        chance.nextInt(5) == 0 ? "tok_declined" : "tok_fine",
                                        1))
                                : Optional.empty()));
    }

    private void giveGoodwill() {
        ask(
                "support",
                new GiveGoodwill(
                        ORDER,
                        "goodwill-" + ++names,
                        Orders.cents(1 + chance.nextInt(500)),
                        GoodwillReason.LATE_DELIVERY,
                        Orders.cents(10_000)));
    }

    /** Soon, in minutes, in hours or in days. */
    private Duration someTime() {
        return switch (chance.nextInt(4)) {
            case 0 -> Duration.ofSeconds(1 + chance.nextInt(30));
            case 1 -> Duration.ofMinutes(1 + chance.nextInt(60));
            case 2 -> Duration.ofHours(1 + chance.nextInt(48));
            default -> Duration.ofDays(1 + chance.nextInt(10));
        };
    }

    private void cancelUnits() {
        ask(
                "customer",
                new CancelUnits(
                        ORDER,
                        "less-" + chance.nextInt(2),
                        1,
                        chance.nextBoolean() ? Optional.of(1) : Optional.empty(),
                        CancellationReason.ORDERED_BY_MISTAKE));
    }

    /** What they see of what happens. */
    void see(Object event) {
        if ((event instanceof PaymentCaptured || event instanceof PaymentPaid) && chance.nextInt(15) == 0) {
            time.in(someTime(), () -> dispute(((PaymentEvent) event).paymentId()));
        }
        seeGoods(event);
        seeMoneyThatComesTooLate(event);
        if (event instanceof PayerAwaited awaited && chance.nextInt(4) > 0) {
            Duration pause =
                    house.provider().accounts().get(awaited.paymentId()).isSlip()
                            ? Duration.ofHours(1 + chance.nextInt(100))
                            : Duration.ofMinutes(1 + chance.nextInt(25));
            time.in(pause, () -> pay(awaited.paymentId()));
        } else if (event instanceof ShipmentLabelled labelled && packed.add(labelled.trackingCode())) {
            time.in(someTime(), () -> handOver(labelled.shipmentId(), labelled.trackingCode(), 0));
        }
    }

    /** Some pay although all was over; what the provider cannot give back of that, support transfers. */
    private void seeMoneyThatComesTooLate(Object event) {
        boolean isOver = event instanceof PaymentDeclined
                || event instanceof PaymentReleased released
                        && released.amount().isZero();
        if (isOver && chance.nextInt(3) == 0) {
            time.in(someTime(), () -> payTooLate(((PaymentEvent) event).paymentId()));
        } else if (event instanceof PaidTooLate paid) {
            refundsOfNoOrder.add(paid.paymentId());
        } else if (event instanceof RepaymentOwed owed && refundsOfNoOrder.contains(owed.paymentId())) {
            time.in(
                    someTime(),
                    () -> ask(
                            "support",
                            new MarkTransferred(
                                    owed.paymentId(), owed.refundId(), TransferMeans.BANK_TRANSFER, false)));
        }
    }

    /** What the warehouse, and who sends something back, see. */
    private void seeGoods(Object event) {
        if (event instanceof ShipmentPrepared shipment && chance.nextInt(8) == 0) {
            var apart = new SplitShipment.Apart(shipment.items().get(0).line(), 1);
            time.in(
                    Duration.ofSeconds(chance.nextInt(20)),
                    () -> ask("packer", new SplitShipment(shipment.shipmentId(), "split-1", List.of(apart))));
        } else if (event instanceof ShipmentPrepared shipment && chance.nextInt(12) == 0) {
            time.in(
                    Duration.ofSeconds(chance.nextInt(20)),
                    () -> ask("packer", new MoveShipment(shipment.shipmentId(), "warehouse")));
        } else if (event instanceof ShipmentPrepared shipment && chance.nextInt(12) == 0) {
            var missing = new ReportShortPick.Missing(shipment.items().get(0).line(), 1);
            time.in(
                    Duration.ofSeconds(chance.nextInt(20)),
                    () -> ask(
                            "packer",
                            new ReportShortPick(
                                    shipment.shipmentId(), "pick-1", List.of(missing), Optional.of("warehouse"))));
        } else if (event instanceof ShipmentDelivered && chance.nextInt(3) == 0) {
            time.in(Duration.ofHours(1 + chance.nextInt(500)), this::giveBack);
        } else if (event instanceof ReturnAskedFor asked && chance.nextInt(4) == 0) {
            time.in(someTime(), () -> ask("customer", new CancelReturn(ORDER, asked.number())));
        } else if (event instanceof ShipmentDelivered delivered && chance.nextInt(6) == 0) {
            String parcel = delivered.shipmentId().parcel();
            time.in(Duration.ofHours(1 + chance.nextInt(500)), () -> makeUnitsGood(parcel));
        } else if (event instanceof ReturnShipmentLabelled labelled && chance.nextInt(6) > 0) {
            time.in(someTime(), () -> sendBack(labelled.returnShipmentId(), labelled.trackingCode()));
        }
    }

    private void giveBack() {
        int line = 1
                + chance.nextInt(
                        house.order().map(order -> order.lines().size()).orElse(1));
        ReturnReason[] reasons = ReturnReason.values();
        ask(
                "customer",
                new ReturnUnits(
                        ORDER,
                        List.of(new ReturnedUnits(line, 1 + chance.nextInt(2))),
                        reasons[chance.nextInt(reasons.length)],
                        Optional.of("return-" + ++names),
                        chance.nextInt(3) == 0 ? ReturnWish.EXCHANGE : ReturnWish.REFUND,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** A customer complains of what was in a parcel. */
    private void makeUnitsGood(String parcel) {
        int line = 1
                + chance.nextInt(
                        house.order().map(order -> order.lines().size()).orElse(1));
        List<LineUnits> some = List.of(new LineUnits(line, 1));
        DeliveryFault[] faults = DeliveryFault.values();
        DeliveryFault fault = faults[chance.nextInt(faults.length)];
        String request = "units-" + ++names;
        ask(
                "support",
                chance.nextBoolean()
                        ? new RefundUnits(ORDER, request, parcel, some, fault)
                        : new ReplaceUnits(ORDER, request, parcel, some, fault));
    }

    private void sendBack(ReturnShipmentId back, String code) {
        Label label = house.carrier().withCode(code).orElseThrow();
        if (label.place() == Place.NOT_SEEN) {
            label.isNow(Place.UNDER_WAY);
            house.chronicle().tell("customer", "gives the parcel with " + code + " to the carrier");
            scanBack(back, code, ScanStatus.PICKED_UP);
            if (chance.nextInt(10) > 0) {
                time.in(Duration.ofHours(1 + chance.nextInt(100)), () -> {
                    label.isNow(Place.BACK);
                    scanBack(back, code, ScanStatus.DELIVERED);
                    time.in(someTime(), () -> receive(back));
                });
            }
        }
    }

    private void scanBack(ReturnShipmentId back, String code, ScanStatus status) {
        notice(new RecordReturnScan(
                back, "scan-" + ++names, code, status, status.name(), time.instant(), Optional.empty()));
    }

    /** Whoever opens it finds what was to come back, in one condition or another. */
    private void receive(ReturnShipmentId back) {
        ReceivedItem.Condition[] conditions = ReceivedItem.Condition.values();
        ReceivedItem.Condition condition = conditions[chance.nextInt(3) > 0 ? 0 : chance.nextInt(conditions.length)];
        house.recorded(ReturnShipmentPrepared.class).stream()
                .filter(it -> it.returnShipmentId().equals(back))
                .findFirst()
                .ifPresent(asked -> ask(
                        "packer",
                        new ReceiveReturnShipment(
                                back,
                                asked.items().stream()
                                        .map(item -> new ReceivedItem(item.line(), item.quantity(), condition))
                                        .toList())));
    }

    // --- Who pays

    private void pay(PaymentId payment) {
        if (house.provider().accounts().get(payment).isAwaited()) {
            house.provider().pay(payment);
            if (chance.nextInt(5) > 0) {
                notice(new RecordNotice(payment, "notice-" + ++names, NoticeKind.PAYER_DECIDED));
            }
        }
    }

    private void payTooLate(PaymentId payment) {
        if (house.provider().payTooLate(payment) && chance.nextInt(5) > 0) {
            notice(new RecordNotice(payment, "notice-" + ++names, NoticeKind.PAYER_DECIDED));
        }
    }

    /** Now and then somebody has their bank take back what they have paid; most banks tell what comes of it. */
    private void dispute(PaymentId payment) {
        house.provider().open(payment).ifPresent(opened -> {
            notice(opened);
            time.in(Duration.ofDays(11 + chance.nextInt(15)), () -> {
                RecordDispute decided = house.provider().decide(payment);
                if (chance.nextInt(4) > 0) {
                    notice(decided);
                }
            });
        });
    }

    private void answer(PaymentId payment) {
        house.recorded(DisputeOpened.class).stream()
                .filter(it -> it.paymentId().equals(payment))
                .findFirst()
                .ifPresent(it -> ask(
                        "support",
                        chance.nextInt(4) == 0
                                ? new AcceptDispute(it.disputeId(), AcceptanceReason.NO_EVIDENCE)
                                : new SubmitEvidence(it.disputeId(), "It was delivered.")));
    }

    // --- Who packs

    /** They say so first, or leave it to the carrier to say. */
    private void handOver(ShipmentId shipment, String code, int attempt) {
        Label label = house.carrier().withCode(code).orElseThrow();
        if (label.place() != Place.NOT_SEEN) {
            return;
        }
        if (chance.nextInt(3) > 0 && !ask("packer", new HandOverShipment(shipment, time.instant()))) {
            if (attempt < 20) {
                time.in(Duration.ofHours(12), () -> handOver(shipment, code, attempt + 1));
            }
            return;
        }
        label.isNow(Place.UNDER_WAY);
        house.chronicle().tell("carrier", "has the parcel with " + code);
        new Journey(label, shipment).begin();
    }

    /** What a parcel goes through. */
    private final class Journey {

        private final Label label;
        private final ShipmentId shipment;

        Journey(Label label, ShipmentId shipment) {
            this.label = label;
            this.shipment = shipment;
        }

        void begin() {
            int fate = chance.nextInt(40);
            if (fate > 0) {
                scan(ScanStatus.PICKED_UP);
            }
            time.in(Duration.ofHours(1 + chance.nextInt(30)), () -> {
                if (fate > 0) {
                    scan(ScanStatus.IN_TRANSIT);
                }
                time.in(Duration.ofHours(1 + chance.nextInt(90)), () -> end(fate));
            });
        }

        private void end(int fate) {
            if (label.comesBack() || fate == 1) {
                arrive(Place.BACK, ScanStatus.RETURNED_TO_SENDER);
            } else if (fate == 2) {
                arrive(Place.LOST, ScanStatus.LOST);
                if (chance.nextBoolean()) {
                    time.in(someTime(), () -> arrive(Place.WITH_RECIPIENT, ScanStatus.DELIVERED));
                }
            } else if (fate == 3) {
                arrive(Place.LOST, ScanStatus.DAMAGED);
            } else if (fate == 0) {
                label.isNow(Place.LOST);
                house.chronicle().tell("carrier", "has lost the parcel with " + label.code() + " and says nothing");
            } else {
                arrive(Place.WITH_RECIPIENT, ScanStatus.DELIVERED);
            }
        }

        private void arrive(Place where, ScanStatus status) {
            label.isNow(where);
            house.chronicle().tell("carrier", "the parcel with " + label.code() + " is " + where);
            scan(status);
        }

        private void scan(ScanStatus status) {
            notice(new RecordScan(
                    shipment,
                    "scan-" + ++names,
                    label.code(),
                    status,
                    status.name(),
                    time.instant(),
                    Optional.empty()));
        }
    }

    /** Comes late, or twice, but comes: whoever tells it tells it until it is taken. */
    private void notice(Object told) {
        time.in(late(), () -> tell("notice", told));
        if (chance.nextInt(8) == 0) {
            time.in(late(), () -> tell("notice again", told));
        }
    }

    private Duration late() {
        return switch (chance.nextInt(10)) {
            case 0 -> Duration.ofHours(1 + chance.nextInt(60));
            case 1, 2 -> Duration.ofMinutes(1 + chance.nextInt(60));
            default -> Duration.ofMillis(1 + chance.nextInt(5000));
        };
    }

    // --- Who helps

    /** Now and then somebody looks what the order waits for, and does something about it. */
    private void look() {
        house.order()
                .ifPresent(order -> order.waitsFor().stream()
                        .filter(awaited -> chance.nextInt(3) == 0)
                        .findFirst()
                        .ifPresent(awaited -> help(order, awaited)));
        if (time.instant().isBefore(begun.plus(NEVER_LATER))) {
            time.in(Duration.ofHours(4 + chance.nextInt(44)), this::look);
        }
    }

    private void help(OrderView order, Awaited awaited) {
        int tender = awaited.tender().orElse(0);
        String parcel = awaited.parcel().orElse("");
        switch (awaited.what()) {
            case ANOTHER_TENDER -> ask("customer", new ReplaceTender(ORDER, tender, TenderMethod.CARD, "tok_fine", 1));
            case ANOTHER_ADDRESS -> ask("customer", new ChangeShippingAddress(ORDER, Orders.MARIA_AT_WORK));
            case RELEASE_FROM_HOLD -> release(awaited.parcel());
            case DECISION ->
                ask(
                        "support",
                        chance.nextBoolean()
                                ? new RefundParcel(ORDER, parcel, MakingGoodReason.SOLD_OUT)
                                : new ReplaceParcel(
                                        ORDER,
                                        parcel,
                                        MakingGoodReason.IN_STOCK,
                                        chance.nextInt(3) > 0
                                                ? Optional.empty()
                                                : Optional.of(List.of(new LineUnits(1, 1)))));
            case COLLECTION -> settle(tender, SettlementKind.COLLECTED);
            case TRANSFER -> transfer(tender);
            case AGREEMENT -> ask("support", new AgreeOnParcel(ORDER, parcel, ParcelAgreement.KEPT));
            case STANDSTILL -> ask("support", new RepeatRequests(ORDER));
            case WHEREABOUTS -> locate(order, parcel);
            case DISPUTE -> answer(PaymentId.of(ORDER, tender));
            case INSPECTION -> inspect(order);
            case RECEIPT ->
                order.returns().stream()
                        .filter(it -> it.state() == ReturnState.ARRIVED)
                        .forEach(it -> receive(ReturnShipmentId.of(ORDER, it.number())));
            default -> {}
        }
    }

    private void inspect(OrderView order) {
        order.returns().stream()
                .filter(it -> it.state() == ReturnState.RECEIVED || it.state() == ReturnState.NOT_ARRIVED)
                .forEach(it -> ask(
                        "support",
                        new InspectReturn(
                                ReturnId.of(ORDER, it.number()),
                                it.units().stream().map(this::verdict).toList())));
    }

    private Verdict verdict(ReturnedUnits units) {
        return chance.nextInt(3) > 0
                ? Verdict.refund(units.line(), units.quantity())
                : new Verdict(units.line(), units.quantity(), false, Optional.empty(), Optional.of("worn"));
    }

    private void release(Optional<String> parcel) {
        parcel.ifPresentOrElse(
                name -> ask("packer", new ReleaseShipment(ShipmentId.of(ORDER, name))),
                () -> ask("support", new ReleaseOrder(ORDER, parcel)));
    }

    private void settle(int tender, SettlementKind how) {
        ask(
                "support",
                new SettleTender(
                        ORDER, tender, "settlement-" + ++names, how, Optional.empty(), SettlementReason.BANK_TRANSFER));
    }

    /** What the provider could not give back, or what was collected in another way and is too much. */
    private void transfer(int tender) {
        PaymentId payment = PaymentId.of(ORDER, tender);
        List<String> transferred = house.recorded(RepaymentTransferred.class).stream()
                .filter(it -> it.paymentId().equals(payment))
                .map(RepaymentTransferred::refundId)
                .toList();
        house.recorded(RepaymentOwed.class).stream()
                .filter(it -> it.paymentId().equals(payment) && !transferred.contains(it.refundId()))
                .findFirst()
                .ifPresentOrElse(
                        owed -> ask(
                                "support",
                                new MarkTransferred(payment, owed.refundId(), TransferMeans.BANK_TRANSFER, false)),
                        () -> settle(tender, SettlementKind.GIVEN_BACK));
    }

    /** They find out what is so. */
    private void locate(OrderView order, String parcel) {
        String shipment = ShipmentId.of(order.orderId(), parcel).value();
        for (Label label : house.carrier().labels()) {
            if (label.subject().equals(shipment)) {
                whereIs(label)
                        .ifPresent(where -> ask(
                                "support", new LocateParcel(ORDER, parcel, where, WhereaboutsReason.CARRIER_ASKED)));
            }
        }
    }

    private static Optional<Whereabouts> whereIs(Label label) {
        return switch (label.place()) {
            case WITH_RECIPIENT -> Optional.of(Whereabouts.WITH_CUSTOMER);
            case BACK -> Optional.of(Whereabouts.BACK);
            case LOST -> Optional.of(Whereabouts.LOST);
            case NOT_SEEN, VOIDED, UNDER_WAY -> Optional.empty();
        };
    }

    // --- How they speak

    /** @return whether it was not refused; a rule may refuse what people want */
    private boolean ask(String who, Object command) {
        house.chronicle().tell(who, "asks for " + command.getClass().getSimpleName());
        try {
            house.commands().send(command);
            return true;
        } catch (BusinessRejection refusal) {
            house.bus().refused();
            return false;
        }
    }

    /** What must be taken, whatever has happened meanwhile. */
    private void tell(String what, Object command) {
        house.chronicle().tell(what, command.getClass().getSimpleName());
        house.commands().send(command);
    }
}
