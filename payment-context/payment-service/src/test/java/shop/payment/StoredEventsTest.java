package shop.payment;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shop.payment.api.PaymentEvent;
import shop.payment.collecting.PaymentFact;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.disputing.DisputeFact;
import shop.payment.disputing.DisputeOfOneMug;
import shop.payment.receipting.ReceiptFact;
import shop.rehearsal.stored.PublishedLanguage;
import shop.rehearsal.stored.StoredEvents;

@DisplayName("What the payment context stores and publishes")
class StoredEventsTest {

    @TestFactory
    @DisplayName("keeps its form")
    Stream<DynamicTest> keepsItsForm() {
        return StoredEvents.ofThisModule()
                .like(EveryFact.samples().toList())
                .readAs("before-retries", TwoBlueMugs.captureFailedWithoutReason("hamburg", TwoBlueMugs.ONE))
                .readAs("before-reasons", TwoBlueMugs.captureTriedAgainWithoutReason("hamburg", TwoBlueMugs.ONE))
                .readAs("before-reasons", TwoBlueMugs.refundFailedWithoutReason("refund-1", TwoBlueMugs.ONE))
                .readAs("before-operations", TwoBlueMugs.unknownWithoutOperation())
                .readAs("before-operations", TwoBlueMugs.attentionWithoutOperation())
                .readAs("before-partial-refunds", TwoBlueMugs.registered(TwoBlueMugs.CARD))
                .also("as-a-whole", TwoBlueMugs.registered(TwoBlueMugs.AS_A_WHOLE))
                .also("in-place", TwoBlueMugs.captureDeferredInPlaceOf("hamburg", "hamburg.again", TwoBlueMugs.ONE))
                .also("with-due-date", TwoBlueMugs.slipRequested(TwoBlueMugs.IN_THREE_DAYS))
                .also("into-an-account", TwoBlueMugs.registered(TwoBlueMugs.VIRTUAL_ACCOUNT))
                .also("to-an-account", TwoBlueMugs.refundToAccountRequested(2, "refund-1", TwoBlueMugs.ONE))
                .also("to-an-account", TwoBlueMugs.refundToAccountDeferred("refund-1", TwoBlueMugs.ONE))
                .also("accepted", DisputeOfOneMug.acceptanceRequested())
                .also("with-cash-receipt", TwoBlueMugs.requestedWithCashReceipt())
                .keepTheirForm(PaymentEvent.class, PaymentFact.class, DisputeFact.class, ReceiptFact.class);
    }

    @Test
    @DisplayName("is what others were promised")
    void isWhatWasPromised() {
        PublishedLanguage.isStillAsApproved("shop.payment.api", Path.of("../payment-api/published-language.txt"));
    }
}
