package shop.platform.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Those who act without an access token: the system itself, and those outside who prove by other means who they are.
 * Their names stand in what is recorded, so no token may carry one of them, nor what a reader would take for it.
 */
public enum Actors {
    /** Policies, timers and whatever else happens without anybody asking for it. */
    SYSTEM("system"),
    /** Whoever carries parcels and tells of their scans. */
    CARRIER("carrier"),
    /** Whoever moves money and tells what came of it. */
    PAYMENT_PROVIDER("payment-provider");

    private static final List<String> LOOKS_OF_ALL =
            Arrays.stream(values()).map(actor -> looksOf(actor.subject)).toList();

    private final String subject;

    Actors(String subject) {
        this.subject = subject;
    }

    /** The name under which what they do is recorded. */
    public String subject() {
        return subject;
    }

    /**
     * Whether a name would be taken for one of these.
     *
     * @param name of visible ASCII characters; among those, only case, punctuation and "rn" for "m" can deceive
     */
    public static boolean areMeantBy(String name) {
        return LOOKS_OF_ALL.contains(looksOf(name));
    }

    private static String looksOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replace("rn", "m");
    }
}
