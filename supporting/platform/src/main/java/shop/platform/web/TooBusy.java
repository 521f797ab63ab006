package shop.platform.web;

import java.time.Duration;
import shop.platform.rejection.Rejection;

/** Thrown when a rule has a caller wait: nothing was done, and the same request may succeed later. */
public final class TooBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;
    private final Duration retryAfter;

    /** @param retryAfter when to send the same request again; whole seconds of it are told, at least one */
    public TooBusy(Rejection rejection, Duration retryAfter) {
        super(rejection.rule() + ": " + rejection.message());
        this.rejection = rejection;
        this.retryAfter = retryAfter;
    }

    Rejection rejection() {
        return rejection;
    }

    long retryAfterSeconds() {
        return Math.max(1, retryAfter.toSeconds());
    }
}
