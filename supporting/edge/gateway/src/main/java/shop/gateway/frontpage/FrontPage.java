package shop.gateway.frontpage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the front page is told, so that it holds no address of its own.
 *
 * @param token where it asks for an access token
 * @param orders where it places and reads orders
 * @param health where it sees which service is up
 * @param shop as whom it places orders, for prices are a shop's to set (ORD-29); without an id it places none
 * @param customer as whom, and for whom, it does all else: reads, watches and cancels
 * @param links where else to look
 */
@ConfigurationProperties("front-page")
record FrontPage(String token, String orders, String health, Client shop, Client customer, List<Link> links) {

    FrontPage {
        shop = shop.id().isBlank() ? Client.NONE : shop;
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
