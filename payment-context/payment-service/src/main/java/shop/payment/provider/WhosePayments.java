package shop.payment.provider;

import java.util.List;
import shop.payment.collecting.Registration;

/** What is recorded of a payment that a provider tells of by itself: as of one that it answers for (PAY-20). */
public final class WhosePayments {

    private final ProvidersAtWork atWork;

    WhosePayments(ProvidersAtWork atWork) {
        this.atWork = atWork;
    }

    /** Where this provider is the only one. */
    public static WhosePayments ofOne(String provider) {
        return new WhosePayments(new ProvidersAtWork(provider, List.of()));
    }

    public Registration of(String provider, Registration known) {
        return Named.recorded(provider, known, atWork.beside());
    }
}
