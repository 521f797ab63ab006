package shop.payment;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import shop.simulators.psp.PspSimulator;

/** The provider's simulator, listening on a free port, with an answer that gets lost held for a short time only. */
public final class SimulatedPsp implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private SimulatedPsp(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    public static SimulatedPsp start(Path data) {
        return new SimulatedPsp((ServletWebServerApplicationContext) PspSimulator.application()
                .run("--simulator.data=" + data, "--simulator.psp.port=0", "--simulator.psp.hold=2s"));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getWebServer().getPort());
    }

    @Override
    public void close() {
        context.close();
    }
}
