package shop.payment.collecting;

/**
 * The account of the payer's to which money goes back, without what would tell whose it is (PAY-16).
 *
 * @param token opens what was sealed of it, as long as that is kept; here it opens nothing
 * @param bank the bank's code
 * @param lastDigits of its number, by which a person knows it again
 */
public record SealedAccount(String token, String bank, String lastDigits) {

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "an account with bank " + bank + " that ends in " + lastDigits;
    }
}
