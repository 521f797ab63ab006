package shop.node.transport;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only those calls pass that carry the configured access token. */
public final class AccessToken implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("axoniq-access-token", Metadata.ASCII_STRING_MARSHALLER);

    private final byte[] expected;

    public AccessToken(String expected) {
        this.expected = bytes(expected);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String token = headers.get(HEADER);
        if (token == null) {
            return Refusal.of(
                    call, new ProtocolError(ErrorCode.AUTHENTICATION_TOKEN_MISSING, "No access token was given"));
        }
        // Compared in constant time, so that answers tell nothing about how much of a guess was right.
        if (!MessageDigest.isEqual(expected, bytes(token))) {
            return Refusal.of(
                    call, new ProtocolError(ErrorCode.AUTHENTICATION_INVALID_TOKEN, "The access token is not valid"));
        }
        return next.startCall(call, headers);
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
