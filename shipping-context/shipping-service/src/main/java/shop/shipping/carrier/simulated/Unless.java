package shop.shipping.carrier.simulated;

import shop.platform.rejection.BusinessRejection;

/** For what is done only where no rule forbids it. */
final class Unless {

    private Unless() {}

    static void refused(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException failure) {
            if (BusinessRejection.in(failure).isEmpty()) {
                throw failure;
            }
        }
    }
}
