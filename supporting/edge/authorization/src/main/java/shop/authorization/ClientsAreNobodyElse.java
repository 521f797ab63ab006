package shop.authorization;

import java.util.List;
import java.util.regex.Pattern;
import shop.guard.ReservedNames;
import shop.starting.CannotStart;

/**
 * Rule: no client has a name that is recorded for the system itself, or for those outside who report to it, nor one that a
 * reader would take for such a name, nor one that no service takes for a name. The services refuse tokens of such clients;
 * whoever configures one is to learn it before anybody asks.
 */
final class ClientsAreNobodyElse {

    /** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");

    private ClientsAreNobodyElse() {}

    /** @throws CannotStart when the rule is broken */
    static void check(List<AuthorizationProperties.Client> clients) {
        for (AuthorizationProperties.Client client : clients) {
            if (ReservedNames.areMeantBy(client.id())) {
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
}
