package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.ErrorMessage;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.query.AxonServerRemoteQueryHandlingException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.messaging.Failures;

@DisplayName("A read")
class ReadsTest {

    private static final String LOST = "Connection to query handler lost: order-2";

    @Test
    @DisplayName("is asked once more when the instance that was asked has ended meanwhile")
    void askedOnceMore() {
        Deque<CompletableFuture<Object>> answers = new ArrayDeque<>(List.of(
                CompletableFuture.failedFuture(failed("AXONIQ-5001", LOST)),
                CompletableFuture.completedFuture("seen")));

        assertThat(reads(answers).answer("which?", String.class)).isEqualTo("seen");
    }

    @Test
    @DisplayName("is not asked a third time: that passes, and the caller asks again")
    void notAThirdTime() {
        Deque<CompletableFuture<Object>> answers = new ArrayDeque<>(List.of(
                CompletableFuture.failedFuture(failed("AXONIQ-5001", LOST)),
                CompletableFuture.failedFuture(failed("AXONIQ-5001", LOST)),
                CompletableFuture.completedFuture("too late")));

        assertThatThrownBy(() -> reads(answers).answer("which?", String.class)).matches(Failures::pass);
        assertThat(answers).hasSize(1);
    }

    @Test
    @DisplayName("that its handler cannot answer does not pass")
    void fault() {
        assertThat(Failures.pass(failed("AXONIQ-5001", "no such field"))).isFalse();
    }

    private static QueryExecutionException failed(String code, String message) {
        return new QueryExecutionException(
                message,
                new AxonServerRemoteQueryHandlingException(
                        code, ErrorMessage.newBuilder().setMessage(message).build()));
    }

    private static Reads reads(Deque<CompletableFuture<Object>> answers) {
        return new Reads((QueryGateway) Proxy.newProxyInstance(
                QueryGateway.class.getClassLoader(),
                new Class<?>[] {QueryGateway.class},
                (proxy, method, arguments) -> answers.pop()));
    }
}
