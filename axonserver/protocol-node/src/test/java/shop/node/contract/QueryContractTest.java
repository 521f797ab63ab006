package shop.node.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static shop.node.contract.Messages.query;
import static shop.node.contract.Messages.result;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.query.QueryChannel;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.connector.query.QueryHandler;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Queries")
class QueryContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    private final String name = fresh("FindOrder");
    private QueryChannel caller;

    @BeforeEach
    void connect() {
        caller = TARGET.application("front").queryChannel();
    }

    @Test
    @DisplayName("get their answer, then end")
    void answered() throws Exception {
        handler("orders", (query, reply) -> reply.sendLast(result(query, "found")));

        assertThat(texts(caller.query(query(name)))).containsExactly("found");
    }

    @Test
    @DisplayName("get several answers of one handler in order")
    void severalAnswers() throws Exception {
        // The client's own buffer of 32 would block its transport's thread, so this handler answers from another.
        handler(
                "orders",
                (query, reply) -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 100; i++) {
                        reply.send(result(query, "part " + i));
                    }
                    reply.complete();
                }));

        List<String> texts = texts(caller.query(query(name)));

        assertThat(texts).hasSize(100).startsWith("part 0", "part 1").endsWith("part 99");
    }

    @Test
    @DisplayName("without a handler get a normal answer that says so, then end")
    void noHandler() throws Exception {
        QueryResponse response = single(caller.query(query(name)));

        assertThat(response.getErrorCode()).isEqualTo("AXONIQ-5000");
        assertThat(response.getErrorMessage().getMessage()).contains(name);
    }

    @Test
    @DisplayName("go to one instance of each component, which take turns")
    void onePerComponent() throws Exception {
        handler("orders", (query, reply) -> reply.sendLast(result(query, "orders 1")));
        handler("orders", (query, reply) -> reply.sendLast(result(query, "orders 2")));
        handler("payments", (query, reply) -> reply.sendLast(result(query, "payments")));

        List<String> all = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            List<String> texts = texts(caller.query(query(name, -1)));
            assertThat(texts).hasSize(2).contains("payments");
            all.addAll(texts);
        }
        assertThat(all).filteredOn("orders 1"::equals).hasSize(5);
        assertThat(all).filteredOn("orders 2"::equals).hasSize(5);
    }

    @Test
    @DisplayName("that one component fails are answered by the other")
    void oneFails() throws Exception {
        handler("orders", (query, reply) -> reply.completeWithError(ErrorCategory.QUERY_EXECUTION_ERROR, "no idea"));
        handler("orders", (query, reply) -> reply.sendLast(failed(query.getMessageIdentifier(), "no idea")));
        handler("payments", (query, reply) -> reply.sendLast(result(query, "found")));

        assertThat(texts(caller.query(query(name, -1)))).contains("found");
    }

    @Test
    @DisplayName("that all fail get one of the errors")
    void allFail() throws Exception {
        handler("orders", (query, reply) -> reply.sendLast(failed(query.getMessageIdentifier(), "no idea")));
        handler("payments", (query, reply) -> reply.sendLast(failed(query.getMessageIdentifier(), "no idea")));

        QueryResponse response = single(caller.query(query(name, -1)));

        assertThat(response.getErrorCode()).isEqualTo("AXONIQ-5001");
        assertThat(response.getErrorMessage().getMessage()).isEqualTo("no idea");
    }

    private static QueryResponse failed(String requestId, String message) {
        return QueryResponse.newBuilder()
                .setRequestIdentifier(requestId)
                .setErrorCode("AXONIQ-5001")
                .setErrorMessage(io.axoniq.axonserver.grpc.ErrorMessage.newBuilder()
                        .setErrorCode("AXONIQ-5001")
                        .setMessage(message))
                .build();
    }

    private Registration handler(String component, QueryHandler handler) throws Exception {
        return TARGET.application(component)
                .queryChannel()
                .registerQueryHandler(handler, new QueryDefinition(name, "text"))
                .awaitAck(10, SECONDS);
    }

    private static QueryResponse single(ResultStream<QueryResponse> results) throws InterruptedException {
        List<QueryResponse> all = all(results);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<String> texts(ResultStream<QueryResponse> results) throws InterruptedException {
        return all(results).stream()
                .map(QueryResponse::getPayload)
                .map(Messages::text)
                .toList();
    }

    private static List<QueryResponse> all(ResultStream<QueryResponse> results) throws InterruptedException {
        List<QueryResponse> all = new ArrayList<>();
        QueryResponse next = results.nextIfAvailable(10, SECONDS);
        while (next != null) {
            all.add(next);
            next = results.nextIfAvailable(10, SECONDS);
        }
        assertThat(results.isClosed()).as("the results have ended").isTrue();
        return all;
    }
}
