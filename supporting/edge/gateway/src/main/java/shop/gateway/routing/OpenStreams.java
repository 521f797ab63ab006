package shop.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The streams that are being handed on. They have no end of their own, so they are cut when the gateway is told to
 * stop: otherwise it would wait for each in vain.
 */
final class OpenStreams implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();

    void opened(InputStream stream) {
        open.add(stream);
    }

    void ended(InputStream stream) {
        open.remove(stream);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent stop) {
        open.forEach(OpenStreams::cut);
    }

    private static void cut(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            log.debug("A stream was cut already", e);
        }
    }
}
