package shop.shipping.asking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How insistently the carrier is asked.
 *
 * @param atOnce how many requests are with the carrier at the same time, at the most
 * @param waiting how many more may wait for their turn; what comes beyond is asked by a later round
 * @param every how often there is a round of asking again
 * @param firstPause how long a request may be without answer before it is made again; each further pause is twice as long
 * @param longestPause no pause gets longer than this
 */
@ConfigurationProperties("shipping.asking")
record AskingSettings(
        @DefaultValue("16") int atOnce,
        @DefaultValue("10000") int waiting,
        @DefaultValue("2s") Duration every,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause) {}
