package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Failures;
import shop.platform.messaging.Headers;
import shop.platform.rejection.BusinessRejection;

@DisplayName("Commands that follow from the events of a batch")
class FollowUpsTest {

    private final ExecutorService handling = Executors.newCachedThreadPool();
    private final ExecutorService processing = Executors.newSingleThreadExecutor();
    private final AsynchronousCommandBus bus =
            AsynchronousCommandBus.builder().executor(handling).build();
    private final FollowUps followUps = new FollowUps(
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build()));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Long>> answers = new ConcurrentHashMap<>();

    private record Ask(String what) {}

    FollowUpsTest() {
        bus.subscribe(Ask.class.getName(), command -> {
            String what = ((Ask) command.getPayload()).what();
            received.add(what);
            return answer(what).get();
        });
    }

    @AfterEach
    void stop() {
        processing.shutdownNow();
        handling.shutdownNow();
    }

    @Test
    @DisplayName(
            "may be refused where nothing hangs on it; what passes is tried again, and holds the event up till then")
    void mayBeRefused() throws Exception {
        answer("refused").completeExceptionally(BusinessRejection.of("ORD-12", "refused", "No."));
        answer("about nothing")
                .completeExceptionally(new CommandExecutionException("The aggregate was not found in the store", null));
        answer("done").complete(1L);
        answer("nobody").completeExceptionally(new NoHandlerForCommandException("nobody is there"));

        followUps.sendUnlessRefused(new Ask("refused"));
        followUps.sendUnlessRefused(new Ask("about nothing"));
        followUps.sendUnlessRefused(new Ask("done"));
        assertThat(received).containsExactly("refused", "about nothing", "done");
        assertThatThrownBy(() -> followUps.sendUnlessRefused(new Ask("nobody"))).matches(Failures::pass);
    }

    @Test
    @DisplayName("are under way together, and the batch ends when all have their answers")
    void areUnderWayTogether() throws Exception {
        Future<?> batch = processing.submit(() -> process(List.of(of("order-1", "a"), of("order-2", "b"))));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(received).containsExactlyInAnyOrder("a", "b"));
        assertThat(batch.isDone()).isFalse();
        answer("b").complete(1L);
        assertThat(batch.isDone()).isFalse();
        answer("a").complete(1L);
        batch.get();
    }

    @Test
    @DisplayName("come one after the other where they concern one order")
    void keepTheOrderOfAnOrder() throws Exception {
        Future<?> batch = processing.submit(
                () -> process(List.of(of("order-1", "prepare"), of("order-2", "other"), of("order-1", "cancel"))));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(received).contains("other"));
        assertThat(received).doesNotContain("cancel");
        answer("other").complete(1L);
        answer("prepare").complete(1L);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(received).containsSubsequence("prepare", "cancel"));
        answer("cancel").complete(1L);
        batch.get();
    }

    @Test
    @DisplayName("have the batch repeated when one fails in passing")
    void repeatTheBatch() {
        answer("a").completeExceptionally(new NoHandlerForCommandException("none yet"));
        assertThatThrownBy(() -> process(List.of(of("order-1", "a"))))
                .isInstanceOf(RepeatTheBatch.class)
                .satisfies(failure -> assertThat(Failures.pass(failure)).isTrue());
    }

    @Test
    @DisplayName("show which event failed for good, when the batch is repeated")
    void nameTheEvent() {
        answer("good").complete(1L);
        answer("bad").completeExceptionally(BusinessRejection.of("PAY-02", "over-capture", "More than authorised."));
        List<EventMessage<?>> events = List.of(of("order-1", "bad"), of("order-1", "good"), of("order-2", "good"));
        assertThatThrownBy(() -> process(events))
                .satisfies(failure -> assertThat(Failures.pass(failure)).isTrue());

        List<String> parked = new ArrayList<>();
        process(events, event -> {
            try {
                react(event);
            } catch (RuntimeException failure) {
                assertThat(Failures.pass(failure)).isFalse();
                parked.add((String) event.getPayload());
            }
        });
        assertThat(parked).containsExactly("bad");
    }

    @Test
    @DisplayName("are awaited one by one outside a batch, as when a parked event is tried again")
    void areAwaitedOutside() {
        answer("bad").completeExceptionally(BusinessRejection.of("PAY-02", "over-capture", "More than authorised."));
        assertThatThrownBy(() -> followUps.send(new Ask("bad")))
                .satisfies(failure -> assertThat(BusinessRejection.in(failure)).isPresent());
    }

    private CompletableFuture<Long> answer(String what) {
        return answers.computeIfAbsent(what, any -> new CompletableFuture<>());
    }

    private static EventMessage<?> of(String order, String... commands) {
        return new GenericEventMessage<>(String.join(" ", commands), Map.of(Headers.ORDER_ID, order));
    }

    private void react(EventMessage<?> event) {
        Arrays.stream(((String) event.getPayload()).split(" ")).forEach(what -> followUps.send(new Ask(what)));
    }

    private void process(List<EventMessage<?>> events) {
        process(events, this::react);
    }

    private static void process(List<EventMessage<?>> events, Consumer<EventMessage<?>> handler) {
        var batch = new BatchingUnitOfWork<EventMessage<?>>(events);
        var end = new BatchEnd();
        var result = batch.executeWithResult(() -> end.handle(batch, () -> {
            handler.accept(batch.getMessage());
            return null;
        }));
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure ? failure : new IllegalStateException();
        }
    }
}
