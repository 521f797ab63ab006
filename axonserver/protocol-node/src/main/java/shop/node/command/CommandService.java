package shop.node.command;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.stub.StreamObserver;
import shop.node.transport.Memory;
import shop.node.transport.PerContext;

/** The protocol's command service: applications subscribe as handlers on one stream, and dispatch commands one by one. */
public final class CommandService extends CommandServiceGrpc.CommandServiceImplBase {

    private final PerContext<CommandRouter> routers = new PerContext<>(context -> new CommandRouter());
    private final Memory memory;

    /** What waits for handlers is counted there. */
    public CommandService(Memory memory) {
        this.memory = memory;
    }

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> responses) {
        return new CommandHandlerStream(routers.current(), memory, responses);
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> response) {
        routers.current().dispatch(command, response);
    }

    /** Called now and then. */
    public void expire() {
        long now = System.nanoTime();
        routers.all().values().forEach(router -> router.expire(now));
    }

    public PerContext<CommandRouter> routers() {
        return routers;
    }
}
