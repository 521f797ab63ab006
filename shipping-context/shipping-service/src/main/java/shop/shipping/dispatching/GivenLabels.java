package shop.shipping.dispatching;

import java.util.Optional;

/** Labels that are known by nothing but their carrier and number, because a person has told them. */
public final class GivenLabels {

    private static final String MARK = "given/";

    private GivenLabels() {}

    /** The id of such a label. People can send several parcels under one number; then they have it in common. */
    public static String idOf(String carrier, String trackingCode) {
        return MARK + carrier + "/" + trackingCode;
    }

    public static boolean isOne(String labelId) {
        return labelId.startsWith(MARK);
    }

    /** What is known of a label of this id, if it is such a label. */
    public static Optional<Given> known(String labelId) {
        String[] parts = labelId.split("/", 3);
        return isOne(labelId) && parts.length == 3
                ? Optional.of(new Given(labelId, parts[1], parts[2]))
                : Optional.empty();
    }

    /** Such a label. */
    public record Given(String labelId, String carrier, String trackingCode) {}
}
