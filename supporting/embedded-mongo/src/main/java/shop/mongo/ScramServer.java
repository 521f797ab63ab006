package shop.mongo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802 and 7677): one conversation, by which a client proves its password. */
final class ScramServer {

    static final String MECHANISM = "SCRAM-SHA-256";

    /** The least that clients accept. */
    private static final int ITERATIONS = 4096;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] saltedPassword;
    private final String clientFirst;
    private final String serverFirst;
    private final String nonce;

    /** @param clientFirst the client's first message, without its header */
    ScramServer(byte[] salt, byte[] saltedPassword, String clientFirst) {
        this.saltedPassword = saltedPassword;
        nonce = attribute("r", clientFirst) + base64(random());
        this.clientFirst = clientFirst;
        serverFirst = "r=" + nonce + ",s=" + base64(salt) + ",i=" + ITERATIONS;
    }

    static String user(String clientFirst) {
        return attribute("n", clientFirst).replace("=2C", ",").replace("=3D", "=");
    }

    String challenge() {
        return serverFirst;
    }

    /** Whether the client's last message proves that it knows the password. */
    boolean isProvenBy(String clientFinal) {
        byte[] storedKey = sha256(hmac(saltedPassword, "Client Key"));
        byte[] clientKey = Base64.getDecoder().decode(attribute("p", clientFinal));
        byte[] signature = hmac(storedKey, conversation(clientFinal));
        if (clientKey.length != signature.length) {
            return false;
        }
        for (int index = 0; index < clientKey.length; index++) {
            clientKey[index] ^= signature[index];
        }
        return nonce.equals(attribute("r", clientFinal)) && MessageDigest.isEqual(sha256(clientKey), storedKey);
    }

    /** What proves to the client that the server knows the password, too. */
    String answer(String clientFinal) {
        return "v=" + base64(hmac(hmac(saltedPassword, "Server Key"), conversation(clientFinal)));
    }

    private String conversation(String clientFinal) {
        return clientFirst + "," + serverFirst + "," + clientFinal.substring(0, clientFinal.lastIndexOf(",p="));
    }

    private static String attribute(String name, String message) {
        for (String attribute : message.split(",")) {
            if (attribute.startsWith(name + "=")) {
                return attribute.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("A message of " + MECHANISM + " has no " + name);
    }

    static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What is kept of a password. It takes its time, and is the same for each conversation under one salt. */
    static byte[] salted(String password, byte[] salt) {
        try {
            var key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BYTES * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
