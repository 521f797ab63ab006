package shop.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount of one currency, in whole minor units: {@code Money.of(1290, "EUR")} is 12.90 EUR, {@code Money.of(1290,
 * "KRW")} is 1290 KRW. The number of decimals is the currency's own (ISO 4217). There is no arithmetic across
 * currencies and none that rounds: a split's parts always sum to the whole.
 *
 * @param minor the amount in minor units; may be negative as the result of a subtraction
 * @param currency the ISO 4217 code, three capital letters, of a currency that has minor units
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    /** The most minor units that anybody asks for at once: as many digits as an amount has between banks (ISO 8583). */
    public static final long MOST = 999_999_999_999L;

    /** Of a decimal number, before and after its point; far more than any amount has. */
    private static final int MOST_DIGITS = 40;

    public Money {
        decimalsOf(currency);
    }

    /** @throws IllegalArgumentException when the code names no currency that money can be paid in */
    public static Money of(long minor, String currency) {
        return new Money(minor, currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * The amount that a decimal number says.
     *
     * @throws ArithmeticException when it has more decimals than the currency, or does not fit
     */
    public static Money ofDecimal(BigDecimal amount, String currency) {
        long digitsBefore = (long) amount.precision() - amount.scale();
        if (digitsBefore > MOST_DIGITS || amount.scale() > MOST_DIGITS) {
            // Written out, a few characters such as 1e400000000 would be a hundred million digits.
            throw new ArithmeticException("more than " + MOST_DIGITS + " digits before or after the point");
        }
        return new Money(amount.movePointRight(decimalsOf(currency)).setScale(0).longValueExact(), currency);
    }

    /** @throws ArithmeticException when the sum does not fit into 64 bits */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /** @throws ArithmeticException when the difference does not fit into 64 bits */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** @throws ArithmeticException when the product does not fit into 64 bits */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Splits this amount in proportion to the weights, by largest remainder: each part is the exact share rounded
     * down, and the units left over go one by one to the parts that lost most by rounding, earlier parts first. The
     * parts sum to this amount.
     *
     * @param weights one per part, none negative, not all zero
     */
    public List<Money> splitBy(List<Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (total <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("Weights must not be negative and not all zero: " + weights);
        }
        var whole = BigInteger.valueOf(total);
        var parts = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        for (long weight : weights) {
            var share = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(weight));
            var floor = new BigDecimal(share)
                    .divide(new BigDecimal(whole), 0, RoundingMode.FLOOR)
                    .toBigInteger();
            parts.add(floor.longValueExact());
            remainders.add(share.subtract(floor.multiply(whole)));
        }
        long left = minor - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(part -> parts.set(part, parts.get(part) + 1));
        return parts.stream().map(part -> new Money(part, currency)).toList();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** The amount as people write it: {@code 12.90 EUR}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, decimalsOf(currency)).toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("No arithmetic across currencies: " + this + " and " + other);
        }
        return other;
    }

    private static int decimalsOf(String currency) {
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            if (decimals >= 0) {
                return decimals;
            }
        } catch (IllegalArgumentException | NullPointerException unknown) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code such as EUR");
        }
        throw new IllegalArgumentException("currency must be one that money can be paid in");
    }
}
