package shop.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names under which something is recorded that no access token has asked for: what the system does by itself, and what those
 * outside tell who prove by other means who they are. Nobody gets in under one of them, nor under what a reader would take
 * for it: no client is called so, and no token that says so is taken.
 */
public final class ReservedNames {

    /** Policies, timers and whatever else happens without anybody asking for it. */
    public static final String SYSTEM = "system";
    /** Whoever carries parcels and tells of their scans. */
    public static final String CARRIER = "carrier";
    /** Whoever moves money and tells what came of it. */
    public static final String PAYMENT_PROVIDER = "payment-provider";

    private static final Set<String> LOOKS_OF_ALL = Stream.of(SYSTEM, CARRIER, PAYMENT_PROVIDER)
            .map(ReservedNames::looksOf)
            .collect(toUnmodifiableSet());

    private ReservedNames() {}

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
