package shop.node;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import shop.node.transport.MemoryLimits;

/**
 * How a node runs. Start from {@link #inMemory} or {@link #onDisk} and change what differs.
 *
 * @param folder where data is kept; empty: in memory, for tests
 * @param host the address to listen on; loopback unless told otherwise
 * @param port the gRPC port; 0: any free one
 * @param httpPort the port for health and inspection; 0: any free one, empty: none
 * @param accessToken what every client must present; empty: nothing
 * @param openViewer whether this machine may look without the access token; what changes something asks for it all the same
 * @param tls certificate and key; empty: plain text
 * @param contexts the contexts that exist; empty: any, made on first use
 * @param limits how much may wait in the node for others
 * @param ending hears in one sentence why the node cannot go on, from the thread that dies of it; empty: it is logged, and
 *     the node closes
 * @param rebuild whether the file {@code heads} is made anew from the log, if it is damaged or ahead of the log
 */
public record NodeConfiguration(
        Optional<Path> folder,
        String host,
        int port,
        Optional<Integer> httpPort,
        Optional<String> accessToken,
        boolean openViewer,
        Optional<Tls> tls,
        Set<String> contexts,
        MemoryLimits limits,
        Optional<Consumer<String>> ending,
        boolean rebuild) {

    /** Where the real server's clients look by default. */
    public static final int DEFAULT_PORT = 8124;

    public static final int DEFAULT_HTTP_PORT = 8024;

    private static final String LOOPBACK = "127.0.0.1";

    public NodeConfiguration {
        contexts = Set.copyOf(contexts);
    }

    /** Nothing is kept, any free port, no HTTP: for tests. */
    public static NodeConfiguration inMemory() {
        return new NodeConfiguration(
                Optional.empty(),
                LOOPBACK,
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Set.of(),
                MemoryLimits.ofThisHeap(),
                Optional.empty(),
                false);
    }

    /** Data in this folder, the protocol's usual ports, on loopback. */
    public static NodeConfiguration onDisk(Path folder) {
        return inMemory().withFolder(folder).withPort(DEFAULT_PORT).withHttpPort(DEFAULT_HTTP_PORT);
    }

    public NodeConfiguration withFolder(Path changed) {
        return new NodeConfiguration(
                Optional.of(changed),
                host,
                port,
                httpPort,
                accessToken,
                openViewer,
                tls,
                contexts,
                limits,
                ending,
                rebuild);
    }

    public NodeConfiguration withHost(String changed) {
        return new NodeConfiguration(
                folder, changed, port, httpPort, accessToken, openViewer, tls, contexts, limits, ending, rebuild);
    }

    public NodeConfiguration withPort(int changed) {
        return new NodeConfiguration(
                folder, host, changed, httpPort, accessToken, openViewer, tls, contexts, limits, ending, rebuild);
    }

    public NodeConfiguration withHttpPort(int changed) {
        return new NodeConfiguration(
                folder,
                host,
                port,
                Optional.of(changed),
                accessToken,
                openViewer,
                tls,
                contexts,
                limits,
                ending,
                rebuild);
    }

    public NodeConfiguration withAccessToken(String changed) {
        return new NodeConfiguration(
                folder, host, port, httpPort, Optional.of(changed), openViewer, tls, contexts, limits, ending, rebuild);
    }

    /** Lets this machine look without the access token, for a node whose operator is the one who works here. */
    public NodeConfiguration withOpenViewer() {
        return new NodeConfiguration(
                folder, host, port, httpPort, accessToken, true, tls, contexts, limits, ending, rebuild);
    }

    public NodeConfiguration withTls(Path certificateChain, Path privateKey) {
        return new NodeConfiguration(
                folder,
                host,
                port,
                httpPort,
                accessToken,
                openViewer,
                Optional.of(new Tls(certificateChain, privateKey)),
                contexts,
                limits,
                ending,
                rebuild);
    }

    public NodeConfiguration withContexts(Set<String> changed) {
        return new NodeConfiguration(
                folder, host, port, httpPort, accessToken, openViewer, tls, changed, limits, ending, rebuild);
    }

    public NodeConfiguration withLimits(MemoryLimits changed) {
        return new NodeConfiguration(
                folder, host, port, httpPort, accessToken, openViewer, tls, contexts, changed, ending, rebuild);
    }

    public NodeConfiguration withEnding(Consumer<String> changed) {
        return new NodeConfiguration(
                folder,
                host,
                port,
                httpPort,
                accessToken,
                openViewer,
                tls,
                contexts,
                limits,
                Optional.of(changed),
                rebuild);
    }

    /** Makes the file {@code heads} anew from the log; the one that is there is kept beside it. */
    public NodeConfiguration withRebuild() {
        return new NodeConfiguration(
                folder, host, port, httpPort, accessToken, openViewer, tls, contexts, limits, ending, true);
    }

    /** PEM files of the certificate chain and its private key (PKCS #8). */
    public record Tls(Path certificateChain, Path privateKey) {}
}
