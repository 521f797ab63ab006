package shop.platform.start;

import org.springframework.boot.builder.SpringApplicationBuilder;
import shop.starting.Halt;

/** A service in a process of its own, which ends with it. */
public final class ServiceProcess {

    private ServiceProcess() {}

    public static void run(SpringApplicationBuilder service, String... arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        Halt.watchAllThreads();
        service.properties("shop.ends-process=true").run(arguments);
    }
}
