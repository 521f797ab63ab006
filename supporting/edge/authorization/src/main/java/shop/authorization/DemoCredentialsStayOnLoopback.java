package shop.authorization;

import java.net.InetAddress;
import java.util.List;
import shop.starting.CannotStart;

/** Rule: a server that other machines can reach knows no client whose secret is printed in the documentation. */
final class DemoCredentialsStayOnLoopback {

    private DemoCredentialsStayOnLoopback() {}

    /**
     * @param address where the server listens; {@code null} is every address
     * @throws CannotStart when the rule is broken
     */
    static void check(InetAddress address, List<AuthorizationProperties.Client> clients) {
        if (address != null && address.isLoopbackAddress()) {
            return;
        }
        List<String> known = clients.stream()
                .filter(AuthorizationProperties.Client::isPublicKnowledge)
                .map(AuthorizationProperties.Client::id)
                .toList();
        if (!known.isEmpty()) {
            throw new CannotStart(
                    "The authorisation server would listen on %s with demo credentials (%s), which everybody knows."
                            .formatted(
                                    address == null ? "every address" : address.getHostAddress(),
                                    String.join(", ", known)),
                    "Set authorization.clients to clients and secrets of your own, or server.address to 127.0.0.1.",
                    null);
        }
    }
}
