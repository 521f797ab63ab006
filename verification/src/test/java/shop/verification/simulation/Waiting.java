package shop.verification.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls to the outside of one service that are to be made, and wait for their turn. */
final class Waiting extends AbstractExecutorService {

    private final List<Runnable> calls = new ArrayList<>();
    private final Service service;

    Waiting(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    List<Runnable> calls() {
        return calls;
    }

    void make(Runnable call) {
        calls.remove(call);
        call.run();
    }

    @Override
    public void execute(Runnable call) {
        calls.add(call);
    }

    @Override
    public void shutdown() {
        calls.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return true;
    }
}
