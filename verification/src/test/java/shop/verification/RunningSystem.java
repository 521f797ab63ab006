package shop.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.util.FileSystemUtils;
import shop.quickstart.Quickstart;

/**
 * A system as it is when nobody sets anything, for all classes that only ask it, or place an order of their own beside others:
 * it is started for the first of them and goes on until the last test of this JVM has ended. Whoever sets something, stops
 * something, or counts what there is, starts one of their own.
 */
final class RunningSystem implements BeforeAllCallback {

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RunningSystem.class))
                .computeIfAbsent(Running.class);
    }

    String address(String part) {
        return running.system.address(part);
    }

    /** The folder with all that it keeps. */
    Path data() {
        return running.data;
    }

    /** Made and closed by JUnit. */
    static final class Running implements AutoCloseable {

        private final Path data = Files.createTempDirectory("running-system");
        private final Quickstart system = Quickstart.start(FreePorts.arguments(data));

        Running() throws IOException {}

        @Override
        public void close() throws IOException {
            system.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
