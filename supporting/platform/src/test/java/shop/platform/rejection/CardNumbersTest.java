package shop.platform.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A card number")
class CardNumbersTest {

    @ParameterizedTest(name = "stands in {0}")
    @DisplayName("is recognised by its length, its issuer and its check digit (PAY-09)")
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "30569309025904",
                "6011111111111117",
                "3566002020360505",
                "6200000000000005",
                "4000000000000000006",
                "card 4242424242424242, please",
                "tok_4242424242424242",
                "customer-4242424242424242"
            })
    void isRecognised(String text) {
        assertThat(CardNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest(name = "does not stand in {0}")
    @DisplayName("is not seen where there is none (PAY-09)")
    @ValueSource(
            strings = {
                "",
                "tok_approve",
                "tok_1234567890",
                // the check digit does not fit
                "4242424242424241",
                // no issuer begins like this
                "9999999999999995",
                // too short, and too long
                "4242424242426",
                "42424242424242424242",
                "4242.4242.4242.4242",
                // a part of a hexadecimal id
                "customer-e44d4242424242424242dc1b6f41e614"
            })
    void isNotSeen(String text) {
        assertThat(CardNumbers.isIn(text)).isFalse();
    }
}
