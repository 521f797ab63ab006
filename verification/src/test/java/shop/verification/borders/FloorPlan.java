package shop.verification.borders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms of the house, and which other rooms each may know. What is not said here is not allowed. */
final class FloorPlan {

    static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    static {
        room("kernel");
        room("order.api", "kernel");
        room("payment.api", "kernel");
        room("shipping.api", "kernel");

        room("order", "order.api", "payment.api", "shipping.api", "kernel", "wording", "platform", "http");
        room("payment", "payment.api", "kernel", "platform", "http");
        room("shipping", "shipping.api", "kernel", "platform", "http");

        room("wording", "kernel");
        room("http");
        room("starting");
        room("guard", "http", "starting");
        room("platform", "kernel", "wording", "guard", "http", "starting");
        room("mongo", "starting");
        room("authorization", "guard", "http", "starting");
        room("gateway", "guard", "http", "starting");
        room("simulators", "guard", "http", "starting");
        room("node");
        room("node.junit", "node");
        room("specification", "kernel", "wording");
        room("browser");
        room("rehearsal", "kernel", "platform", "mongo", "node");

        room(
                "quickstart",
                "order",
                "payment",
                "shipping",
                "platform",
                "gateway",
                "authorization",
                "simulators",
                "node",
                "mongo",
                "http",
                "starting");
        room("importer", "kernel");
        room("benchmark", "importer", "quickstart", "platform", "node", "mongo");
        room("paths");
    }

    private FloorPlan() {}

    private static void room(String name, String... known) {
        ROOMS.put(name, List.of(known));
    }

    /** The room in which a package lies; none where it is not ours, or is not on the plan. */
    static Optional<String> roomOf(String packageName) {
        return ROOMS.keySet().stream()
                .filter(room -> (packageName + ".").startsWith("shop." + room + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }

    static boolean isOurs(String packageName) {
        return packageName.equals("shop") || packageName.startsWith("shop.");
    }

    /** Whether what lies in one package may know what lies in another. */
    static boolean allows(String from, String to) {
        Optional<String> room = roomOf(from);
        Optional<String> known = roomOf(to);
        return room.isPresent()
                && known.isPresent()
                && (room.equals(known) || ROOMS.get(room.get()).contains(known.get()));
    }
}
