package shop.http;

import java.util.Optional;

/** Which messages of exceptions were written for callers: those that code of ours has put into an illegal argument. */
final class OwnWords {

    private static final String OURS = "shop.";

    private OwnWords() {}

    static Optional<String> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getClass() == IllegalArgumentException.class && isThrownByUs(each)) {
                return Optional.ofNullable(each.getMessage());
            }
        }
        return Optional.empty();
    }

    static boolean isThrownByUs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
    }
}
