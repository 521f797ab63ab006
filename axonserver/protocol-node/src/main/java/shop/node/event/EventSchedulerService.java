package shop.node.event;

import com.google.protobuf.MessageLite;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.event.CancelScheduledEventRequest;
import io.axoniq.axonserver.grpc.event.EventSchedulerGrpc;
import io.axoniq.axonserver.grpc.event.RescheduleEventRequest;
import io.axoniq.axonserver.grpc.event.ScheduleEventRequest;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import shop.node.transport.ErrorCode;
import shop.node.transport.Memory;
import shop.node.transport.PerContext;
import shop.node.transport.ProtocolError;

/** The protocol's event scheduler: durable, and exactly once. */
public final class EventSchedulerService extends EventSchedulerGrpc.EventSchedulerImplBase {

    private final PerContext<Schedule> schedules;
    private final Clock clock;
    private final Memory memory;

    public EventSchedulerService(PerContext<EventLog> logs, Clock clock, Memory memory) {
        this.memory = memory;
        this.schedules = new PerContext<>(context -> new Schedule(logs.of(context)));
        this.clock = clock;
        logs.all().keySet().forEach(schedules::of);
    }

    @Override
    public void scheduleEvent(
            ScheduleEventRequest request, StreamObserver<io.axoniq.axonserver.grpc.event.ScheduleToken> response) {
        Schedule schedule = schedules.current();
        holding(request, response, () -> schedule.plan(request.getEvent(), request.getInstant()));
    }

    @Override
    public void rescheduleEvent(
            RescheduleEventRequest request, StreamObserver<io.axoniq.axonserver.grpc.event.ScheduleToken> response) {
        Schedule schedule = schedules.current();
        holding(request, response, () -> reschedule(schedule, request));
    }

    private CompletableFuture<ScheduleToken> reschedule(Schedule schedule, RescheduleEventRequest request) {
        if (request.getToken().isEmpty()) {
            return schedule.plan(request.getEvent(), request.getInstant());
        }
        Optional<ScheduleToken> old = ScheduleToken.parse(request.getToken());
        if (old.isEmpty()) {
            return CompletableFuture.failedFuture(unknown(request.getToken()));
        }
        if (isPast(old.get())) {
            // Published already: the same as cancelling it, which then does nothing, and planning anew.
            return schedule.cancel(old.get())
                    .handle((done, gone) -> done)
                    .thenCompose(done -> schedule.plan(request.getEvent(), request.getInstant()));
        }
        return schedule.replace(old, request.getEvent(), request.getInstant());
    }

    /** Answers with what was planned; until then the request takes up room. */
    private void holding(
            MessageLite request,
            StreamObserver<io.axoniq.axonserver.grpc.event.ScheduleToken> response,
            Supplier<CompletableFuture<ScheduleToken>> plan) {
        try {
            Memory.Share held = memory.hold(request.getSerializedSize());
            answer(plan.get().whenComplete((token, failure) -> held.close()), response);
        } catch (ProtocolError refusal) {
            response.onError(ProtocolError.toStatus(refusal));
        }
    }

    @Override
    public void cancelScheduledEvent(CancelScheduledEventRequest request, StreamObserver<InstructionAck> response) {
        Optional<ScheduleToken> token = ScheduleToken.parse(request.getToken());
        CompletableFuture<Void> cancelled = token.map(schedules.current()::cancel)
                .orElseGet(() -> CompletableFuture.failedFuture(unknown(request.getToken())));
        cancelled.whenComplete((done, failure) -> {
            InstructionAck.Builder ack = InstructionAck.newBuilder();
            if (failure instanceof ProtocolError error && !(token.isPresent() && isPast(token.get()))) {
                response.onNext(
                        ack.setSuccess(false).setError(error.toMessage()).build());
            } else if (failure == null || failure instanceof ProtocolError) {
                response.onNext(ack.setSuccess(true).build());
            } else {
                response.onError(ProtocolError.toStatus(failure));
                return;
            }
            response.onCompleted();
        });
    }

    private boolean isPast(ScheduleToken token) {
        return token.due() <= clock.millis();
    }

    private static ProtocolError unknown(String token) {
        return new ProtocolError(ErrorCode.SCHEDULE_NOT_FOUND, "No scheduled event has the token " + token);
    }

    private static void answer(
            CompletableFuture<ScheduleToken> planned,
            StreamObserver<io.axoniq.axonserver.grpc.event.ScheduleToken> response) {
        planned.whenComplete((token, failure) -> {
            if (failure == null) {
                response.onNext(io.axoniq.axonserver.grpc.event.ScheduleToken.newBuilder()
                        .setToken(token.toString())
                        .build());
                response.onCompleted();
            } else {
                response.onError(ProtocolError.toStatus(failure));
            }
        });
    }

    /** Called now and then: publishes what is due in every context; where that fails, the others go on. */
    public void publishDue() {
        long now = clock.millis();
        Optional<RuntimeException> failed = Optional.empty();
        for (Schedule schedule : schedules.all().values()) {
            try {
                schedule.publishDue(now);
            } catch (RuntimeException failure) {
                failed = Optional.of(failure);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    public PerContext<Schedule> schedules() {
        return schedules;
    }
}
