package shop.platform.messaging;

import shop.guard.ReservedNames;

/**
 * Those who act without an access token: the system itself, and those outside who prove by other means who they are.
 * Their names stand in what is recorded, so they are {@link ReservedNames}.
 */
public enum Actors {
    SYSTEM(ReservedNames.SYSTEM),
    CARRIER(ReservedNames.CARRIER),
    PAYMENT_PROVIDER(ReservedNames.PAYMENT_PROVIDER);

    private final String subject;

    Actors(String subject) {
        this.subject = subject;
    }

    /** The name under which what they do is recorded. */
    public String subject() {
        return subject;
    }
}
