package shop.rehearsal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Whoever gives tokens, listening on a free port for those who want to check them. */
public final class Issuer implements AutoCloseable {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final RSAKey key;
    private final HttpServer server;

    private Issuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    public static Issuer start() {
        RSAKey key = newKey();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return new Issuer(key, server);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of some subject who has this role. */
    public String token(String role) {
        return token(role + "-1", role);
    }

    public String token(String subject, String role) {
        return token(key, subject, role, Instant.now().plus(LIFE));
    }

    /** A token that was good until some minutes ago. */
    public String expired(String subject, String role) {
        return token(key, subject, role, Instant.now().minus(LIFE));
    }

    /** A token that says the same, signed by somebody else. */
    public String forged(String subject, String role) {
        return token(newKey(), subject, role, Instant.now().plus(LIFE));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String token(RSAKey signer, String subject, String role, Instant expires) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signer.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .audience("shop")
                        .subject(subject)
                        .claim("roles", List.of(role))
                        .expirationTime(Date.from(expires))
                        .build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
