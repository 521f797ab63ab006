package shop.gateway.frontpage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the front page is told, so that it holds no address of its own.
 *
 * @param token where it asks for an access token
 * @param orders where it places and reads orders
 * @param health where it sees which service is up
 * @param client as whom it does so
 * @param links where else to look
 */
@ConfigurationProperties("front-page")
record FrontPage(String token, String orders, String health, Client client, List<Link> links) {

    FrontPage {
        links = List.copyOf(links);
    }

    /** The credentials that every visitor of the page gets to see. */
    record Client(String id, String secret) {

        boolean isPublicKnowledge() {
            return id.startsWith("demo-");
        }
    }

    /** A place to look, and what is to be seen there. */
    record Link(String title, String text, String uri) {}
}
