package shop.payment.collecting;

import java.util.Map;
import shop.payment.api.AuthorizePayment;
import shop.payment.api.CardNumber;
import shop.platform.rejection.BusinessRejection;

/** PAY-09: no card number ever, not even in the answer to whoever sent one. */
final class TokensAreNoCardNumbers {

    private TokensAreNoCardNumbers() {}

    static void check(AuthorizePayment command) {
        if (CardNumber.isIn(command.token())) {
            throw BusinessRejection.of(
                    "PAY-09",
                    "card-number-refused",
                    "token looks like a card number; send the provider's token for the card instead.",
                    Map.of("field", "token"));
        }
    }
}
