package shop.order.ordering;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shop.order.api.OrderEvent;
import shop.rehearsal.stored.PublishedLanguage;
import shop.rehearsal.stored.StoredEvents;

@DisplayName("What the order context stores and publishes")
class StoredEventsTest {

    @TestFactory
    @DisplayName("keeps its form")
    Stream<DynamicTest> keepsItsForm() {
        return StoredEvents.ofThisModule()
                .like(EveryEvent.ofMugsAndTea())
                .keepTheirForm(OrderEvent.class, OrderFact.class);
    }

    @Test
    @DisplayName("is what others were promised")
    void isWhatWasPromised() {
        PublishedLanguage.isStillAsApproved("shop.order.api", Path.of("../order-api/published-language.txt"));
    }
}
