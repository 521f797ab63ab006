package shop.platform.processing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/**
 * The processor that tells the next edition of a projection what has happened, from the first event on: with the
 * projection's own handlers, and with tokens, parked events and threads of its own.
 */
final class NextEdition implements AutoCloseable {

    private static final String NEXT = "-next";
    private static final int WORKERS = 2;
    private static final int LOOKS_AT_REST = 3;

    private final PooledStreamingEventProcessor processor;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final RebuildTools tools;
    private final Semaphore batchesOver = new Semaphore(0);
    private OptionalLong lastSeen = OptionalLong.empty();
    private int looksAtRest;

    NextEdition(String projection, String rebuild, RebuildTools tools) {
        String name = nameFor(projection);
        this.tools = tools;
        coordinator = tools.vitals().scheduler(1, "Coordinator[" + name + "]");
        workers = tools.vitals().scheduler(WORKERS, "WorkPackage[" + name + "]");
        processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(DeadLetteringEventHandlerInvoker.builder()
                        .eventHandlers(tools.handlersOf(projection))
                        .parameterResolverFactory(tools.parameters())
                        .handlerDefinition(tools.handling())
                        .queue(tools.queues().apply(name, projection))
                        .enqueuePolicy(tools.parking())
                        .transactionManager(NoTransactionManager.instance())
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .enableSequenceIdentifierCache()
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(tools.log())
                .tokenStore(tools.tokens())
                .transactionManager(NoTransactionManager.instance())
                .batchSize(tools.processing().batch())
                .claimExtensionThreshold(tools.processing().claim().toMillis() / 2)
                .tokenClaimInterval(tools.processing().claim().toMillis() / 2)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .enableCoordinatorClaimExtension()
                .build();
        Edition edition = new Edition(rebuild, Edition.Step.FOLLOW);
        processor.registerHandlerInterceptor((unitOfWork, chain) -> {
            edition.attachTo(unitOfWork);
            unitOfWork.onCleanup(over -> batchesOver.release());
            return chain.proceed();
        });
        processor.registerHandlerInterceptor(tools.batches().watching(name));
        processor.registerHandlerInterceptor(new BatchEnd());
        processor.start();
    }

    /** Under which its tokens and parked events are stored. */
    static String nameFor(String projection) {
        return projection + NEXT;
    }

    /** Of which projection this is the next edition, by its name; none if it is the name of anything else. */
    static Optional<String> projectionOf(String name) {
        return Optional.of(name)
                .filter(each -> each.endsWith(NEXT))
                .map(each -> each.substring(0, each.length() - NEXT.length()));
    }

    /** Begins again where it is in back-off, after an error that has passed or not. */
    void goOn() {
        if (processor.isError()) {
            processor.shutdownAsync().thenRun(processor::start);
        }
    }

    /** Whether nothing has come to it for some looks, of which there is one a second. */
    boolean isAtRest() {
        OptionalLong now = position();
        looksAtRest = now.equals(lastSeen) && !isBusy() ? looksAtRest + 1 : 0;
        lastSeen = now;
        return looksAtRest >= LOOKS_AT_REST;
    }

    /** Up to where its slowest share has come; none while it is not known. */
    OptionalLong position() {
        Map<Integer, EventTrackerStatus> here = processor.processingStatus();
        return here.isEmpty() || here.size() < stored().size()
                ? OptionalLong.empty()
                : here.values().stream()
                        .mapToLong(share -> share.getCurrentPosition().orElse(-1))
                        .min();
    }

    /** Whether a batch was over in time. */
    boolean awaitBatch(Duration longest) {
        batchesOver.drainPermits();
        try {
            return batchesOver.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        }
    }

    boolean isBusy() {
        return stored().keySet().stream()
                .anyMatch(share -> tools.batches().isBusy(processor.getName(), share)
                        || tools.batches().failure(processor.getName(), share).isPresent());
    }

    private SortedMap<Integer, StoredTokens.Stored> stored() {
        return tools.stored().of(processor.getName());
    }

    /** Once this has returned, nothing is written any more. */
    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdown();
        workers.shutdown();
        tools.batches().forget(processor.getName());
    }
}
