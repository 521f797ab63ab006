package shop.payment.accounts;

/**
 * An account with a Korean bank.
 *
 * @param bank the bank's code of three digits ({@link KoreanBanks})
 * @param number its digits alone
 * @param holder whose it is, as the bank knows them
 */
public record RefundAccount(String bank, String number, String holder) {

    /** Tells nobody whose it is. */
    @Override
    public String toString() {
        return "an account with bank " + bank;
    }
}
