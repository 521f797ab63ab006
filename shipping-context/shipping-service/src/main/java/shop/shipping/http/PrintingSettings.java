package shop.shipping.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How labels are printed.
 *
 * @param drawnWithin how long whoever prints waits for the carrier to say where it has drawn a label
 */
@ConfigurationProperties("shipping.printing")
record PrintingSettings(@DefaultValue("5s") Duration drawnWithin) {

    PrintingSettings {
        if (drawnWithin.isNegative() || drawnWithin.isZero()) {
            throw new IllegalArgumentException("shipping.printing.drawn-within must be more than 0, such as 5s");
        }
    }
}
