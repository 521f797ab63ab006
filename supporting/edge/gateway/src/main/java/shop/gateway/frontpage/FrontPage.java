package shop.gateway.frontpage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the front page is told, so that it holds no address of its own.
 *
 * @param token where it asks for an access token
 * @param orders where it places and reads orders
 * @param returnShipments where it says what came back
 * @param health where it sees which service is up
 * @param shop as whom it places orders, for prices are a shop's to set (ORD-29); without an id it places none
 * @param customer as whom, and for whom, it does all else: reads, watches and cancels
 * @param support as whom it makes good what went wrong; without an id it shows nothing that needs that
 * @param warehouse as whom it says what came back; without an id likewise
 * @param links where else to look
 */
@ConfigurationProperties("front-page")
record FrontPage(
        String token,
        String orders,
        String returnShipments,
        String health,
        Client shop,
        Client customer,
        Client support,
        Client warehouse,
        List<Link> links) {

    FrontPage {
        shop = shop.orNobody();
        support = support.orNobody();
        warehouse = warehouse.orNobody();
        links = List.copyOf(links);
    }

    /**
     * The credentials that every visitor of the page gets to see.
     *
     * @param id as the authorisation server knows it
     * @param secret that goes with it
     */
    record Client(String id, String secret) {

        private static final Client NONE = new Client("", "");

        /** No secret is handed out beside a name that is left out. */
        private Client orNobody() {
            return id.isBlank() ? NONE : this;
        }

        boolean isPublicKnowledge() {
            return id.startsWith("demo-");
        }
    }

    /**
     * A place to look.
     *
     * @param name under which each language has words for it: {@code link.…}
     */
    record Link(String name, String uri) {}
}
