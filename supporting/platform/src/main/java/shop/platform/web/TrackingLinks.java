package shop.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Links to the public page of a parcel. Whoever has been given one needs no token; nobody finds one, because its key is made
 * of the parcel's id with a secret. Nothing is stored of it: every service that knows the secret makes the same link.
 */
public final class TrackingLinks {

    static final String SECRETS = "shop.tracking-links.secrets";

    private static final String DEMO_SECRET = "demo-tracking-links";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "tracking page of ";
    /** Nobody guesses 160 bits. */
    private static final int BYTES = 20;

    private final List<String> secrets;

    private TrackingLinks(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * As configured: one secret, or two while one replaces the other, the first of which makes new links.
     *
     * @param service that makes or opens links, as in a sentence
     * @param address where it listens; {@code null} is every address
     * @throws InvalidConfigurationPropertyValueException when others could make links with a secret that everybody knows
     */
    public static TrackingLinks of(String service, InetAddress address, Environment environment) {
        List<String> secrets = List.of(environment.getRequiredProperty(SECRETS, String[].class));
        if (secrets.isEmpty() || secrets.size() > 2 || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(SECRETS + " must be one secret, or two while one replaces the other");
        }
        boolean othersCanReachIt = address == null || !address.isLoopbackAddress();
        if (othersCanReachIt && secrets.contains(DEMO_SECRET)) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.address",
                    address == null ? "every address" : address.getHostAddress(),
                    service
                            + " would work with links to parcels that are made with the demo secret, which everybody knows."
                            + " Set " + SECRETS + " to a secret of your own, or server.address to 127.0.0.1.");
        }
        return new TrackingLinks(secrets);
    }

    /** The link, as a path at the gateway. */
    public String to(String shipmentId) {
        return "/tracking/" + shipmentId + "/" + inText(key(secrets.get(0), shipmentId));
    }

    /** Whether the key is the parcel's; each comparison takes the same time, right or wrong. */
    public boolean isOf(String shipmentId, String key) {
        byte[] claimed = key.getBytes(UTF_8);
        boolean right = false;
        for (String secret : secrets) {
            right |= MessageDigest.isEqual(inText(key(secret, shipmentId)).getBytes(UTF_8), claimed);
        }
        return right;
    }

    private static String inText(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static byte[] key(String secret, String shipmentId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return Arrays.copyOf(mac.doFinal((PURPOSE + shipmentId).getBytes(UTF_8)), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
