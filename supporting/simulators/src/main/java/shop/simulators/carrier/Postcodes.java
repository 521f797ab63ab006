package shop.simulators.carrier;

import java.util.Optional;

/** What the carrier knows of postcodes by heart. */
final class Postcodes {

    private static final String NOWHERE = "00000";
    private static final String MISSPELT = "11111";
    private static final String RIGHT = "11112";

    private Postcodes() {}

    /** Whether nobody delivers there. */
    static boolean isNowhere(String postcode) {
        return postcode.equals(NOWHERE);
    }

    /** How it is written; nothing where it is right as it is. */
    static Optional<String> corrected(String postcode) {
        return postcode.equals(MISSPELT) ? Optional.of(RIGHT) : Optional.empty();
    }
}
