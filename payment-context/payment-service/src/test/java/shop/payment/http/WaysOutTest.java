package shop.payment.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import shop.rehearsal.WaysOut;

@DisplayName("A refusal of a payment names no way out that there is not")
class WaysOutTest extends WaysOut {

    private static final Map<String, Set<String>> DEEDS = Map.of(
            "ask", Set.of("reconcileDay"),
            "compared", Set.of("reconcileDay"),
            "given", Set.of("refundToAccount"),
            "have", Set.of("tellOutcome"),
            "say", Set.of("markTransferred"),
            "see", Set.of("readPayment"),
            "tell", Set.of("tellOutcome"),
            "transfer", Set.of("markTransferred"),
            "transferred", Set.of("markTransferred"));

    private static final String NO_DEEDS =
            "and bank date evidence from holder if in it its just money nothing number only paid should so such"
                    + " the this to what which with without";

    WaysOutTest() {
        super(
                List.of(
                        BooksController.class,
                        DisputesController.class,
                        PaymentsController.class,
                        ReceiptsController.class),
                Map.of(),
                DEEDS,
                Set.of(),
                NO_DEEDS);
    }
}
