package shop.node.vital;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The threads that accept connections and carry all calls, the node's own so that they can be watched: each has a trifle to
 * do now and then, which shows that it does anything at all.
 */
public final class EventLoops implements AutoCloseable {

    private static final String PULSE = "grpc";
    private static final int AS_MANY_AS_USUAL = 0;
    private static final long STOPPING_SECONDS = 5;

    private final Vitals vitals;
    private final EventLoopGroup accepting;
    private final EventLoopGroup serving;
    private final Map<EventExecutor, Pulse> pulses = new LinkedHashMap<>();

    public EventLoops(Vitals vitals) {
        this.vitals = vitals;
        this.accepting = group(1, "node-grpc-accept");
        this.serving = group(AS_MANY_AS_USUAL, "node-grpc");
        accepting.forEach(loop -> pulses.put(loop, vitals.pulse(PULSE)));
        serving.forEach(loop -> pulses.put(loop, vitals.pulse(PULSE)));
    }

    private EventLoopGroup group(int threads, String name) {
        return Epoll.isAvailable()
                ? new EpollEventLoopGroup(threads, vitals.threads(name))
                : new NioEventLoopGroup(threads, vitals.threads(name));
    }

    /** Has a server run on these threads. */
    public NettyServerBuilder carry(NettyServerBuilder server) {
        return server.bossEventLoopGroup(accepting)
                .workerEventLoopGroup(serving)
                .channelType(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }

    /** Gives each thread a trifle to do, and notices one that is gone; to be called now and then. */
    public void feel() {
        pulses.forEach(this::feel);
    }

    private void feel(EventExecutor loop, Pulse pulse) {
        if (loop.isShuttingDown()) {
            vitals.lost("thread of gRPC", new IllegalStateException("it has ended"));
        } else {
            loop.execute(pulse::beat);
        }
    }

    @Override
    public void close() {
        accepting.shutdownGracefully(0, STOPPING_SECONDS, TimeUnit.SECONDS);
        serving.shutdownGracefully(0, STOPPING_SECONDS, TimeUnit.SECONDS);
        try {
            accepting.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
            serving.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
