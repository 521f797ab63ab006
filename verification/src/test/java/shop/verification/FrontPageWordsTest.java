package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.order.api.CancellationReason;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.TenderState;
import shop.order.api.RejectionReason;
import shop.order.api.ReturnState;
import shop.order.api.TenderMethod;
import shop.payment.api.DeclineReason;

/** The gateway knows no context, so only here can be seen that its page has words for all that an order shows. */
@DisplayName("The front page has words")
class FrontPageWordsTest {

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "ko"})
    @DisplayName("for every state, reason and means of payment")
    void words(String language) {
        ResourceBundle texts =
                ResourceBundle.getBundle("shop.gateway.frontpage.texts", Locale.forLanguageTag(language));

        assertThat(Stream.of(
                                keys("order", OrderStatus.values()),
                                keys("tender", TenderState.values()),
                                keys("parcel", ParcelState.values()),
                                keys("return", ReturnState.values()),
                                keys("method", TenderMethod.values()),
                                keys("reason", RejectionReason.values()),
                                keys("reason", CancellationReason.values()),
                                keys("decline", DeclineReason.values()))
                        .flatMap(each -> each))
                .isNotEmpty()
                .allMatch(texts::containsKey);
    }

    private static Stream<String> keys(String kind, Enum<?>[] words) {
        return Stream.of(words).map(word -> kind + "." + word.name());
    }
}
