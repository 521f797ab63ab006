package shop.node.transport;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the context that a call is for; a context of a name that is allowed exists from its first use. */
public final class CallContext implements ServerInterceptor {

    /** Where calls that name no context belong. */
    public static final String DEFAULT = "default";

    private static final Context.Key<String> CONTEXT = Context.key("axoniq-context");
    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("axoniq-context", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_@.-]{0,99}");

    private final Predicate<String> allowed;

    public CallContext(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /** Name of the context that the call being served is for. */
    public static String current() {
        return Optional.ofNullable(CONTEXT.get()).orElse(DEFAULT);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String name = Optional.ofNullable(headers.get(HEADER))
                .filter(header -> !header.isEmpty())
                .orElse(DEFAULT);
        if (!NAME.matcher(name).matches() || !allowed.test(name)) {
            return Refusal.of(
                    call, new ProtocolError(ErrorCode.CONTEXT_NOT_FOUND, "Context %s not found".formatted(name)));
        }
        return Contexts.interceptCall(Context.current().withValue(CONTEXT, name), call, headers, next);
    }
}
