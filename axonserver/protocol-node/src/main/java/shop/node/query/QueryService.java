package shop.node.query;

import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryRequest;
import io.axoniq.axonserver.grpc.query.SubscriptionQueryResponse;
import io.grpc.stub.StreamObserver;
import shop.node.transport.Memory;
import shop.node.transport.PerContext;

/** The protocol's query service: handlers on one stream, queries one by one, subscription queries on a stream each. */
public final class QueryService extends QueryServiceGrpc.QueryServiceImplBase {

    private final PerContext<QueryRouter> routers;
    private final Memory memory;

    /** What waits for handlers and for callers is counted there. */
    public QueryService(Memory memory) {
        this.memory = memory;
        this.routers = new PerContext<>(context -> new QueryRouter(memory));
    }

    @Override
    public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> responses) {
        return new QueryHandlerStream(routers.current(), memory, responses);
    }

    @Override
    public void query(QueryRequest query, StreamObserver<QueryResponse> responses) {
        routers.current().dispatch(query, responses);
    }

    @Override
    public StreamObserver<SubscriptionQueryRequest> subscription(StreamObserver<SubscriptionQueryResponse> responses) {
        return new SubscriberStream(routers.current(), memory, responses);
    }

    /** Called now and then. */
    public void expire() {
        long now = System.nanoTime();
        routers.all().values().forEach(router -> router.expire(now));
    }

    public PerContext<QueryRouter> routers() {
        return routers;
    }
}
