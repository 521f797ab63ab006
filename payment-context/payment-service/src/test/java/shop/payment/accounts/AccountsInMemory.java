package shop.payment.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shop.payment.collecting.SealedAccount;

/** Accounts that are kept as long as a test. */
public final class AccountsInMemory implements RefundAccounts {

    private final Map<String, RefundAccount> kept = new HashMap<>();

    @Override
    public SealedAccount seal(RefundAccount account) {
        SealedAccount sealed = new SealedAccount(
                "token-" + kept.size(),
                account.bank(),
                account.number().substring(account.number().length() - 4));
        kept.put(sealed.token(), account);
        return sealed;
    }

    @Override
    public Optional<RefundAccount> open(SealedAccount account) {
        return Optional.ofNullable(kept.get(account.token()));
    }

    @Override
    public void forget(SealedAccount account) {
        kept.remove(account.token());
    }
}
