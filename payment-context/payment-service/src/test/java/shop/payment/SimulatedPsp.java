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

    public static SimulatedPsp start(Path data) {
        return new SimulatedPsp((ServletWebServerApplicationContext) PspSimulator.application()
                .run(
                        "--simulator.data=" + data,
                        // One that is still free when it comes back.
                        "--simulator.psp.port=" + FreePort.find(),
                        "--simulator.psp.hold=2s"));
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
