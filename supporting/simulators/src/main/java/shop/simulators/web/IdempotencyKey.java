package shop.simulators.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The caller's name for one logical operation, with a fingerprint of what was asked: the same operation again is the
 * same in both.
 *
 * @param key as the caller sent it
 * @param fingerprint of the path and the body, whatever the order of the body's members and its white space
 */
public record IdempotencyKey(String key, String fingerprint) {

    private static final int LONGEST = 255;
    private static final int FINGERPRINT_BYTES = 12;
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * Reads the key from its header.
     *
     * @param body what was asked, as it was understood
     * @throws Refusal if the key is missing or too long
     */
    public static IdempotencyKey of(String header, String path, Object body) {
        if (header.isBlank()) {
            throw Refusal.badRequest("idempotency_key_missing", "The header Idempotency-Key is missing");
        }
        if (header.length() > LONGEST) {
            throw Refusal.badRequest(
                    "idempotency_key_too_long", "The header Idempotency-Key is longer than " + LONGEST + " characters");
        }
        return new IdempotencyKey(header, fingerprint(path, body));
    }

    /** Whether this asks for what {@code recorded} asked for; a key that returns with another body is refused. */
    public void mustMatch(IdempotencyKey recorded) {
        if (!fingerprint.equals(recorded.fingerprint())) {
            throw Refusal.unprocessable(
                    "idempotency_conflict", "The idempotency key " + key + " was used before for another request");
        }
    }

    private static String fingerprint(String path, Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            byte[] hash = digest.digest(CANONICAL.writeValueAsBytes(body));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
