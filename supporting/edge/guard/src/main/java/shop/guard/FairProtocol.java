package shop.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 over connections of which no address gets more than its share, and none can be kept busy with a request that
 * never begins. Tomcat makes it, by its name.
 */
public final class FairProtocol extends Http11NioProtocol {

    private final FairEndpoint endpoint;
    private volatile Duration headersWithin = Duration.ofDays(1);

    public FairProtocol() {
        this(new FairEndpoint());
    }

    private FairProtocol(FairEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(ToIntFunction<InetAddress> connections, Duration headersWithin) {
        endpoint.shareOf = connections;
        this.headersWithin = headersWithin;
    }

    @Override
    protected Processor createProcessor() {
        return new InTime(this, getAdapter(), headersWithin.toNanos());
    }

    /**
     * Hangs up on who has not come to the end of the headers in time. Tomcat's own time-out is for one silence, and begins
     * again with every byte.
     */
    private static final class InTime extends Http11Processor {

        private final long withinNanos;

        InTime(AbstractHttp11Protocol<?> protocol, Adapter adapter, long withinNanos) {
            super(protocol, adapter);
            this.withinNanos = withinNanos;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            SocketState state = super.service(connection);
            return state == SocketState.LONG && !isAsync() && isLate() ? SocketState.CLOSED : state;
        }

        private boolean isLate() {
            long begun = request.getStartTimeNanos();
            return begun >= 0 && System.nanoTime() - begun > withinNanos;
        }
    }

    private static final class FairEndpoint extends NioEndpoint {

        private volatile ToIntFunction<InetAddress> shareOf = from -> Integer.MAX_VALUE;

        /** Connections that are turned away are closed, and nothing is said. */
        @Override
        protected boolean setSocketOptions(SocketChannel connection) {
            if (isOneTooMany(connection)) {
                destroySocket(connection);
                return false;
            }
            return super.setSocketOptions(connection);
        }

        private boolean isOneTooMany(SocketChannel connection) {
            InetAddress from = address(connection);
            int share = shareOf.applyAsInt(from);
            // While all together have fewer than one may have, nobody needs to be counted.
            if (connections.size() < share) {
                return false;
            }
            String network = Networks.of(from);
            return connections.keySet().stream()
                            .filter(other -> network.equals(Networks.of(address(other))))
                            .limit(share)
                            .count()
                    >= share;
        }

        private static InetAddress address(SocketChannel connection) {
            try {
                return connection.getRemoteAddress() instanceof InetSocketAddress peer
                        ? peer.getAddress()
                        : InetAddress.getLoopbackAddress();
            } catch (IOException closed) {
                return InetAddress.getLoopbackAddress();
            }
        }
    }
}
