package shop.payment;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Whoever gives tokens, listening on a free port for those who want to check them. */
final class Issuer implements AutoCloseable {

    private final RSAKey key;
    private final HttpServer server;

    private Issuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static Issuer start() throws JOSEException, IOException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return new Issuer(key, server);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of one role, good for a minute. */
    String token(String role) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .audience("shop")
                        .subject(role + "-1")
                        .claim("roles", List.of(role))
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
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
