package shop.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.node.EmbeddedNode;
import shop.order.ordering.ProductionSerializer;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.platform.messaging.HandlersByName;
import shop.platform.serialization.MessageNames;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;

/**
 * The other two contexts as the order sees them, joined to the same node by the genuine connector. They do what the tender's
 * token says, forget nothing, and say everything twice: whoever hears them must be able to bear it.
 */
public final class PaymentAndShipping implements AutoCloseable {

    private static final Instant CARRIERS_CLOCK = Instant.parse("2026-01-06T10:00:00Z");

    private final Configuration configuration;
    private final Map<PaymentId, AuthorisePayment> payments = new ConcurrentHashMap<>();
    private final Map<ShipmentId, PrepareShipment> shipments = new ConcurrentHashMap<>();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final List<Object> asked = new CopyOnWriteArrayList<>();

    private final CountDownLatch released = new CountDownLatch(1);

    private PaymentAndShipping(EmbeddedNode node) {
        AxonServerConfiguration server = AxonServerConfiguration.builder()
                .servers(node.host() + ":" + node.port())
                .componentName("payment-and-shipping")
                .build();
        configuration = DefaultConfigurer.defaultConfiguration()
                .registerComponent(AxonServerConfiguration.class, axon -> server)
                .configureSerializer(axon -> ProductionSerializer.create())
                .registerHandlerEnhancerDefinition(axon -> new HandlersByName(MessageNames.onTheClassPath()))
                .registerCommandHandler(axon -> this)
                .start();
    }

    static PaymentAndShipping start(EmbeddedNode node) {
        return new PaymentAndShipping(node);
    }

    /** What was asked of either context about an order, as often as it was asked. */
    List<Object> asked(OrderId order) {
        return asked.stream()
                .filter(command -> command.toString().contains(order.unprefixed()))
                .toList();
    }

    @CommandHandler
    void handle(AuthorisePayment command) {
        asked.add(command);
        payments.put(command.paymentId(), command);
        switch (command.token()) {
            case "tok_approve" -> tell(command.paymentId(), approved(command));
            case "tok_decline" ->
                tell(
                        command.paymentId(),
                        new PaymentDeclined(
                                command.paymentId(),
                                command.orderId(),
                                command.tender(),
                                DeclineReason.INSUFFICIENT_FUNDS));
            case "tok_never" -> {}
            case "tok_slow" -> awaitRelease();
            default -> throw new IllegalArgumentException(command.token());
        }
    }

    private static Object approved(AuthorisePayment command) {
        return command.method() == PaymentMethod.CARD
                ? new PaymentAuthorised(
                        command.paymentId(),
                        command.orderId(),
                        command.tender(),
                        command.amount(),
                        true,
                        CARRIERS_CLOCK)
                : new PaymentPaid(command.paymentId(), command.orderId(), command.tender(), command.amount());
    }

    @CommandHandler
    void handle(CapturePayment command) {
        asked.add(command);
        AuthorisePayment payment = payments.get(command.paymentId());
        tell(
                command.paymentId(),
                new PaymentCaptured(
                        command.paymentId(),
                        payment.orderId(),
                        payment.tender(),
                        command.captureId(),
                        command.amount()));
    }

    @CommandHandler
    void handle(ReleasePayment command) {
        asked.add(command);
        AuthorisePayment payment = payments.get(command.paymentId());
        Money held = payment.token().equals("tok_never")
                ? Money.zero(payment.amount().currency())
                : payment.amount();
        tell(command.paymentId(), new PaymentReleased(command.paymentId(), payment.orderId(), payment.tender(), held));
    }

    @CommandHandler
    void handle(RefundPayment command) {
        asked.add(command);
        AuthorisePayment payment = payments.get(command.paymentId());
        tell(
                command.paymentId(),
                new PaymentRefunded(
                        command.paymentId(),
                        payment.orderId(),
                        payment.tender(),
                        command.refundId(),
                        command.amount()));
    }

    @CommandHandler
    void handle(PrepareShipment command) {
        asked.add(command);
        shipments.put(command.shipmentId(), command);
        tell(
                command.shipmentId(),
                new ShipmentLabelled(
                        command.shipmentId(),
                        command.orderId(),
                        command.shipFrom(),
                        "simulated",
                        "CODE-" + command.shipFrom()));
    }

    @CommandHandler
    void handle(CancelShipment command) {
        asked.add(command);
        PrepareShipment shipment = shipments.get(command.shipmentId());
        tell(
                command.shipmentId(),
                new ShipmentCancelled(command.shipmentId(), shipment.orderId(), shipment.shipFrom(), command.reason()));
    }

    /** Whoever asks with {@code tok_slow} has no answer before this. */
    void release() {
        released.countDown();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The carrier takes the parcel. */
    void dispatch(OrderId order, String shipFrom) {
        ShipmentId shipment = ShipmentId.of(order, shipFrom);
        tell(shipment, new ShipmentDispatched(shipment, order, shipFrom, CARRIERS_CLOCK));
    }

    /** The carrier brings the parcel. */
    void deliver(OrderId order, String shipFrom) {
        ShipmentId shipment = ShipmentId.of(order, shipFrom);
        tell(shipment, new ShipmentDelivered(shipment, order, shipFrom, CARRIERS_CLOCK));
    }

    private synchronized void tell(Object id, Object fact) {
        configuration
                .eventStore()
                .publish(Stream.of(fact, fact)
                        .map(event -> new GenericDomainEventMessage<>(
                                id.getClass().getSimpleName(),
                                id.toString(),
                                positions.merge(id.toString(), 1L, Long::sum) - 1,
                                event))
                        .toList());
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
