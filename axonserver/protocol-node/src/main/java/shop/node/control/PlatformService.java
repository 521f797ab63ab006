package shop.node.control;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import shop.node.transport.Memory;
import shop.node.transport.PerContext;

/** The protocol's platform service: tells clients where to connect (here), and keeps a control stream with each. */
public final class PlatformService extends PlatformServiceGrpc.PlatformServiceImplBase {

    private final PerContext<Connections> connections = new PerContext<>(context -> new Connections());
    private final Supplier<NodeInfo> node;
    private final Memory memory;

    public PlatformService(Supplier<NodeInfo> node, Memory memory) {
        this.node = node;
        this.memory = memory;
    }

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> response) {
        response.onNext(PlatformInfo.newBuilder()
                .setPrimary(node.get())
                .setSameConnection(true)
                .build());
        response.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(
            StreamObserver<PlatformOutboundInstruction> responses) {
        return new ClientConnection(connections.current(), memory.ofQueue(), responses);
    }

    public PerContext<Connections> connections() {
        return connections;
    }
}
