package shop.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** HTTP/1.1 over connections of which no address gets more than its share. Tomcat makes it, by its name. */
public final class FairProtocol extends Http11NioProtocol {

    private final FairEndpoint endpoint;

    public FairProtocol() {
        this(new FairEndpoint());
    }

    private FairProtocol(FairEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(int connectionsPerAddress) {
        endpoint.share = connectionsPerAddress;
    }

    private static final class FairEndpoint extends NioEndpoint {

        private volatile int share = Integer.MAX_VALUE;

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
            // While all together have fewer than one may have, nobody needs to be counted.
            if (connections.size() < share) {
                return false;
            }
            InetAddress from = address(connection);
            return connections.keySet().stream()
                            .filter(other -> from.equals(address(other)))
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
