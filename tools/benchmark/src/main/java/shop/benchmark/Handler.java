package shop.benchmark;

import io.axoniq.axonserver.grpc.FlowControl;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.axoniq.axonserver.grpc.query.QueryComplete;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An application, on a connection of its own, that answers every message at once. Like the genuine client it permits
 * 5,000 messages at first, and more whenever half of them are used up.
 */
final class Handler<I, O> implements StreamObserver<I> {

    private static final String CLIENT = "benchmark-handler";
    private static final long PERMITS = 5_000;

    private final Function<I, O[]> answers;
    private final Function<FlowControl, O> permission;
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private StreamObserver<O> out;
    private long received;

    private Handler(Function<I, O[]> answers, Function<FlowControl, O> permission) {
        this.answers = answers;
        this.permission = permission;
    }

    static void ofCommands(Connection connection, String name) {
        Handler<CommandProviderInbound, CommandProviderOutbound> handler = new Handler<>(
                Handler::answer,
                permits -> CommandProviderOutbound.newBuilder()
                        .setFlowControl(permits)
                        .build());
        handler.open(
                connection.commands().openStream(handler),
                CommandProviderOutbound.newBuilder()
                        .setInstructionId("subscribe")
                        .setSubscribe(CommandSubscription.newBuilder()
                                .setCommand(name)
                                .setClientId(CLIENT)
                                .setComponentName(CLIENT)
                                .setLoadFactor(100))
                        .build());
    }

    private static CommandProviderOutbound[] answer(CommandProviderInbound message) {
        if (!message.hasCommand()) {
            return new CommandProviderOutbound[0];
        }
        String id = message.getCommand().getMessageIdentifier();
        return new CommandProviderOutbound[] {
            CommandProviderOutbound.newBuilder()
                    .setCommandResponse(CommandResponse.newBuilder()
                            .setMessageIdentifier(id)
                            .setRequestIdentifier(id)
                            .setPayload(Messages.result()))
                    .build()
        };
    }

    static void ofQueries(Connection connection, String name) {
        Handler<QueryProviderInbound, QueryProviderOutbound> handler = new Handler<>(
                Handler::answer,
                permits -> QueryProviderOutbound.newBuilder()
                        .setFlowControl(permits)
                        .build());
        handler.open(
                connection.queries().openStream(handler),
                QueryProviderOutbound.newBuilder()
                        .setInstructionId("subscribe")
                        .setSubscribe(QuerySubscription.newBuilder()
                                .setQuery(name)
                                .setResultName("instance")
                                .setClientId(CLIENT)
                                .setComponentName(CLIENT))
                        .build());
    }

    private static QueryProviderOutbound[] answer(QueryProviderInbound message) {
        if (!message.hasQuery()) {
            return new QueryProviderOutbound[0];
        }
        String id = message.getQuery().getMessageIdentifier();
        return new QueryProviderOutbound[] {
            QueryProviderOutbound.newBuilder()
                    .setQueryResponse(QueryResponse.newBuilder()
                            .setMessageIdentifier(id)
                            .setRequestIdentifier(id)
                            .setPayload(Messages.result()))
                    .build(),
            QueryProviderOutbound.newBuilder()
                    .setQueryComplete(
                            QueryComplete.newBuilder().setMessageId(id).setRequestId(id))
                    .build()
        };
    }

    private void open(StreamObserver<O> stream, O subscription) {
        out = stream;
        permit(PERMITS);
        stream.onNext(subscription);
        try {
            if (!subscribed.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The node did not acknowledge a handler");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void permit(long permits) {
        out.onNext(permission.apply(
                FlowControl.newBuilder().setClientId(CLIENT).setPermits(permits).build()));
    }

    @Override
    public void onNext(I message) {
        O[] answer = answers.apply(message);
        if (answer.length == 0) {
            subscribed.countDown();
            return;
        }
        for (O part : answer) {
            out.onNext(part);
        }
        if (++received % (PERMITS / 2) == 0) {
            permit(PERMITS / 2);
        }
    }

    @Override
    public void onError(Throwable broken) {
        // Those who wait for an answer hear of it.
    }

    @Override
    public void onCompleted() {
        // Those who wait for an answer hear of it.
    }
}
