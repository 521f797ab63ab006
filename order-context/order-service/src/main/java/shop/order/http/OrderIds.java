package shop.order.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import shop.kernel.OrderId;

/**
 * Finds the id of an order that is being placed. The same idempotency key of the same caller always leads to the same
 * id, so that sending the request again finds the order that it has placed (ORD-13).
 */
final class OrderIds {

    private static final int HEX_DIGITS = 32;

    private OrderIds() {}

    static OrderId of(String caller, String idempotencyKey) {
        return OrderId.of("order-" + hash(caller, idempotencyKey));
    }

    /** Names a request for an order that there is: the same under the same key, else one that there never was. */
    static String request(String caller, String idempotencyKey) {
        return idempotencyKey == null ? UUID.randomUUID().toString() : hash(caller, idempotencyKey);
    }

    private static String hash(String caller, String idempotencyKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((caller + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static OrderId fresh() {
        return OrderId.of("order-" + UUID.randomUUID());
    }
}
