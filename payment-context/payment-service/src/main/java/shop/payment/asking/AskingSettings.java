package shop.payment.asking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How insistently the provider is asked.
 *
 * @param atOnce how many requests are with the provider at the same time, at the most
 * @param waiting how many more may wait for their turn; what comes beyond is asked by a later round
 * @param every how often there is a round of asking again
 * @param firstPause how long a request may be without outcome before it is put again; each further pause is twice as long
 * @param longestPause no pause gets longer than this
 * @param keysRemembered how long the provider is sure to remember a key; an older request is looked up before it is put
 * @param attentionAfter how long a request may be without outcome before a person is called (PAY-06)
 */
@ConfigurationProperties("payment.asking")
record AskingSettings(
        @DefaultValue("16") int atOnce,
        @DefaultValue("10000") int waiting,
        @DefaultValue("2s") Duration every,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("24h") Duration keysRemembered,
        @DefaultValue("3d") Duration attentionAfter) {}
