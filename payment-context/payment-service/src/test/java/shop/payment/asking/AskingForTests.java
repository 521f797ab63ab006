package shop.payment.asking;

import shop.payment.accounts.AccountsInMemory;
import shop.payment.collecting.PaymentProvider;
import shop.platform.messaging.Commands;
import shop.platform.outside.OutsideCalls;

/** Lets tests of other rooms ask. */
public final class AskingForTests {

    private AskingForTests() {}

    public static ProviderCalls calls(OutsideCalls threads, PaymentProvider provider, Commands commands) {
        return new ProviderCalls(threads, provider, commands, new AccountsInMemory());
    }
}
