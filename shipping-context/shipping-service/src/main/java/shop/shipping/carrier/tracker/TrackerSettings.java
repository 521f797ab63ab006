package shop.shipping.carrier.tracker;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends with labels of their own, and where the tracker is asked.
 *
 * @param shipFroms those whose packers print labels and tell their numbers
 * @param address of the tracker
 * @param clientId that it has given
 * @param clientSecret that it has given
 * @param noticeKey the last part of the path at which it gives notice; it signs nothing, so nobody else may know the path; an
 * empty one takes no notices
 * @param noticesAt where the tracker reaches the path before that key, such as https://shop.example/tracker-notices; without
 * one no notices are asked for
 * @param addressesChecked whether the carrier of shipping.carrier.kind is asked if parcels can be delivered to the address,
 * before whoever packs prints the label; it may charge for that
 * @param connectWithin how long a connection may take
 * @param answerWithin how long an answer may take, before there is none; carriers are asked meanwhile
 */
@ConfigurationProperties("shipping.carrier.tracker")
record TrackerSettings(
        @DefaultValue Set<String> shipFroms,

        @DefaultValue("https://apis.tracker.delivery/graphql")
        URI address,

        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String noticeKey,
        Optional<URI> noticesAt,
        @DefaultValue("false") boolean addressesChecked,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("20s") Duration answerWithin) {

    private static final int SHORTEST_KEY = 20;

    TrackerSettings {
        shipFroms = Set.copyOf(shipFroms);
        noticesAt = noticesAt == null ? Optional.empty() : noticesAt;
        if (shipFroms.isEmpty()) {
            throw new IllegalArgumentException(
                    "shipping.carrier.tracker.ship-froms must name those whose packers tell the numbers of their labels");
        }
        if (clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "shipping.carrier.tracker.client-id must be the one that the tracker has given, or be left out");
        }
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "shipping.carrier.tracker.client-secret must be the one that the tracker has given");
        }
        if (!noticeKey.isEmpty() && noticeKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "shipping.carrier.tracker.notice-key must be empty, or 20 letters and digits that nobody guesses");
        }
    }

    /** Where the tracker is to give notice, if it is to. */
    Optional<URI> callback() {
        return noticesAt.filter(address -> !noticeKey.isEmpty()).map(address -> URI.create(address + "/" + noticeKey));
    }

    /** Keeps secret and key out of every log. */
    @Override
    public String toString() {
        return "the tracker at " + address;
    }
}
