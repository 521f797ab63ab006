package shop.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import shop.starting.CannotStart;

/**
 * Rule: no client has a name that is recorded for the system itself, or for those outside who report to it, nor one that a
 * reader would take for such a name, nor one that no service takes for a name. The services refuse tokens of such clients;
 * whoever configures one is to learn it before anybody asks.
 */
final class ClientsAreNobodyElse {

    /** As they read when case and punctuation are left out, and "rn" is taken for "m". */
    private static final Set<String> RESERVED = Set.of("system", "carrier", "paymentprovider");

    /** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");

    private ClientsAreNobodyElse() {}

    /** @throws CannotStart when the rule is broken */
    static void check(List<AuthorizationProperties.Client> clients) {
        for (AuthorizationProperties.Client client : clients) {
            if (RESERVED.contains(looksOf(client.id()))) {
                throw new CannotStart(
                        "The client id \"%s\" is reserved for the system and those who report to it."
                                .formatted(client.id()),
                        "Give the client another id in authorization.clients.",
                        null);
            }
            if (!NAME.matcher(client.id()).matches()) {
                throw new CannotStart(
                        "A client id of authorization.clients is not made of 1 to 255 visible ASCII characters without a space.",
                        "Give the client another id in authorization.clients; the services would refuse its tokens.",
                        null);
            }
        }
    }

    private static String looksOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replace("rn", "m");
    }
}
