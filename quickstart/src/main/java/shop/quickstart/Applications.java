package shop.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import shop.authorization.AuthorizationApplication;
import shop.gateway.GatewayApplication;
import shop.order.OrderService;
import shop.payment.PaymentService;
import shop.quickstart.Quickstart.Application;
import shop.quickstart.Settings.Part;
import shop.shipping.ShippingService;
import shop.simulators.carrier.CarrierSimulator;
import shop.simulators.psp.PspSimulator;

/** What runs, and what each has to know of the others' addresses. */
final class Applications {

    private static final String GATEWAYS = "org.springframework.cloud.";
    private static final String AUTHORIZATION_SERVERS =
            "org.springframework.boot.security.oauth2.server.authorization.";
    private static final List<String> SERVICES = List.of(
            "shop.platform.",
            "org.axonframework.",
            "org.springframework.boot.mongodb.",
            "org.springframework.boot.data.",
            "org.springframework.boot.persistence.",
            "org.springframework.boot.security.",
            "org.springframework.boot.reactor.");

    private final Settings settings;

    private Applications(Settings settings) {
        this.settings = settings;
    }

    /** The services first: they take longest, and the others start beside them. */
    static List<Application> of(Settings settings) {
        var all = new Applications(settings);
        return List.of(
                all.service(
                        "order",
                        Part.ORDER,
                        OrderService::application,
                        // Only our node's viewer is known to show single events.
                        "order.story.viewer="
                                + settings.otherServer().map(other -> "").orElse(settings.http(Part.VIEWER))),
                all.service(
                        "payment",
                        Part.PAYMENT,
                        PaymentService::application,
                        "payment.provider.simulated.address=" + settings.http(Part.PSP)),
                all.service(
                        "shipping",
                        Part.SHIPPING,
                        ShippingService::application,
                        // Nobody opens parcels here: what comes back comes to its end by itself.
                        "shipping.returns.taken-as-sent-after=3d",
                        "shipping.carrier.simulated.address=" + settings.http(Part.CARRIER)),
                all.authorization(),
                all.psp(),
                all.carrier(),
                all.gateway());
    }

    private Application service(String name, Part part, Supplier<SpringApplicationBuilder> builder, String... own) {
        var properties = new ArrayList<>(List.of(
                "server.port=" + settings.port(part),
                "spring.mongodb.uri=" + settings.mongoUri(name),
                "axon.axonserver.servers=" + settings.nodeAddress(),
                "shop.start.await=false", // what it needs is there
                "shop.aggregates.cached=true", // one instance of each service
                "shop.processing.segments=2", // which shares its cores with all others
                "shop.security.issuer=" + settings.http(Part.AUTHORIZATION)));
        if (!settings.nodeToken().isEmpty()) {
            properties.add("axon.axonserver.token=" + settings.nodeToken());
        }
        properties.addAll(List.of(own));
        properties.add(notMine(Stream.of(GATEWAYS, AUTHORIZATION_SERVERS)));
        return new Application(name, builder, arguments(properties));
    }

    private Application authorization() {
        return new Application(
                "authorization",
                AuthorizationApplication::application,
                arguments(List.of(
                        "server.port=" + settings.port(Part.AUTHORIZATION),
                        "authorization.issuer=" + settings.http(Part.AUTHORIZATION),
                        "authorization.data=" + settings.data().resolve("authorization"),
                        notMine(Stream.concat(
                                Stream.of(GATEWAYS, "org.springframework.boot.security.oauth2.server.resource."),
                                SERVICES.stream()
                                        .filter(name -> !name.startsWith("org.springframework.boot.security")))))));
    }

    private Application psp() {
        return new Application(
                "psp",
                PspSimulator::application,
                arguments(List.of(
                        "simulator.data=" + settings.data().resolve("simulators"),
                        "simulator.psp.port=" + settings.port(Part.PSP),
                        "simulator.psp.notify-url=" + settings.http(Part.PAYMENT) + "/provider-notifications")));
    }

    private Application carrier() {
        return new Application(
                "carrier",
                CarrierSimulator::application,
                arguments(List.of(
                        "simulator.data=" + settings.data().resolve("simulators"),
                        "simulator.carrier.port=" + settings.port(Part.CARRIER),
                        "simulator.carrier.notify-url=" + settings.http(Part.SHIPPING) + "/carrier-notifications")));
    }

    private Application gateway() {
        return new Application(
                "gateway",
                GatewayApplication::application,
                arguments(List.of(
                        "server.port=" + settings.port(Part.GATEWAY),
                        "shop.services.order.uri=" + settings.http(Part.ORDER),
                        "shop.services.payment.uri=" + settings.http(Part.PAYMENT),
                        "shop.services.shipping.uri=" + settings.http(Part.SHIPPING),
                        "shop.services.authorization.uri=" + settings.http(Part.AUTHORIZATION),
                        "shop.node.uri="
                                + settings.otherServer()
                                        .map(OtherServer::dashboard)
                                        .orElse(settings.http(Part.VIEWER)),
                        "shop.links.viewer="
                                + settings.otherServer()
                                        .map(OtherServer::dashboard)
                                        .orElse(settings.http(Part.VIEWER)),
                        "shop.links.viewer-of=" + (settings.otherServer().isPresent() ? "axon-server" : "node"),
                        "shop.links.psp=" + settings.http(Part.PSP),
                        "shop.links.carrier=" + settings.http(Part.CARRIER),
                        notMine(Stream.concat(Stream.of(AUTHORIZATION_SERVERS), SERVICES.stream())))));
    }

    private static String notMine(Stream<String> beginnings) {
        return OwnAutoConfigurationOnly.PROPERTY + "=" + String.join(",", beginnings.toList());
    }

    private static List<String> arguments(List<String> properties) {
        return properties.stream().map(property -> "--" + property).toList();
    }
}
