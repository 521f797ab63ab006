package shop.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens, good ones and all kinds of others, signed with the system's own key where it matters what they say. */
final class Tokens {

    /** Longer than any test goes on. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final RSAKey key;
    private final String issuer;

    private Tokens(RSAKey key, String issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    /** @param folder of the authorisation server, which keeps its key there */
    static Tokens signedAsIn(Path folder, String issuer) throws Exception {
        return new Tokens(RSAKey.parse(Files.readString(folder.resolve("signing-key.json"))), issuer);
    }

    String good(String role) {
        return signed(claims(role));
    }

    /** What each is, and itself. Each claims to be an operator and a shop. */
    Map<String, String> bad() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("no JWT at all", "letmein");
        bad.put("not signed", new PlainJWT(good().build()).serialize());
        bad.put("signed by somebody else", signed(newKey(), good()));
        bad.put("signed with the public key, as if it were a secret", signedWithThePublicKey());
        bad.put("changed after it was signed", changed());
        bad.put(
                "expired",
                but(claims -> claims.expirationTime(Date.from(Instant.now().minus(LIFE)))));
        bad.put(
                "not good yet",
                but(claims -> claims.notBeforeTime(Date.from(Instant.now().plus(LIFE)))));
        bad.put("without an end", but(claims -> claims.expirationTime(null)));
        bad.put("without an issuer", but(claims -> claims.issuer(null)));
        bad.put("of another issuer", but(claims -> claims.issuer("https://evil.example")));
        bad.put("of an issuer that is nearly ours", but(claims -> claims.issuer(issuer + "/")));
        bad.put("without an audience", but(claims -> claims.audience((String) null)));
        bad.put("for another audience", but(claims -> claims.audience("evil.example")));
        bad.put("nobody's", but(claims -> claims.subject(null)));
        for (String subject : List.of("", "system", "System", "system ", "\u0455ystem", "carrier")) {
            bad.put("of the subject '" + subject + "'", but(claims -> claims.subject(subject)));
        }
        return bad;
    }

    private JWTClaimsSet.Builder claims(String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("shop")
                .subject("somebody")
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(Instant.now().plus(LIFE)));
    }

    private JWTClaimsSet.Builder good() {
        return claims("operator", "shop", "support", "warehouse");
    }

    private String but(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(change.apply(good()));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return signed(key, claims);
    }

    private String signed(RSAKey signer, JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
        return token.serialize();
    }

    private String signedWithThePublicKey() {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), good().build());
        try {
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
        return token.serialize();
    }

    /** A customer's token with the claims of an operator between its head and its signature. */
    private String changed() {
        String[] customer = good("customer").split("\\.");
        String[] operator = good("operator").split("\\.");
        return customer[0] + "." + operator[1] + "." + customer[2];
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
