package shop.payment;

import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.rehearsal.FreePort;
import shop.simulators.psp.PspSimulator;

/** The provider's simulator, listening on a free port, with an answer that gets lost held for a short time only. */
public final class SimulatedPsp implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final URI address;

    private SimulatedPsp(ServletWebServerApplicationContext context) {
        this.context = context;
        address = URI.create("http://127.0.0.1:" + context.getWebServer().getPort());
    }

    /** Under which it signs what it tells. */
    public static final String SECRET = "whsec_of_this_test";

    /** One that tells nobody what happens by itself. */
    public static SimulatedPsp start(Path data) {
        return start(data, URI.create("http://127.0.0.1:1/"));
    }

    /** @param shop who is told what happens by itself */
    public static SimulatedPsp start(Path data, URI shop) {
        return new SimulatedPsp((ServletWebServerApplicationContext) PspSimulator.application()
                .run(
                        "--simulator.data=" + data,
                        // One that is still free when it comes back.
                        "--simulator.psp.port=" + FreePort.find(),
                        "--simulator.psp.hold=2s",
                        "--simulator.psp.settle=200ms",
                        "--simulator.psp.webhook-secret=" + SECRET,
                        "--simulator.psp.first-retry=50ms",
                        "--simulator.psp.longest-retry=1s",
                        "--simulator.psp.notify-url=" + shop));
    }

    public URI address() {
        return address;
    }

    /** From now on nobody listens, until {@link #comeBack()}. */
    public void goAway() {
        connector().setPort(address.getPort());
        try {
            connector().stop();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void comeBack() {
        try {
            connector().start();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connector connector() {
        return ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
    }

    @Override
    public void close() {
        context.close();
    }
}
