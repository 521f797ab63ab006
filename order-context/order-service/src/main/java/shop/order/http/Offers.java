package shop.order.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.AgreeOnParcel;
import shop.order.api.AmendOrder;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.ConfirmPurchase;
import shop.order.api.DeclineClaim;
import shop.order.api.DeliveryFault;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;
import shop.order.api.GrantClaim;
import shop.order.api.HoldOrder;
import shop.order.api.LineUnits;
import shop.order.api.LocateParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderView;
import shop.order.api.ParcelAgreement;
import shop.order.api.PayRefundInterest;
import shop.order.api.PaymentMeans;
import shop.order.api.RefundParcel;
import shop.order.api.RefundUnits;
import shop.order.api.ReleaseOrder;
import shop.order.api.RepeatRequests;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReplaceTender;
import shop.order.api.ReplaceUnits;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;
import shop.order.api.WithdrawAmendment;
import shop.order.api.WithdrawClaim;
import shop.order.http.OfferedCommands.Forbidden;
import shop.order.http.OfferedCommands.Offer;
import shop.order.http.OfferedCommands.Possible;
import shop.order.ordering.DryRun;
import shop.order.ordering.Verdict;
import shop.order.returns.ApproveReturn;
import shop.order.returns.DeclineReturn;
import shop.order.returns.InspectReturn;
import shop.order.returns.ReturnDryRun;
import shop.order.returns.ReturnId;
import shop.platform.messaging.Trial;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.shipping.api.ShipmentId;

/**
 * Finds what may be asked of an order: each command that the interface has is tried, and the order itself, or its return,
 * says what it would do. Who may send it stands at its operation.
 */
@Component
class Offers {

    private static final String PARCEL = "parcel";
    private static final String LINE = "line";
    private static final Pattern ROLE = Pattern.compile("'([a-z]+)'");

    /** Where no order goes. */
    private static final Recipient SOMEWHERE =
            new Recipient("Ada Byron", "12 Analytical Street", "Berlin", "10115", "", "DE", "");

    /** By operation, of what the command could be sent: an example for each parcel, say, that there is. */
    static final Map<String, Function<OrderView, Stream<Example>>> EXAMPLES =
            andOfDecisions(andOfCases(andOfEachLineToReturn(Map.of(
                    "cancelOrder",
                    order -> Stream.of(
                            new Example(Map.of(), new CancelOrder(order.orderId(), CancellationReason.ANOTHER_REASON))),
                    "cancelUnits",
                    order -> IntStream.rangeClosed(1, order.lines().size())
                            .mapToObj(line -> new Example(
                                    Map.of(LINE, String.valueOf(line)),
                                    new CancelUnits(
                                            order.orderId(),
                                            "units-1",
                                            line,
                                            Optional.of(1),
                                            CancellationReason.ANOTHER_REASON))),
                    "changeOrderAddress",
                    order -> Stream.of(new Example(
                            Map.of(),
                            new ChangeShippingAddress(
                                    order.orderId(), new PersonalData(order.customerId(), SOMEWHERE)))),
                    "giveGoodwill",
                    order -> Stream.of(new Example(
                            Map.of(),
                            new GiveGoodwill(
                                    order.orderId(),
                                    unusedGoodwillId(order),
                                    Money.of(1, order.total().currency()),
                                    GoodwillReason.ANOTHER_REASON,
                                    order.total()))),
                    "holdOrder",
                    order -> ofAllAndEachParcel(
                            order,
                            parcel -> new HoldOrder(
                                    order.orderId(), parcel, OrderHoldReason.OTHER, Optional.of("to be looked at"))),
                    "refundParcel",
                    order -> ofEachParcel(
                            order,
                            parcel -> new RefundParcel(order.orderId(), parcel, MakingGoodReason.ANOTHER_REASON)),
                    "releaseOrder",
                    order -> ofAllAndEachParcel(order, parcel -> new ReleaseOrder(order.orderId(), parcel)),
                    "repeatRequests",
                    order -> Stream.of(new Example(Map.of(), new RepeatRequests(order.orderId()))),
                    "replaceTender",
                    order -> order.tenders().stream()
                            .map(tender -> new Example(
                                    Map.of("tender", String.valueOf(tender.number())),
                                    new ReplaceTender(
                                            order.orderId(), tender.number(), TenderMethod.CARD, "tok_another", 1))),
                    "replaceParcel",
                    order -> ofEachParcel(
                            order,
                            parcel -> new ReplaceParcel(order.orderId(), parcel, MakingGoodReason.ANOTHER_REASON))))));

    /** Each interface that has something to do with an order that there is, and who speaks it. */
    private static final Map<Class<?>, Class<?>> INTERFACES =
            Map.of(OrdersApi.class, OrdersController.class, ReturnsApi.class, ReturnsController.class);

    private final DryRun dryRun;
    private final ReturnDryRun returns;
    private final GoodwillLimits goodwillLimits;
    private final Map<String, Method> operations = operations();

    Offers(DryRun dryRun, ReturnDryRun returns, GoodwillLimits goodwillLimits) {
        this.dryRun = dryRun;
        this.returns = returns;
        this.goodwillLimits = goodwillLimits;
    }

    /**
     * A command as somebody could send it.
     *
     * @param variables what stands in the path of its operation, beside the order; the parcel or line also where its body names
     *     it
     * @param returned the return that is asked; the order itself, where it is missing
     */
    record Example(Map<String, String> variables, Object command, Optional<ReturnId> returned) {

        Example(Map<String, String> variables, Object command) {
            this(variables, command, Optional.empty());
        }
    }

    /** What is decided about each return (ORD-11, ORD-15). */
    private static Map<String, Function<OrderView, Stream<Example>>> andOfDecisions(
            Map<String, Function<OrderView, Stream<Example>>> others) {
        Map<String, Function<OrderView, Stream<Example>>> examples = new TreeMap<>(others);
        examples.put("approveReturn", order -> ofEachReturn(order, (id, each) -> new ApproveReturn(id)));
        examples.put("declineReturn", order -> ofEachReturn(order, (id, each) -> new DeclineReturn(id, "to be said")));
        examples.put(
                "inspectReturn",
                order -> ofEachReturn(order, (id, each) -> new InspectReturn(id, allThatIsLeft(each))));
        return examples;
    }

    private static Stream<Example> ofEachReturn(
            OrderView order, BiFunction<ReturnId, OrderView.ReturnView, Object> command) {
        return order.returns().stream().map(each -> {
            ReturnId id = ReturnId.of(order.orderId(), each.number());
            return new Example(
                    Map.of("number", String.valueOf(each.number())), command.apply(id, each), Optional.of(id));
        });
    }

    /** Nothing is kept of what was to come back and is not given back for yet; of all of it, where nothing is left. */
    private static List<Verdict> allThatIsLeft(OrderView.ReturnView returned) {
        Map<Integer, Integer> left = unitsByLine(returned.units());
        unitsByLine(returned.returned())
                .forEach((line, quantity) -> left.computeIfPresent(line, (same, all) -> all - quantity));
        left.values().removeIf(quantity -> quantity <= 0);
        return (left.isEmpty() ? unitsByLine(returned.units()) : left)
                .entrySet().stream()
                        .map(line -> Verdict.refund(line.getKey(), line.getValue()))
                        .toList();
    }

    private static Map<Integer, Integer> unitsByLine(List<ReturnedUnits> units) {
        return units.stream().collect(toMap(ReturnedUnits::line, ReturnedUnits::quantity, Integer::sum, TreeMap::new));
    }

    private static Map<String, Function<OrderView, Stream<Example>>> andOfEachLineToReturn(
            Map<String, Function<OrderView, Stream<Example>>> others) {
        Map<String, Function<OrderView, Stream<Example>>> examples = new TreeMap<>(others);
        examples.put(
                "returnUnits",
                order -> IntStream.rangeClosed(1, order.lines().size())
                        .mapToObj(line -> new Example(
                                Map.of(LINE, String.valueOf(line)),
                                new ReturnUnits(
                                        order.orderId(),
                                        List.of(new ReturnedUnits(line, 1)),
                                        ReturnReason.DEFECT,
                                        Optional.empty(),
                                        ReturnWish.REFUND,
                                        Optional.empty(),
                                        Optional.empty()))));
        return examples;
    }

    /** Another unit of the first line, and what may be given up of it (ORD-17). */
    private static Map<String, Function<OrderView, Stream<Example>>> andOfChanges(
            Map<String, Function<OrderView, Stream<Example>>> others) {
        Map<String, Function<OrderView, Stream<Example>>> examples = new TreeMap<>(others);
        examples.put(
                "amendOrder",
                order -> IntStream.rangeClosed(1, order.lines().size())
                        .filter(line -> order.lines().get(line - 1).unitPrice().isPositive())
                        .limit(1)
                        .mapToObj(line -> new Example(
                                Map.of(),
                                new AmendOrder(
                                        order.orderId(),
                                        "amendment-" + UUID.randomUUID(),
                                        List.of(new LineUnits(line, 1)),
                                        List.of(),
                                        List.of(),
                                        Optional.of(new PaymentMeans(TenderMethod.CARD, "tok_another", 1))))));
        examples.put(
                "withdrawAmendment",
                order -> order.amendments().stream()
                        .map(amendment -> new Example(
                                Map.of("number", String.valueOf(amendment.number())),
                                new WithdrawAmendment(order.orderId(), amendment.number()))));
        return examples;
    }

    /** What is made good of parcels that have arrived: a unit of each line that may be in them (ORD-23). */
    private static Map<String, Function<OrderView, Stream<Example>>> andOfWhatArrived(
            Map<String, Function<OrderView, Stream<Example>>> others) {
        Map<String, Function<OrderView, Stream<Example>>> examples = new TreeMap<>(others);
        examples.put("refundUnits", order -> ofEachLineThatMayBeIn(order, RefundUnits::new));
        examples.put("replaceUnits", order -> ofEachLineThatMayBeIn(order, ReplaceUnits::new));
        examples.put(
                "claimUnits",
                order -> ofEachLineThatMayBeIn(
                        order,
                        (id, request, parcel, units, fault) ->
                                new ClaimUnits(id, request, parcel, units, fault, ClaimWish.REPLACEMENT)));
        examples.put(
                "grantClaim",
                order -> ofEachClaim(order, number -> new GrantClaim(order.orderId(), number, Optional.empty())));
        examples.put(
                "declineClaim",
                order -> ofEachClaim(order, number -> new DeclineClaim(order.orderId(), number, "to be looked at")));
        examples.put(
                "withdrawClaim", order -> ofEachClaim(order, number -> new WithdrawClaim(order.orderId(), number)));
        return examples;
    }

    private static Stream<Example> ofEachClaim(OrderView order, IntFunction<Object> command) {
        return order.claims().stream()
                .map(OrderView.ClaimView::number)
                .map(number -> new Example(Map.of("number", String.valueOf(number)), command.apply(number)));
    }

    /** The command that makes units of a parcel good, in one way or the other. */
    private interface MakingGood {

        Object of(OrderId order, String request, String parcel, List<LineUnits> units, DeliveryFault fault);
    }

    /** Of one that has not arrived, one line tells why not. */
    private static Stream<Example> ofEachLineThatMayBeIn(OrderView order, MakingGood command) {
        return order.parcels().stream().flatMap(parcel -> {
            String orderedOf = new ShipmentId(parcel.shipmentId()).shipFrom();
            return IntStream.rangeClosed(1, order.lines().size())
                    .filter(line -> order.lines().get(line - 1).shipFrom().equals(orderedOf))
                    .limit(parcel.state() == OrderView.ParcelState.DELIVERED ? Long.MAX_VALUE : 1)
                    .mapToObj(line -> new Example(
                            Map.of(PARCEL, parcel.parcel(), LINE, String.valueOf(line)),
                            command.of(
                                    order.orderId(),
                                    "units-" + UUID.randomUUID(),
                                    parcel.parcel(),
                                    List.of(new LineUnits(line, 1)),
                                    DeliveryFault.DAMAGED)));
        });
    }

    /** What a person settles, where nothing goes on by itself, or wants settled at once. */
    private static Map<String, Function<OrderView, Stream<Example>>> andOfCases(
            Map<String, Function<OrderView, Stream<Example>>> others) {
        Map<String, Function<OrderView, Stream<Example>>> examples =
                new TreeMap<>(andOfWhatArrived(andOfChanges(others)));
        examples.put(
                "settleTender",
                order -> order.tenders().stream()
                        .flatMap(tender -> Stream.of(SettlementKind.COLLECTED, SettlementKind.GIVEN_BACK)
                                .map(how -> new Example(
                                        Map.of("tender", String.valueOf(tender.number())),
                                        new SettleTender(
                                                order.orderId(),
                                                tender.number(),
                                                "settlement-" + UUID.randomUUID(),
                                                how,
                                                Optional.empty(),
                                                SettlementReason.ANOTHER_REASON)))));
        examples.put(
                "confirmPurchase", order -> Stream.of(new Example(Map.of(), new ConfirmPurchase(order.orderId()))));
        examples.put(
                "payInterest",
                order -> order.returns().stream()
                        .map(each -> new Example(
                                Map.of("number", String.valueOf(each.number())),
                                new PayRefundInterest(
                                        order.orderId(), each.number(), SettlementReason.ANOTHER_REASON))));
        examples.put(
                "cancelReturn",
                order -> order.returns().stream()
                        .map(each -> new Example(
                                Map.of("number", String.valueOf(each.number())),
                                new CancelReturn(order.orderId(), each.number()))));
        examples.put(
                "agreeOnParcel",
                order -> ofEachParcel(
                        order, parcel -> new AgreeOnParcel(order.orderId(), parcel, ParcelAgreement.KEPT)));
        examples.put(
                "locateParcel",
                order -> ofEachParcel(
                        order,
                        parcel -> new LocateParcel(
                                order.orderId(), parcel, Whereabouts.WITH_CUSTOMER, WhereaboutsReason.ANOTHER_REASON)));
        return examples;
    }

    private static Stream<Example> ofEachParcel(OrderView order, Function<String, Object> command) {
        return order.parcels().stream()
                .map(OrderView.ParcelView::parcel)
                .map(parcel -> new Example(Map.of(PARCEL, parcel), command.apply(parcel)));
    }

    /** One under which nothing was given yet: under another, it would be that one again. */
    private static String unusedGoodwillId(OrderView order) {
        Set<String> used = order.goodwill().stream()
                .map(OrderView.GoodwillView::goodwillId)
                .collect(toSet());
        return IntStream.rangeClosed(1, used.size() + 1)
                .mapToObj(number -> "goodwill-" + number)
                .filter(id -> !used.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** Of the order as a whole, and of each parcel for itself. */
    private static Stream<Example> ofAllAndEachParcel(OrderView order, Function<Optional<String>, Object> command) {
        return Stream.concat(
                Stream.of(new Example(Map.of(), command.apply(Optional.empty()))),
                ofEachParcel(order, parcel -> command.apply(Optional.of(parcel))));
    }

    /** The operations of the interfaces, by the names that their description gives them. */
    static Map<String, Method> operations() {
        return INTERFACES.keySet().stream()
                .flatMap(api -> Stream.of(api.getMethods()))
                .collect(toMap(method -> method.getAnnotation(Operation.class).operationId(), Offers::implemented));
    }

    private static Method implemented(Method method) {
        try {
            return INTERFACES.get(method.getDeclaringClass()).getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    OfferedCommands to(Authentication caller, OrderView order) {
        Asked asked = new Asked(dryRun.of(order.orderId()), new HashMap<>());
        List<Offer> offers = EXAMPLES.entrySet().stream()
                .flatMap(each -> shown(
                        each.getKey(),
                        each.getValue()
                                .apply(order)
                                .flatMap(example -> offer(each.getKey(), example, order, asked, caller).stream())
                                .toList()))
                .toList();
        return new OfferedCommands(order.orderId(), asked.order().version(), offers);
    }

    /** The order that is asked, and those of its returns that were asked by now. */
    private record Asked(Trial<?> order, Map<ReturnId, Trial<?>> returns) {}

    /**
     * What would be recorded; nothing is said of a return that the order tells already, and that is opened a moment later.
     *
     * @throws BusinessRejection when it would be refused
     */
    private Optional<List<Object>> recorded(Asked asked, Example example, Object command) {
        if (example.returned().isEmpty()) {
            return Optional.of(asked.order().ask(asCommandMessage(command)));
        }
        return Optional.<Trial<?>>of(
                        asked.returns().computeIfAbsent(example.returned().get(), returns::of))
                .filter(trial -> trial.version() >= 0)
                .map(trial -> returns.ask(trial, asked.order(), command));
    }

    /**
     * Each line may come back; of those that may not, one says why, where none may. So of each tender: what is owed either
     * way can be settled; and of each parcel: what of it arrived can be made good.
     */
    private static Stream<Offer> shown(String operation, List<Offer> offers) {
        return switch (operation) {
            case "returnUnits" -> possibleOrOne(offers);
            case "settleTender", "refundUnits", "replaceUnits", "claimUnits" ->
                offers.stream().collect(groupingBy(Offer::href, LinkedHashMap::new, toList())).values().stream()
                        .flatMap(Offers::possibleOrOne);
            default -> offers.stream();
        };
    }

    private static Stream<Offer> possibleOrOne(List<Offer> offers) {
        List<Offer> possible =
                offers.stream().filter(offer -> offer.possible() != Possible.NO).toList();
        return possible.isEmpty() ? offers.stream().limit(1) : possible.stream();
    }

    private Optional<Offer> offer(
            String operation, Example example, OrderView order, Asked asked, Authentication caller) {
        Set<String> roles = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(toSet());
        Method method = operations.get(operation);
        if (rolesOf(method).noneMatch(role -> roles.contains("ROLE_" + role))) {
            Forbidden missing = new Forbidden(
                    Optional.empty(),
                    "role-missing",
                    "Your role may not do this; one of these may: "
                            + String.join(", ", rolesOf(method).toList()) + ".");
            return Optional.of(refused(operation, example, order, missing));
        }
        try {
            return recorded(asked, example, asSentBy(caller, order, example.command()))
                    .map(events -> offer(
                            operation,
                            example,
                            order,
                            events.isEmpty() ? Possible.DONE : Possible.YES,
                            events.stream()
                                    .map(event -> event.getClass().getSimpleName())
                                    .toList(),
                            Optional.empty()));
        } catch (BusinessRejection refusal) {
            Rejection said = refusal.rejection();
            return Optional.of(refused(
                    operation, example, order, new Forbidden(Optional.of(said.rule()), said.code(), said.message())));
        }
    }

    private Offer refused(String operation, Example example, OrderView order, Forbidden because) {
        return offer(operation, example, order, Possible.NO, List.of(), Optional.of(because));
    }

    /** How much goodwill may be given is said by who gives it (ORD-22). */
    private Object asSentBy(Authentication caller, OrderView order, Object command) {
        return command instanceof GiveGoodwill goodwill
                ? new GiveGoodwill(
                        goodwill.orderId(),
                        goodwill.goodwillId(),
                        goodwill.amount(),
                        goodwill.reason(),
                        goodwillLimits.of(caller, order))
                : command;
    }

    private Offer offer(
            String operation,
            Example example,
            OrderView order,
            Possible possible,
            List<String> events,
            Optional<Forbidden> forbiddenBy) {
        Method method = operations.get(operation);
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        RequestMapping common =
                AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        Map<String, Object> variables = new TreeMap<>(example.variables());
        variables.put("orderId", order.orderId().value());
        return new Offer(
                operation,
                Optional.ofNullable(example.variables().get(PARCEL)),
                Optional.ofNullable(example.variables().get(LINE)).map(Integer::valueOf),
                mapping.method()[0].name(),
                UriComponentsBuilder.fromPath(common.path()[0] + mapping.path()[0])
                        .buildAndExpand(variables)
                        .toUriString(),
                possible,
                events,
                forbiddenBy);
    }

    static Stream<String> rolesOf(Method method) {
        return ROLE.matcher(method.getAnnotation(PreAuthorize.class).value())
                .results()
                .map((MatchResult role) -> role.group(1))
                .sorted();
    }
}
