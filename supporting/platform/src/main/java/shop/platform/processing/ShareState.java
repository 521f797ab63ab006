package shop.platform.processing;

/** How one share of a processor's work stands. Only the first five are well: what such a share is to do gets done. */
public enum ShareState {
    /** It is worked on here, and nothing has waited for long. */
    RUNNING,
    /** It tells history again, for a rebuild. */
    REPLAYING,
    /** It is worked on here, and its first event has waited for longer than a moment. */
    BEHIND,
    /** Another instance works on it. */
    ELSEWHERE,
    /** Nobody works on it yet: the claim of whoever did has to run out first. */
    WAITING_FOR_CLAIM,
    /** The processor cannot read the log or the store; it backs off and tries again. */
    FAILING,
    /** Its last batch failed and was given up; it is tried again. */
    ABORTED,
    /** No more events can be parked, so the next that cannot be processed holds up all that follow. */
    QUEUE_FULL,
    /** Nobody works on it, and nobody has for longer than a claim lasts. */
    UNCLAIMED,
    /** Somebody has paused the processor, on all instances, or it was stopped on this one. */
    PAUSED,
    /** How far it had come is lost: there is no token for it in the store. */
    TOKEN_MISSING,
    /** How far it had come is lost to this version: it cannot read the token that the store has for it. */
    TOKEN_UNREADABLE;

    /** Whether what this share is to do is not done. */
    public boolean isMissing() {
        return compareTo(FAILING) >= 0;
    }

    /** Whether it will not be done either, until a person does something. */
    boolean needsAPerson() {
        return compareTo(QUEUE_FULL) >= 0;
    }

    /** Whether nobody knows how far it had come. */
    boolean isLost() {
        return compareTo(TOKEN_MISSING) >= 0;
    }
}
