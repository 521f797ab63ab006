package shop.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The authorisation server on a free port, and what a client says to it. */
final class RunningAuthorization implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String address;

    private RunningAuthorization(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    static RunningAuthorization start(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--authorization.data=" + data));
        all.addAll(List.of(arguments));
        return new RunningAuthorization(AuthorizationApplication.application().run(all.toArray(String[]::new)));
    }

    HttpResponse<String> requestToken(String id, String secret, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", basic(id, secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    SignedJWT token(String id) {
        String body = requestToken(id, id + "-secret").body();
        try {
            Map<String, Object> answer = JSONObjectUtils.parse(body);
            return SignedJWT.parse((String) answer.get("access_token"));
        } catch (ParseException e) {
            throw new AssertionError("No token in " + body, e);
        }
    }

    boolean vouchesFor(SignedJWT token) {
        try {
            JWKSet published = JWKSet.parse(get("/oauth2/jwks").body());
            var key = published.getKeyByKeyId(token.getHeader().getKeyID());
            return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    /** What a browser asks before a page of that origin may send its request. */
    HttpResponse<String> preflight(String path, String origin) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-requested-with")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        context.close();
    }
}
