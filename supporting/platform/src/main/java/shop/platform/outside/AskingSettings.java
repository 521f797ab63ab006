package shop.platform.outside;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * How insistently the outside world is asked.
 *
 * @param atOnce how many requests are out there at the same time, at the most
 * @param waiting how many more may wait for their turn; what comes beyond is asked by a later round
 * @param every how often there is a round of asking again
 * @param firstPause how long a question may be open before it is asked again; each further pause is twice as long
 * @param longestPause no pause gets longer than this
 */
public record AskingSettings(
        @DefaultValue("16") int atOnce,
        @DefaultValue("10000") int waiting,
        @DefaultValue("2s") Duration every,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause) {

    private static final int MOST_DOUBLINGS = 30;

    /** What a service is told under this prefix, such as {@code payment.asking}. */
    public static AskingSettings of(Environment environment, String prefix) {
        return Binder.get(environment).bindOrCreate(prefix, AskingSettings.class);
    }

    /** Threads on which so much can be asked at once. */
    public OutsideCalls threads(String name) {
        return new OutsideCalls(name, atOnce, waiting);
    }

    /** The pause after a question was asked again for the n-th time. */
    Duration pauseAfter(int repeats) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(repeats, MOST_DOUBLINGS));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
