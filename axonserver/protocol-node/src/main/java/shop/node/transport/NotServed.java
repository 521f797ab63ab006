package shop.node.transport;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers every method of the protocol that this node does not have: UNIMPLEMENTED, by name, and once in the log. */
public final class NotServed extends HandlerRegistry {

    private static final Logger LOG = System.getLogger(NotServed.class.getName());

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String method, String authority) {
        if (reported.size() < 100 && reported.add(method)) {
            LOG.log(Level.WARNING, "A client called {0}, which this node does not serve", method);
        }
        Status status = Status.UNIMPLEMENTED.withDescription("This node does not serve " + method);
        return ServerMethodDefinition.create(descriptor(method), (call, headers) -> {
            call.close(status, new Metadata());
            return new ServerCall.Listener<>() {};
        });
    }

    private static MethodDescriptor<InputStream, InputStream> descriptor(String method) {
        MethodDescriptor.Marshaller<InputStream> untouched = new MethodDescriptor.Marshaller<>() {
            @Override
            public InputStream stream(InputStream value) {
                return value;
            }

            @Override
            public InputStream parse(InputStream stream) {
                return new ByteArrayInputStream(new byte[0]);
            }
        };
        return MethodDescriptor.newBuilder(untouched, untouched)
                .setType(MethodDescriptor.MethodType.UNKNOWN)
                .setFullMethodName(method)
                .build();
    }
}
