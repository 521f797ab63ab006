package shop.order.http;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;
import shop.order.api.AmendmentState;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Action;
import shop.order.api.Awaited.What;
import shop.order.api.Awaited.Whom;
import shop.order.api.OrderView;
import shop.order.api.RefusalReason;
import shop.order.api.TenderMethod;
import shop.payment.api.PaymentId;
import shop.platform.security.Roles;

/**
 * What the reader of an order may do about what it waits for, of this context or of the one whose matter it is: where a payment
 * waits for a person, the order says at which address of payment.
 */
final class Actions {

    private static final String CANCEL = "cancelOrder";
    private static final String SETTLE = "settleTender";
    private static final String REPEAT = "repeatRequests";

    /** What is asked of the other contexts, by operationId. */
    static final Map<String, Deed> ELSEWHERE = Map.of(
            "retryCapture",
            new Deed("POST", "/payments/{paymentId}/captures/{about}/attempts", Set.of(Roles.SUPPORT)),
            "retryRefund",
            new Deed("POST", "/payments/{paymentId}/refunds/{about}/attempts", Set.of(Roles.SUPPORT)),
            "refundToAccount",
            new Deed("POST", "/payments/{paymentId}/refunds/{about}/account", Set.of(Roles.SUPPORT)),
            "markTransferred",
            new Deed("POST", "/payments/{paymentId}/refunds/{about}/transfer", Set.of(Roles.SUPPORT)),
            "tellOutcome",
            new Deed("POST", "/payments/{paymentId}/outcomes", Set.of(Roles.SUPPORT)),
            "submitEvidence",
            new Deed("POST", "/disputes/{about}/evidence", Set.of(Roles.SUPPORT)),
            "acceptDispute",
            new Deed("POST", "/disputes/{about}/acceptance", Set.of(Roles.SUPPORT)),
            "handOverShipment",
            new Deed("POST", "/shipments/{shipmentId}/hand-over", Set.of(Roles.WAREHOUSE)),
            "releaseShipment",
            new Deed("POST", "/shipments/{shipmentId}/release", Set.of(Roles.OPERATOR)),
            "receiveReturnShipment",
            new Deed("POST", "/return-shipments/{returnShipmentId}/receipt", Set.of(Roles.WAREHOUSE)));

    private static final Map<String, Deed> HERE = Offers.operations().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, operation -> Deed.of(operation.getValue())));

    private Actions() {}

    record Deed(String method, String path, Set<String> roles) {

        static Deed of(Method method) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            RequestMapping common =
                    AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
            return new Deed(
                    mapping.method()[0].name(),
                    common.path()[0] + Stream.of(mapping.path()).findFirst().orElse(""),
                    Offers.rolesOf(method).collect(toSet()));
        }

        boolean isFor(Authentication caller) {
            return caller.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .anyMatch(role -> roles.contains(role.replaceFirst("^ROLE_", "")));
        }
    }

    /** An order as it is told to somebody who may act. */
    static OrderView shownTo(Authentication caller, OrderView order) {
        return order.told(awaited -> awaited.with(of(caller, awaited, order)));
    }

    /** What they may do about one thing that the order waits for. */
    static List<Action> of(Authentication caller, Awaited awaited, OrderView order) {
        return operations(awaited, order).stream()
                .filter(operation -> deed(operation).isFor(caller))
                .map(operation -> action(operation, awaited, order))
                .toList();
    }

    private static Deed deed(String operation) {
        return HERE.getOrDefault(operation, ELSEWHERE.get(operation));
    }

    private static Action action(String operation, Awaited awaited, OrderView order) {
        Deed deed = deed(operation);
        Map<String, Object> variables = new HashMap<>(Map.of("orderId", order.orderId()));
        awaited.tender().ifPresent(tender -> {
            variables.put("tender", tender);
            variables.put("paymentId", PaymentId.of(order.orderId(), tender).value());
            amendments(order, tender).forEach(amendment -> variables.put("number", amendment.number()));
        });
        awaited.about().ifPresent(id -> {
            variables.put("about", id);
            variables.putIfAbsent("number", id);
        });
        awaited.parcel().ifPresent(parcel -> variables.put("parcel", parcel));
        order.parcels().stream()
                .filter(parcel ->
                        awaited.parcel().filter(parcel.parcel()::equals).isPresent())
                .forEach(parcel -> variables.put("shipmentId", parcel.shipmentId()));
        order.returns().stream()
                .filter(each -> awaited.about()
                        .filter(String.valueOf(each.number())::equals)
                        .isPresent())
                .forEach(each -> variables.put("returnShipmentId", each.returnShipmentId()));
        return new Action(
                operation,
                deed.method(),
                UriComponentsBuilder.fromPath(deed.path())
                        .buildAndExpand(variables)
                        .toUriString());
    }

    /** That wait for this tender. */
    private static Stream<OrderView.AmendmentView> amendments(OrderView order, int tender) {
        return order.amendments().stream()
                .filter(amendment -> amendment.state() == AmendmentState.PROPOSED)
                .filter(amendment ->
                        amendment.tender().filter(number -> number == tender).isPresent());
    }

    /** By their operationIds, the first that somebody would think of first. */
    private static List<String> operations(Awaited awaited, OrderView order) {
        boolean isOfReturn = awaited.tender().isEmpty() && awaited.parcel().isEmpty();
        return switch (awaited.what()) {
            // A slip has a page only where its provider tells one.
            case PAYMENT ->
                awaited.of() == Whom.CUSTOMER
                        ? List.of("readPayerLink", withoutIt(awaited, order))
                        : List.of(REPEAT, withoutIt(awaited, order));
            case ANOTHER_TENDER -> List.of("replaceTender", withoutIt(awaited, order));
            case OUTCOME -> List.of("tellOutcome");
            case CAPTURE -> awaited.lastRefusal().isPresent() ? List.of("retryCapture", SETTLE) : List.of(REPEAT);
            case COLLECTION -> awaited.about().isPresent() ? List.of(SETTLE, "retryCapture") : List.of(SETTLE);
            case TRANSFER -> ofRepayment(awaited, order);
            case DISPUTE -> awaited.of() == Whom.SUPPORT ? List.of("submitEvidence", "acceptDispute") : List.of();
            case LABEL -> List.of(REPEAT, isOfReturn ? "cancelReturn" : CANCEL);
            case HAND_OVER -> List.of("handOverShipment", CANCEL);
            case ANOTHER_ADDRESS -> List.of("changeOrderAddress", CANCEL);
            case RELEASE_FROM_HOLD -> List.of(awaited.about().isPresent() ? "releaseShipment" : "releaseOrder", CANCEL);
            case DECISION -> List.of("refundParcel", "replaceParcel");
            case AGREEMENT -> List.of("agreeOnParcel");
            case WHEREABOUTS -> List.of("locateParcel");
            case APPROVAL -> List.of("approveReturn", "declineReturn");
            case GIVING_BACK -> List.of("cancelReturn");
            case RECEIPT -> List.of("receiveReturnShipment");
            case INSPECTION -> List.of("inspectReturn");
            case CLAIM -> List.of("grantClaim", "declineClaim", "withdrawClaim");
            case INTEREST -> List.of("payInterest");
            case REFUND_OVERDUE -> ofLateRefund(awaited, order);
            case REFUND, RELEASE, REDIRECTION, CANCELLATION, INTERCEPT, UNITS_CANCELLATION, HOLD, STANDSTILL ->
                List.of(REPEAT);
            case DELIVERY, RETURN -> List.of();
        };
    }

    /** What a change of the order waits for in vain is given up for itself. */
    private static String withoutIt(Awaited awaited, OrderView order) {
        return awaited.tender().stream()
                        .flatMap(tender -> amendments(order, tender))
                        .findAny()
                        .isPresent()
                ? "withdrawAmendment"
                : CANCEL;
    }

    /** What was collected by a person is given back by one; what was paid, as its means of payment allows. */
    private static List<String> ofRepayment(Awaited awaited, OrderView order) {
        if (awaited.about().isEmpty()) {
            return List.of(SETTLE);
        }
        RefusalReason reason =
                awaited.lastRefusal().map(Awaited.LastRefusal::reason).orElse(RefusalReason.REFUSED);
        return switch (reason) {
            case NO_REFUNDS, NO_PARTIAL_REFUNDS -> List.of("markTransferred");
            case ACCOUNT_MISSING -> List.of("refundToAccount", "markTransferred");
            default -> List.of("markTransferred", isOfSlip(awaited, order) ? "refundToAccount" : "retryRefund");
        };
    }

    /** What was transferred goes back to an account only, if at all (PAY-16): after a no, another is told. */
    private static boolean isOfSlip(Awaited awaited, OrderView order) {
        return order.tenders().stream()
                .anyMatch(tender -> tender.method() == TenderMethod.BANK_SLIP
                        && awaited.tender()
                                .filter(number -> number == tender.number())
                                .isPresent());
    }

    /** It waits for what was not decided, or not given back; what is to be transferred is told beside it. */
    private static List<String> ofLateRefund(Awaited awaited, OrderView order) {
        boolean isToBeInspected = order.waitsFor().stream()
                .anyMatch(each -> each.what() == What.INSPECTION && each.about().equals(awaited.about()));
        if (isToBeInspected) {
            return List.of("inspectReturn");
        }
        return order.waitsFor().stream().anyMatch(each -> each.what() == What.REFUND) ? List.of(REPEAT) : List.of();
    }
}
