package shop.platform.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a notification comes from who shares a secret with us: {@code t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in
 * hex>}, over the bytes as they came. A signature that is too old, or from the future, is not taken, so that a message that was
 * overheard cannot be sent again later.
 */
public final class Signatures {

    /** Real time, never scaled. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private final List<String> secrets;
    private final Clock clock;

    /** @param secrets one that signs; two while one replaces the other */
    public Signatures(List<String> secrets, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    public boolean isGenuine(String signature, byte[] body) {
        Matcher parts = FORM.matcher(signature);
        if (!parts.matches() || !isFresh(Long.parseLong(parts.group(1)))) {
            return false;
        }
        byte[] claimed = HexFormat.of().parseHex(parts.group(2));
        // Every secret is tried, and each comparison takes the same time, right or wrong.
        boolean genuine = false;
        for (String secret : secrets) {
            genuine |= MessageDigest.isEqual(code(secret, parts.group(1), body), claimed);
        }
        return genuine;
    }

    private boolean isFresh(long second) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(second), clock.instant());
            return age.abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return false;
        }
    }

    private static byte[] code(String secret, String second, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((second + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
