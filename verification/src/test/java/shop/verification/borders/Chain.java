package shop.verification.borders;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import shop.kernel.Revision;

/**
 * A part of an order's way through the contexts, event by event, as people draw it; the code says whether it can be gone.
 *
 * @param key under which its words are found
 */
record Chain(String key, List<Step> steps) {

    /** Sent by a policy that heard the event before. */
    static final String POLICY = "policy";

    /** Recorded together with the event before. */
    static final String ALSO = "also";

    /**
     * One event.
     *
     * @param by who lets it happen: a policy, or somebody or something outside
     * @param command what is asked then; empty where time itself is recorded
     */
    record Step(String by, String command, String event) {}

    /** When all goes well. */
    static final Chain GOES_WELL = new Chain(
            "goes",
            List.of(
                    new Step("shop", "PlaceOrder", "OrderPlaced"),
                    new Step(POLICY, "AuthorisePayment", "PaymentAuthorisationRequested"),
                    new Step("provider", "RecordAuthorised", "PaymentAuthorised"),
                    new Step(POLICY, "RecordTenderAuthorised", "OrderConfirmed"),
                    new Step(POLICY, "PrepareShipment", "ShipmentPrepared"),
                    new Step("carrier", "RecordLabelBought", "ShipmentLabelled"),
                    new Step("warehouse", "HandOverShipment", "ShipmentDispatched"),
                    new Step(POLICY, "RecordHandOver", "CaptureRequested"),
                    new Step(POLICY, "CapturePayment", "PaymentCaptureRequested"),
                    new Step("provider", "RecordCaptured", "PaymentCaptured"),
                    new Step("carrier", "RecordScan", "ShipmentDelivered"),
                    new Step(POLICY, "RecordDelivery", "OrderClosed")));

    /** What is done, step by step, when it does not: each begins where something goes wrong, or is not wanted any more. */
    static final List<Chain> COMPENSATIONS = List.of(
            new Chain(
                    "declined",
                    List.of(
                            new Step("provider", "RecordDeclined", "PaymentDeclined"),
                            new Step(POLICY, "RecordTenderDeclined", "TenderDeclined"),
                            new Step("customer", "ReplaceTender", "TenderReplaced"),
                            new Step(POLICY, "AuthorisePayment", "PaymentAuthorisationRequested"))),
            new Chain(
                    "unpaid",
                    List.of(
                            new Step("time", "", "PaymentWindowElapsed"),
                            new Step(POLICY, "RejectUnpaidOrder", "OrderRejected"),
                            new Step(ALSO, "RejectUnpaidOrder", "ReleaseRequested"),
                            new Step(POLICY, "ReleasePayment", "PaymentVoidRequested"),
                            new Step("provider", "RecordVoided", "PaymentReleased"))),
            new Chain(
                    "cancelled",
                    List.of(
                            new Step("customer", "CancelOrder", "ParcelCancellationRequested"),
                            new Step(POLICY, "CancelShipment", "ShipmentCancelled"),
                            new Step(POLICY, "RecordParcelCancelled", "OrderCancelled"),
                            new Step(ALSO, "RecordParcelCancelled", "ReleaseRequested"),
                            new Step(POLICY, "ReleasePayment", "PaymentVoidRequested"),
                            new Step("provider", "RecordVoided", "PaymentReleased"))),
            new Chain(
                    "underway",
                    List.of(
                            new Step("customer", "CancelOrder", "ParcelInterceptRequested"),
                            new Step(POLICY, "InterceptShipment", "InterceptRequested"),
                            new Step("carrier", "RecordInterceptAnswered", "ShipmentInterceptAccepted"),
                            new Step("carrier", "RecordScan", "ShipmentMishapReported"),
                            new Step(POLICY, "RecordParcelMishap", "RefundRequested"),
                            new Step(POLICY, "RefundPayment", "PaymentRefundRequested"),
                            new Step("provider", "RecordRefunded", "PaymentRefunded"))),
            new Chain(
                    "lost",
                    List.of(
                            new Step("time", "PresumeLost", "ShipmentMishapReported"),
                            new Step(POLICY, "RecordParcelMishap", "ParcelMishapReported"),
                            new Step("support", "ReplaceParcel", "ParcelReplaced"),
                            new Step(POLICY, "PrepareShipment", "ShipmentPrepared"))),
            new Chain(
                    "return",
                    List.of(
                            new Step("customer", "ReturnUnits", "ReturnAskedFor"),
                            new Step(POLICY, "OpenReturn", "ReturnOpened"),
                            new Step("support", "ApproveReturn", "ReturnApproved"),
                            new Step(POLICY, "PrepareReturnShipment", "ReturnShipmentPrepared"),
                            new Step("warehouse", "ReceiveReturnShipment", "ReturnShipmentReceived"),
                            new Step(POLICY, "RecordReturnReceived", "ReturnReceived"),
                            new Step("warehouse", "InspectReturn", "ReturnInspected"),
                            new Step(POLICY, "SettleReturn", "RefundRequested"),
                            new Step(POLICY, "RefundPayment", "PaymentRefundRequested"),
                            new Step("provider", "RecordRefunded", "PaymentRefunded"))),
            new Chain(
                    "owed",
                    List.of(
                            new Step("provider", "RecordCaptureFailed", "PaymentCaptureFailed"),
                            new Step(POLICY, "RecordTenderCaptureFailed", "TenderCaptureFailed"),
                            new Step("time", "TryCaptureAgain", "PaymentCaptureRequested"),
                            new Step("provider", "RecordCaptured", "PaymentCaptured"),
                            new Step(POLICY, "RecordTenderCaptured", "TenderCaptured"))));

    /** In which context an event is recorded. */
    static String laneOf(String event) {
        return BordersTest.PRODUCT.stream()
                .filter(type -> type.isAnnotatedWith(Revision.class)
                        && type.getSimpleName().equals(event))
                .map(Flow::contextOf)
                .findFirst()
                .orElse("");
    }

    /** The steps that the code does not take, as sentences. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Step last = new Step("", "", "");
        for (Step step : steps) {
            String before = last.event();
            if (laneOf(step.event()).isEmpty()) {
                faults.add(key + ": " + step.event() + " is no event");
            }
            if (step.by().equals(POLICY) && !isSent(before, step.command())) {
                faults.add(key + ": no policy hears " + before + " and sends " + step.command());
            }
            if (!step.command().isEmpty() && !isRecorded(step.command(), step.event())) {
                faults.add(key + ": " + step.command() + " is never recorded as " + step.event());
            }
            if (step.by().equals(ALSO) && !step.command().equals(last.command())) {
                faults.add(key + ": " + step.command() + " is not what " + before + " was recorded for");
            }
            last = step;
        }
        return faults;
    }

    private static boolean isSent(String event, String command) {
        return Reaction.all()
                .filter(reaction -> reaction.message().getSimpleName().equals(event))
                .flatMap(Reaction::made)
                .anyMatch(command::equals);
    }

    private static boolean isRecorded(String command, String event) {
        return BordersTest.PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class)
                        && method.getRawParameterTypes().get(0).getSimpleName().equals(command))
                .anyMatch(handler -> makes(handler, event, Flow.contextOf(handler.getOwner()), new HashSet<>()));
    }

    /** Whether a method makes one, by itself or with the help of others of its context. */
    private static boolean makes(JavaCodeUnit method, String event, String context, Set<JavaCodeUnit> seen) {
        return seen.add(method)
                && (Stream.concat(
                                        method.getConstructorCallsFromSelf().stream()
                                                .map(call -> call.getTargetOwner()),
                                        method.getConstructorReferencesFromSelf().stream()
                                                .map(reference -> reference.getTargetOwner()))
                                .anyMatch(made -> made.getSimpleName().equals(event))
                        || Stream.concat(
                                        method.getMethodCallsFromSelf().stream()
                                                .flatMap(call -> call.getTarget().resolveMember().stream()),
                                        method.getMethodReferencesFromSelf().stream()
                                                .flatMap(reference -> reference.getTarget().resolveMember().stream()))
                                .filter(called ->
                                        Flow.contextOf(called.getOwner()).equals(context))
                                .flatMap(Chain::carriedOut)
                                .anyMatch(called -> makes(called, event, context, seen)));
    }

    /** A method, and those in whose form it may be carried out. */
    private static Stream<JavaMethod> carriedOut(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(
                Stream.of(method),
                owner.getAllSubclasses().stream()
                        .flatMap(type -> type
                                .tryGetMethod(
                                        method.getName(),
                                        method.getRawParameterTypes().stream()
                                                .map(JavaClass::getName)
                                                .toArray(String[]::new))
                                .stream()));
    }
}
