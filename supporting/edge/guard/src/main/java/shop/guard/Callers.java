package shop.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;

/** Tells callers apart before anybody has checked who they are: by what they claim, else by where they come from. */
final class Callers {

    private Callers() {}

    static String of(HttpServletRequest request) {
        String claim = request.getHeader(HttpHeaders.AUTHORIZATION);
        return claim == null ? request.getRemoteAddr() : hash(claim);
    }

    /** Secrets are not kept longer than needed. */
    private static String hash(String claim) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(claim.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
