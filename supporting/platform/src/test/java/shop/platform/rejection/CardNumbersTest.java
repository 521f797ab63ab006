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
                "customer-4242424242424242",
                // thirteen digits, which make no EAN
                "4222222222222",
                "6759649826438453",
                // separators of any kind
                "4111.1111.1111.1111",
                "4111/1111/1111/1111",
                "4111_1111\u00a01111\u20111111",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "4111\u200b1111 - 1111\n1111",
                // beside other numbers
                "4111 1111 1111 1111 12/27 123",
                "20261224 4111111111111111",
                // digits of other scripts
                "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
                "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661",
                "\u2463\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460",
                // in a text that is JSON itself, some of them escaped
                "{\"token\": \"\\u0034111\\u0031111 \\u0031111\\u00201111\"}",
                "\\uff14\\uff1111 1111 1111 1111",
                // within a word
                "tok4111111111111111",
                "order-4111111111111111",
                "+4111111111111111",
                // hexadecimal words of which no id has the length
                "ab4111111111111111",
                "4111111111111111cafe",
                "cafe4111111111111111cafe",
                // hexadecimal words that letters only fill up to the length of an id
                "4111111111111111abcdefabcdefabcd",
                "abcdefab4111111111111111abcdefab",
                "41111111-1111-1111-abcd-efabcdefabcd",
                // beside a moment
                "2026-11-29T10:42:22.222Z 4111 1111 1111 1111",
                // in two halves, and beside numbers of another kind
                "41111111 11111111",
                "356938035643809, 4111 1111 1111 1111",
                "4006381333931 4111111111111111 4006381333931"
            })
    void isRecognised(String text) {
        assertThat(CardNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest(name = "does not stand in {0}")
    @DisplayName("is not seen where there is none (PAY-09)")
    @ValueSource(
            strings = {
                // moments whose minutes, seconds and nanoseconds would be a card
                "2026-11-29T10:42:22.222222222Z",
                "at=2026-11-29T10:42:22.222222222+09:00",
                "",
                "tok_approve",
                "tok_1234567890",
                // the check digit does not fit
                "4242424242424241",
                // no issuer begins like this
                "9999999999999995",
                // too short, and too long
                "424242424242",
                "42424242424242424242",
                // an IMEI begins as JCB's cards do, and is shorter
                "Phone, IMEI 356938035643809",
                "35-693803-564380-9",
                "356938035643809, 356938035643817",
                // an IMEI in its printed groups beside the number of an order, with which it would make a card of JCB
                "IMEI 35-693803-564380-9, order 1008",
                "IMEI 35 693803 564380 9 / 1016",
                "356938-03-564380-9 1024",
                "35693803 564380 9 1032",
                // an EAN and an IMEI with a number behind, which make a card that nobody would write so
                "4006381333931 122",
                "356938035643809 9",
                // an IMEI, an EAN or a telephone number beside a number that would make a card of it
                "Phone, IMEI 356938035643809, 6 pcs",
                "EAN 4006381333931, 145 g",
                "+4915112345674, 120",
                // EANs, of which this one would be a Visa of thirteen digits, too
                "4006381333931",
                "4 000001 000005",
                "8801234567893",
                // telephone numbers
                "+49 151 12345678",
                "+4915112345674",
                "010-1234-5678",
                // numbers of orders, and moments
                "20261128-1234567-1234567",
                "112-1234567-1234567",
                "1795898963000",
                "2026-11-28T15:50:34.123456789Z",
                // a UUID, whose digits stand together by chance
                "a1b2c3d4-4111-4111-8111-1110ffb2c3d4",
                // a digest without a digit, beside other digits, and a UUID of which digits are nearly all
                "abcdefabcdefabcdefabcdefabcdefab 9999999999999995",
                "00000000-0000-4123-8002-00001032444e",
                // a part of a hexadecimal id
                "customer-e44d4242424242424242dc1b6f41e614",
                "e44d4242424242424242dc1b6f41e614e44dc1b6",
                "e44d4242424242424242dc1b6f41e614e44dabcdabcdabcddc1b6f41e614e44d"
            })
    void isNotSeen(String text) {
        assertThat(CardNumbers.isIn(text)).isFalse();
    }
}
