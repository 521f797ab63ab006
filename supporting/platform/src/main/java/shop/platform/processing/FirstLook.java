package shop.platform.processing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Has the log looked at before anybody can send a request, so that none is answered on another log than the known one. Where
 * log or store do not answer, the service starts nevertheless, and nobody counts on the log before they do.
 */
final class FirstLook implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstLook.class);

    private final RecognisedLog recognised;
    private volatile boolean running;

    FirstLook(RecognisedLog recognised) {
        this.recognised = recognised;
    }

    @Override
    public void start() {
        running = true;
        try {
            recognised.look();
        } catch (RuntimeException silent) {
            log.warn("Whether the log is the one that is known is looked at again: {}", silent.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
