package shop.node.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
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
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryFlowControl;
import io.axoniq.axonserver.grpc.query.QueryRequest;
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

    @Test
    @DisplayName("are answered by the rest when one handler is lost")
    void handlerLost() throws Exception {
        BareQueryHandler lost =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        handler("payments", (query, reply) -> reply.sendLast(result(query, "found")));
        ResultStream<QueryResponse> results = caller.query(query(name, -1));
        lost.nextQuery();

        lost.kill();

        assertThat(texts(results)).containsExactly("found");
    }

    @Test
    @DisplayName("fail when their only handler is lost")
    void onlyHandlerLost() throws Exception {
        BareQueryHandler lost =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        ResultStream<QueryResponse> results = caller.query(query(name));
        lost.nextQuery();

        lost.kill();

        // A code of queries, or that of commands for the same mishap: servers differ.
        assertThat(single(results).getErrorCode()).matches("AXONIQ-(5\\d{3}|4001)");
    }

    @Test
    @DisplayName("are cancelled at their handler when the caller wants no more")
    void cancelled() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        ResultStream<QueryResponse> results = caller.query(query(name));
        QueryRequest query = handler.nextQuery();
        handler.send(result(query, "one"));
        assertThat(results.nextIfAvailable(60, SECONDS)).isNotNull();

        results.close();

        assertThat(handler.next().getQueryCancel().getRequestId()).isEqualTo(query.getMessageIdentifier());
    }

    @Test
    @DisplayName("are sent only as permits allow, by priority")
    void permitsAndPriorities() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(1);
        caller.query(query(name));
        handler.nextQuery();
        QueryRequest normal = query(name);
        QueryRequest urgent = query(name).toBuilder()
                .addProcessingInstructions(Messages.number(ProcessingKey.PRIORITY, 10))
                .build();
        caller.query(normal);
        caller.query(urgent);
        settle();
        assertThat(handler.received.poll(300, MILLISECONDS)).isNull();

        handler.permit(2);

        assertThat(handler.nextQuery().getMessageIdentifier()).isEqualTo(urgent.getMessageIdentifier());
        assertThat(handler.nextQuery().getMessageIdentifier()).isEqualTo(normal.getMessageIdentifier());
    }

    @Test
    @DisplayName("that stream are told so, and sent on as fast as the caller reads")
    void streaming() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        ResultStream<QueryResponse> results = caller.query(streamingQuery());
        QueryRequest query = handler.nextQuery();
        assertThat(query.getProcessingInstructionsList())
                .anyMatch(instruction -> instruction.getKey() == ProcessingKey.SERVER_SUPPORTS_STREAMING
                        && instruction.getValue().getBooleanValue());
        long permits = 0;
        for (int sent = 0; sent < 500; sent++) {
            while (permits == 0) {
                QueryFlowControl grant = handler.grants.poll(60, SECONDS);
                assertThat(grant).as("permits for row " + sent).isNotNull();
                assertThat(grant.getQueryReference().getRequestId()).isEqualTo(query.getMessageIdentifier());
                permits += grant.getPermits();
            }
            permits--;
            handler.send(result(query, "row " + sent));
            assertThat(Messages.text(results.nextIfAvailable(60, SECONDS).getPayload()))
                    .isEqualTo("row " + sent);
        }
        handler.complete(query);

        assertThat(results.nextIfAvailable(60, SECONDS)).isNull();
        assertThat(results.isClosed()).isTrue();
    }

    @Test
    @DisplayName("that stream belong to the handler that answers first; the others are cancelled")
    void firstResponderWins() throws Exception {
        BareQueryHandler quick =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        BareQueryHandler slow =
                new BareQueryHandler(TARGET, "payments").subscribe(name).permit(10);
        ResultStream<QueryResponse> results = caller.query(streamingQuery());
        QueryRequest query = quick.nextQuery();
        slow.nextQuery();

        quick.send(result(query, "quick"));

        assertThat(slow.next().getQueryCancel().getRequestId()).isEqualTo(query.getMessageIdentifier());
        slow.send(result(query, "slow"));
        slow.complete(query);
        quick.complete(query);
        assertThat(texts(results)).containsExactly("quick");
    }

    @Test
    @DisplayName("end with an error when their own time is over, and are cancelled at their handler")
    void timeout() throws Exception {
        BareQueryHandler handler =
                new BareQueryHandler(TARGET, "orders").subscribe(name).permit(10);
        QueryRequest impatient = query(name).toBuilder()
                .clearProcessingInstructions()
                .addProcessingInstructions(Messages.number(ProcessingKey.NR_OF_RESULTS, 1))
                .addProcessingInstructions(Messages.number(ProcessingKey.TIMEOUT, 300))
                .build();

        QueryResponse response = single(caller.query(impatient));

        assertThat(response.getErrorCode()).startsWith("AXONIQ-5");
        handler.nextQuery();
        assertThat(handler.next().getQueryCancel().getRequestId()).isEqualTo(impatient.getMessageIdentifier());
    }

    private QueryRequest streamingQuery() {
        return query(name).toBuilder()
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.CLIENT_SUPPORTS_STREAMING)
                        .setValue(MetaDataValue.newBuilder().setBooleanValue(true)))
                .build();
    }

    /** One answered query tells that those before it on the same connection have arrived. */
    private void settle() throws InterruptedException {
        single(caller.query(query(fresh("Unknown"))));
    }

    private static QueryResponse failed(String requestId, String message) {
        return QueryResponse.newBuilder()
                .setRequestIdentifier(requestId)
                .setErrorCode("AXONIQ-5001")
                .setErrorMessage(
                        ErrorMessage.newBuilder().setErrorCode("AXONIQ-5001").setMessage(message))
                .build();
    }

    private Registration handler(String component, QueryHandler handler) throws Exception {
        return TARGET.application(component)
                .queryChannel()
                .registerQueryHandler(handler, new QueryDefinition(name, "text"))
                .awaitAck(60, SECONDS);
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
        QueryResponse next = results.nextIfAvailable(60, SECONDS);
        while (next != null) {
            all.add(next);
            next = results.nextIfAvailable(60, SECONDS);
        }
        assertThat(results.isClosed()).as("the results have ended").isTrue();
        return all;
    }
}
