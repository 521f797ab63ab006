package shop.quickstart.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import shop.starting.CannotStart;

/** The files that the configuration store serves: made once, with examples in them, and a person's from then on. */
final class SettingsFiles {

    private static final Map<String, String> FIRST = Map.of(
            "application.yml", """
            # Settings of all services. What is said here reaches the running services within some seconds, or at their next
            # start: docs/settings.md tells which.
            #
            # logging.level.shop: debug
            # shop.limits.requests-per-second: 100
            """,
            "order.yml", """
            # Settings of the order service.
            #
            # order.admission.waiting: 500
            """,
            "payment.yml", "# Settings of the payment service.\n",
            "shipping.yml", "# Settings of the shipping service.\n",
            "gateway.yml", "# Settings of the gateway.\n");

    private SettingsFiles() {}

    static void writeFirst(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : FIRST.entrySet()) {
                if (!Files.exists(folder.resolve(file.getKey()))) {
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
            }
        } catch (IOException unwritable) {
            throw new CannotStart(folder.toAbsolutePath() + " cannot be written: make it writable.", unwritable);
        }
    }
}
