package shop.shipping.whereabouts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a carrier is asked without having given notice.
 *
 * @param askedAfter when nothing was heard of a parcel under way for so long
 * @param askedAgainAfter when the carrier has answered for so long that it knows nothing new
 * @param every how often those are looked for
 */
@ConfigurationProperties("shipping.whereabouts")
record WhereaboutsSettings(
        @DefaultValue("1h") Duration askedAfter,
        @DefaultValue("2h") Duration askedAgainAfter,
        @DefaultValue("10m") Duration every) {

    WhereaboutsSettings {
        if (askedAfter.isNegative() || askedAgainAfter.isNegative() || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "shipping.whereabouts.asked-after and asked-again-after must not be negative, and every more than 0,"
                            + " such as 10m");
        }
    }
}
