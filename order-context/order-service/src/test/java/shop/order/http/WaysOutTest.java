package shop.order.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.rehearsal.WaysOut;

@DisplayName("A refusal of an order names no way out that there is not")
class WaysOutTest extends WaysOut {

    /** What a reader is told to do, and the operations by which they can. */
    private static final Map<String, Set<String>> DEEDS = Map.ofEntries(
            Map.entry("ask", Set.of("readOrder", "returnUnits")),
            Map.entry("asked", Set.of("returnUnits")),
            Map.entry("cancel", Set.of("cancelOrder")),
            Map.entry("cancelled", Set.of("cancelOrder")),
            Map.entry("change", Set.of("changeOrderAddress", "amendOrder")),
            Map.entry("claimed", Set.of("claimUnits")),
            Map.entry("close", Set.of("watchOrder")),
            Map.entry("decide", Set.of("inspectReturn")),
            Map.entry("decided", Set.of("grantClaim", "declineClaim")),
            Map.entry("give", Set.of("returnUnits", "giveGoodwill", "replaceTender")),
            Map.entry("given", Set.of("returnUnits", "giveGoodwill")),
            Map.entry("have", Set.of("placeOrder")),
            Map.entry("held", Set.of("holdOrder")),
            Map.entry("hold", Set.of("holdOrder")),
            Map.entry("made", Set.of("refundParcel", "refundUnits", "replaceParcel", "replaceUnits")),
            Map.entry("place", Set.of("placeOrder")),
            Map.entry("refund", Set.of("refundParcel", "refundUnits")),
            Map.entry("release", Set.of("releaseOrder")),
            Map.entry("return", Set.of("returnUnits")),
            Map.entry("returned", Set.of("returnUnits")),
            Map.entry("say", Set.of("inspectReturn", "agreeOnParcel", "locateParcel")),
            Map.entry("see", Set.of("readOrder")),
            Map.entry("settle", Set.of("settleTender")),
            Map.entry("support", Set.of("giveGoodwill")),
            Map.entry("withdraw", Set.of("withdrawAmendment", "withdrawClaim")));

    /** What they do with what they send, or by doing nothing. */
    private static final Set<String> OTHERWISE =
            Set.of("add", "leave", "lower", "make", "name", "order", "send", "sent", "then", "use", "wait");

    /** How a part of a sentence begins that says how things stand. */
    private static final String NO_DEEDS =
            "a agreed amendment amount an and any as at by can cashreceipt claim counted damaged de digits"
                    + " each eur every exchangefor fee fewer for found gb has how icheon in it its knownsince less lines method more needs"
                    + " new no nobody not note nothing of only or orderid paid promiseddelivery quantities"
                    + " refunded replaced share shipping shipto so some such tender tenders that the there"
                    + " these this units what where which who whose with wrong your";

    WaysOutTest() {
        super(List.of(OrdersController.class, ReturnsController.class), Map.of(), DEEDS, OTHERWISE, NO_DEEDS);
    }
}
