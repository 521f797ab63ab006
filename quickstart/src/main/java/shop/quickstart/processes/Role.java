package shop.quickstart.processes;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process does.
 *
 * <p>Heaps are what each needs with room for a busy day; all together stay under 2 GB.
 */
enum Role {
    NODE("axonserver/protocol-node", "shop.node.NodeMain", 256, 8124, ""),
    MONGO("supporting/embedded-mongo", "shop.mongo.MongoMain", 192, 27017, ""),
    REGISTRY("supporting/edge/registry", "shop.registry.RegistryApplication", 96, 8761, "/actuator/health"),
    CONFIGURATION(
            "supporting/edge/configuration",
            "shop.configuration.ConfigurationApplication",
            96,
            8888,
            "/actuator/health"),
    AUTHORIZATION(
            "supporting/edge/authorization",
            "shop.authorization.AuthorizationApplication",
            96,
            9000,
            "/actuator/health"),
    PSP("supporting/simulators", "shop.simulators.psp.PspSimulator", 96, 8091, "/ledger"),
    CARRIER("supporting/simulators", "shop.simulators.carrier.CarrierSimulator", 96, 8092, "/ledger"),
    ORDER("order-context/order-service", "shop.order.OrderService", 224, 8081, "/actuator/health/readiness"),
    PAYMENT("payment-context/payment-service", "shop.payment.PaymentService", 192, 8082, "/actuator/health/readiness"),
    SHIPPING(
            "shipping-context/shipping-service",
            "shop.shipping.ShippingService",
            192,
            8083,
            "/actuator/health/readiness"),
    GATEWAY("supporting/edge/gateway", "shop.gateway.GatewayApplication", 128, 8080, "/actuator/health/readiness");

    private static final int MOST = 9;

    private final String module;
    private final String main;
    private final int heap;
    private final int port;
    private final String ready;

    Role(String module, String main, int heap, int port, String ready) {
        this.module = module;
        this.main = main;
        this.heap = heap;
        this.port = port;
        this.ready = ready;
    }

    /** The folder of its module. */
    String module() {
        return module;
    }

    String main() {
        return main;
    }

    /** The most that its heap may hold, in MB. */
    int heap() {
        return heap;
    }

    /** Where its first instance usually listens. */
    int usualPort() {
        return port;
    }

    /** The path that answers 200 once it can be used; empty where it suffices that somebody listens. */
    String ready() {
        return ready;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether there may be several, which are found by the registry and take settings from the configuration store. What
     * keeps its state in a file of its own is one, and so is what all others are told one address of.
     */
    boolean isScaled() {
        return switch (this) {
            case ORDER, PAYMENT, SHIPPING, AUTHORIZATION, GATEWAY -> true;
            case NODE, MONGO, REGISTRY, CONFIGURATION, PSP, CARRIER -> false;
        };
    }

    /** How many there may be on one machine, where more would only stand in each other's way. */
    int most() {
        return isScaled() ? MOST : 1;
    }

    /** What an instance is called, in status, registry and logs. */
    String instance(int number) {
        return isScaled() ? title() + "-" + number : title();
    }

    static Optional<Role> named(String title) {
        return Stream.of(values()).filter(role -> role.title().equals(title)).findFirst();
    }
}
