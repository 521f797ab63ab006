package shop.platform.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever an issuer issues, however it is written; and whatever is none. */
@Label("Any card number")
class AnyCardNumberTest {

    /** Zeros of scripts whose ten digits follow one another. */
    private static final List<Integer> ZEROS = List.of((int) '0', 0xff10, 0x0660, 0x06f0, 0x0966, 0x0e50, 0x1d7ce);

    private static final List<String> SEPARATORS =
            List.of("", " ", "-", ".", "/", "_", " - ", "\u00a0", "\u2013", "\u200b", "·", "\t", ", ");

    @Provide
    Arbitrary<String> cards() {
        Arbitrary<Begun> begun = Arbitraries.of(
                new Begun("4", 16),
                new Begun("4", 19),
                new Begun("51", 16),
                new Begun("55", 16),
                new Begun("2221", 16),
                new Begun("2720", 16),
                new Begun("34", 15),
                new Begun("37", 15),
                new Begun("36", 14),
                new Begun("3095", 14),
                new Begun("6011", 16),
                new Begun("65", 16),
                new Begun("62", 19),
                new Begun("3528", 16),
                new Begun("3589", 16),
                new Begun("6759", 12));
        return begun.flatMap(each -> digits(each.length() - each.beginning().length() - 1)
                .map(middle -> checked(each.beginning() + middle)));
    }

    private record Begun(String beginning, int length) {}

    @Property
    @Label("is seen in the digits of any script, with any separators, beside other words (PAY-09)")
    boolean isSeen(@ForAll("cards") String card, @ForAll("writings") Writing writing) {
        return CardNumbers.isIn("Card " + writing.of(card) + ", thank you");
    }

    @Property
    @Label("is no longer seen when one digit is wrong (PAY-09)")
    boolean wrongDigit(@ForAll("cards") String card) {
        char last = card.charAt(card.length() - 1);
        return !CardNumbers.isIn(card.substring(0, card.length() - 1) + (last - '0' + 1) % 10);
    }

    @Property
    @Label("is refused in any text of a request, which is named and not repeated (PAY-09)")
    void isRefusedInside(@ForAll("cards") String card) {
        assertThatThrownBy(() -> CardNumbers.refuseIn(
                        new Parcel("Ada", List.of(new Thing("MUG"), new Thing("sku " + card)), Optional.empty())))
                .hasMessageContaining("things[1].name")
                .hasMessageNotContaining(card)
                .satisfies(refused -> assertThat(BusinessRejection.in(refused)).isPresent());
        assertThatThrownBy(() -> CardNumbers.refuseIn(new Parcel("Ada", List.of(), Optional.of(new Thing(card)))))
                .hasMessageContaining("gift.name");
    }

    private record Parcel(String to, List<Thing> things, Optional<Thing> gift) {}

    private record Thing(String name) {}

    @Property
    @Label("is seen in no IMEI (PAY-09)")
    boolean imei(@ForAll("imeis") String imei) {
        return !CardNumbers.isIn("IMEI " + imei);
    }

    @Property
    @Label("is seen in no EAN (PAY-09)")
    boolean ean(@ForAll("eans") String ean) {
        return !CardNumbers.isIn(ean);
    }

    @Property
    @Label("is seen in no IMEI and no EAN with a small number before and behind it (PAY-09)")
    boolean amongOthers(
            @ForAll("articles") String article,
            @ForAll @IntRange(max = 999_999) int before,
            @ForAll @IntRange(max = 999_999) int behind) {
        return !CardNumbers.isIn(before + " pieces: " + before + ", " + article + ", " + behind + " g");
    }

    @Property
    @Label("is seen behind an IMEI or an EAN (PAY-09)")
    boolean behindAnArticle(
            @ForAll("articles") String article, @ForAll("cards") String card, @ForAll("writings") Writing writing) {
        return CardNumbers.isIn(article + ", " + writing.of(card));
    }

    @Provide
    Arbitrary<String> articles() {
        return Arbitraries.oneOf(imeis(), eans());
    }

    @Property
    @Label("is seen in no UUID (PAY-09)")
    boolean uuid(@ForAll("uuids") String uuid) {
        return !CardNumbers.isIn("order-" + uuid);
    }

    /** Body identifiers of the GSMA's approval bodies: 01, 35, 86, 91, 99. */
    @Provide
    Arbitrary<String> imeis() {
        return Combinators.combine(Arbitraries.of("01", "35", "86", "91", "99"), digits(12))
                .as((body, rest) -> checked(body + rest));
    }

    @Provide
    Arbitrary<String> eans() {
        return digits(12).map(digits -> {
            int sum = 0;
            for (int index = 0; index < digits.length(); index++) {
                sum += (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
            }
            return digits + (10 - sum % 10) % 10;
        });
    }

    /** With a letter at least, as all have but one in millions. */
    @Provide
    Arbitrary<String> uuids() {
        return Combinators.combine(hexadecimal(8), digits(4), digits(3), digits(3), digits(11))
                .as((first, second, third, fourth, last) ->
                        first + "-" + second + "-4" + third + "-8" + fourth + "-" + last + "e");
    }

    @Provide
    Arbitrary<Writing> writings() {
        return Combinators.combine(
                        Arbitraries.of(ZEROS),
                        Arbitraries.of(SEPARATORS),
                        Arbitraries.integers().between(1, 6))
                .as(Writing::new);
    }

    /** So many digits of a script, a separator, and so on. */
    record Writing(int zero, String separator, int together) {

        String of(String number) {
            var written = new StringBuilder();
            for (int index = 0; index < number.length(); index++) {
                if (index > 0 && index % together == 0) {
                    written.append(separator);
                }
                written.appendCodePoint(zero + number.charAt(index) - '0');
            }
            return written.toString();
        }
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static Arbitrary<String> hexadecimal(int length) {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(length);
    }

    /** Written down here a second time, the other way round, so that the rule is not proved by itself. */
    private static String checked(String digits) {
        int sum = 0;
        boolean twice = true;
        for (int index = digits.length() - 1; index >= 0; index--, twice = !twice) {
            int digit = digits.charAt(index) - '0';
            sum += twice ? digit / 5 + digit * 2 % 10 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
