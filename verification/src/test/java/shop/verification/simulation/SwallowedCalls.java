package shop.verification.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import shop.platform.outside.OutsideCalls;

/**
 * What the product takes for a call without an outcome, and asks again. Whoever is not heard is a part of every story;
 * what else goes wrong in a call is a fault that asking again would hide.
 */
final class SwallowedCalls extends AppenderBase<ILoggingEvent> {

    private static final String NOT_HEARD = "DidNotAnswer";

    private final List<String> faults = new ArrayList<>();

    /** Hears of them from now on. */
    void listen() {
        Logger log = (Logger) LoggerFactory.getLogger(OutsideCalls.class);
        setContext(log.getLoggerContext());
        start();
        log.setAdditive(false);
        log.setLevel(Level.WARN);
        log.addAppender(this);
    }

    void stopListening() {
        Logger log = (Logger) LoggerFactory.getLogger(OutsideCalls.class);
        log.detachAppender(this);
        log.setLevel(null);
        log.setAdditive(true);
        stop();
    }

    /** What went wrong since this was asked last. */
    List<String> faults() {
        List<String> all = List.copyOf(faults);
        faults.clear();
        return all;
    }

    @Override
    protected void append(ILoggingEvent call) {
        if (!call.getFormattedMessage().contains(NOT_HEARD)) {
            faults.add(call.getFormattedMessage());
        }
    }
}
