package shop.payment.issuing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.payment.api.ReceiptBookId;

/**
 * Whose receipts are issued (PAY-19).
 *
 * @param merchant who takes the money: 1 to 40 small letters, digits or hyphens. Another merchant begins at number 1, with all
 *     that has moved since the moment that {@code since} says
 * @param zone in which the merchant's years begin
 * @param since what moved before this moment gets no receipt here
 * @param every how often receipts are issued for what has moved in between
 */
@ConfigurationProperties("payment.receipts")
public record ReceiptSettings(
        @DefaultValue("shop") String merchant,
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue("1970-01-01T00:00:00Z") Instant since,
        @DefaultValue("5s") Duration every) {

    private static final int ANY_YEAR = 2000;

    public ReceiptSettings {
        ReceiptBookId.of(merchant, ANY_YEAR);
    }

    /** In which book stands what has moved at this moment. */
    ReceiptBookId bookOf(Instant moment) {
        return ReceiptBookId.of(merchant, yearOf(moment));
    }

    /** Which year it is at this moment, where the merchant is. */
    public int yearOf(Instant moment) {
        return moment.atZone(zone).getYear();
    }
}
