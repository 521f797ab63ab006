package shop.simulators.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Stops the simulator from listening for a while: connections are refused, open ones are cut. What it does of its own accord goes on. */
@RestController
class Switch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Switch.class);
    private static final long LONGEST_SECONDS = 3600;
    /** Lets the answer leave before its connection is cut. */
    private static final Duration FAREWELL = Duration.ofMillis(100);

    private final ServletWebServerApplicationContext context;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "simulator-switch"));

    Switch(ServletWebServerApplicationContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * What is asked of the switch.
     *
     * @param listening false to stop listening; true changes nothing, since a simulator that can be asked is listening
     * @param forSeconds after how long it listens again, 1 to 3600; 10 if absent
     */
    record Setting(boolean listening, Long forSeconds) {

        Setting {
            forSeconds = forSeconds == null ? Long.valueOf(10) : forSeconds;
            if (forSeconds < 1 || forSeconds > LONGEST_SECONDS) {
                throw new IllegalArgumentException("forSeconds must be from 1 to " + LONGEST_SECONDS);
            }
        }
    }

    /**
     * Where the switch stands.
     *
     * @param listening whether the simulator accepts connections
     * @param changesAt when it does again, if it does not
     */
    record Position(boolean listening, Instant changesAt) {}

    @PostMapping("/switch")
    ResponseEntity<Position> set(@RequestBody Setting setting) {
        if (setting.listening()) {
            return ResponseEntity.ok(new Position(true, clock.instant()));
        }
        timer.schedule(() -> pause(setting.forSeconds()), FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        return ResponseEntity.accepted()
                .body(new Position(false, clock.instant().plusSeconds(setting.forSeconds())));
    }

    private void pause(long seconds) {
        Connector connector =
                ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
        try {
            // A port that the system chose must be the same one afterwards.
            connector.setPort(connector.getLocalPort());
            connector.stop();
            LOG.info("Not listening for {} s", seconds);
        } catch (LifecycleException e) {
            LOG.error("The connector did not stop", e);
            return;
        }
        timer.schedule(() -> resume(connector), seconds, TimeUnit.SECONDS);
    }

    private void resume(Connector connector) {
        try {
            connector.start();
            LOG.info("Listening again on port {}", connector.getLocalPort());
        } catch (LifecycleException e) {
            LOG.warn("Cannot listen yet: {}", e.getMessage());
            timer.schedule(() -> resume(connector), 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
