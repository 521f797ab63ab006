package shop.guard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;

@DisplayName("The threads of the web server")
class WebThreadsTest {

    private final BlockingQueue<String> ending = new LinkedBlockingQueue<>();
    private final WebThreads watch = new WebThreads(ending::add);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        watch.stop();
    }

    @Test
    @DisplayName("end the service when one of them has ended, and nobody else's threads do")
    void acceptorEnds() throws Exception {
        Thread acceptor = thread("http-nio-127.0.0.1-47110-Acceptor");
        thread("http-nio-127.0.0.1-47110-exec-1");
        thread("http-nio-127.0.0.1-8081-Acceptor");
        watch.onApplicationEvent(serverAt(47_110));
        assertThat(watch.watched()).containsExactly(acceptor);
        watch.start();
        assertThat(ending).isEmpty();

        end.countDown();

        assertThat(ending.poll(60, SECONDS)).contains("http-nio-127.0.0.1-47110-Acceptor");
    }

    @Test
    @DisplayName("may end when the service stops")
    void stops() throws Exception {
        Thread poller = thread("http-nio-127.0.0.1-47110-Poller");
        watch.onApplicationEvent(serverAt(47_110));
        watch.start();

        watch.stop();
        end.countDown();
        poller.join();
        watch.start();

        assertThat(ending.poll(3, SECONDS)).isNull();
    }

    private Thread thread(String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static WebServerInitializedEvent serverAt(int port) {
        WebServer server = new WebServer() {
            @Override
            public void start() {
                // It is said to have started.
            }

            @Override
            public void stop() {
                // It has nothing to stop.
            }

            @Override
            public int getPort() {
                return port;
            }
        };
        return new WebServerInitializedEvent(server) {
            @Override
            public WebServerApplicationContext getApplicationContext() {
                throw new UnsupportedOperationException("nobody asks for it");
            }
        };
    }
}
