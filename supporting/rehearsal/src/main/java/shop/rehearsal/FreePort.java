package shop.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface at which nobody listens. */
public final class FreePort {

    private FreePort() {}

    /** From below the range of outgoing connections, one of which could take it before anybody listens. */
    public static int find() {
        IOException refusal = new IOException();
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                refusal = taken;
            }
        }
        throw new UncheckedIOException("There is no free port on the loopback interface.", refusal);
    }
}
