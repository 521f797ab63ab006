package shop.payment.accounts;

import java.util.Optional;
import shop.payment.collecting.SealedAccount;

/** What is kept of the accounts to which money goes back, and for how long (PAY-16). */
public interface RefundAccounts {

    /**
     * Keeps an account, so that only whoever has what is returned can read it.
     *
     * @throws shop.platform.rejection.BusinessRejection where it can be no account
     */
    SealedAccount seal(RefundAccount account);

    /** @return nothing if it is forgotten */
    Optional<RefundAccount> open(SealedAccount account);

    void forget(SealedAccount account);
}
