package shop.simulators.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stops the simulator from listening for a while: connections are refused, open ones are cut. What it does of its own
 * accord goes on.
 */
@RestController
class Switch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Switch.class);
    private static final long LONGEST_SECONDS = 3600;
    private final ServletWebServerApplicationContext context;
    private final Clock clock;
    private final JsonMapper json;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "simulator-switch"));

    Switch(ServletWebServerApplicationContext context, Clock clock, JsonMapper json) {
        this.context = context;
        this.clock = clock;
        this.json = json;
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
    void set(@RequestBody Setting setting, HttpServletResponse response) throws IOException {
        if (setting.listening()) {
            answer(response, HttpStatus.OK, new Position(true, clock.instant()));
            return;
        }
        answer(
                response,
                HttpStatus.ACCEPTED,
                new Position(false, clock.instant().plusSeconds(setting.forSeconds())));
        timer.execute(() -> pause(setting.forSeconds()));
    }

    /** The whole answer is on its way when this returns, before its connection is cut. */
    private void answer(HttpServletResponse response, HttpStatus status, Position position) throws IOException {
        byte[] body = json.writeValueAsBytes(position);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
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
