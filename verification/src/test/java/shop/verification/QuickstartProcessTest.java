package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.verification.Orders.mugsAndTea;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.mongo.EmbeddedMongo;
import tools.jackson.databind.JsonNode;

@DisplayName("The quickstart as a process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is stopped by signals that Windows does not have")
class QuickstartProcessTest {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int ORDERS = 20;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "prints a curl that places an order as pasted, stops on Ctrl-C, finds its data again, and brings to their"
                    + " ends the orders in whose middle it was killed")
    void beginsAndEnds() throws Exception {
        String[] arguments = FreePorts.arguments(folder.resolve("data"), "--simulator.carrier.pace=1s");
        String printed;
        try (ShopProcess system = ShopProcess.start(arguments)) {
            awaitReady(system);
            JsonNode order = Shop.JSON.readTree(run(printedCurl(system)));
            assertThat(order.get("orderId").asString()).startsWith("order-");
            printed = order.get("orderId").asString();
            awaitClosed(new Shop(gateway(system)), printed);

            system.interrupt();

            assertThat(system.ends()).isTrue();
            assertThat(system.output()).contains("Stopping …").contains("Stopped.");
            assertThat(folder.resolve("data/logs/shop.log")).exists();
        }
        try (ShopProcess system = ShopProcess.start(arguments)) {
            awaitReady(system);
            Shop shop = new Shop(gateway(system));
            awaitClosed(shop, printed);
            IntStream.range(0, ORDERS)
                    .forEach(number -> assertThat(shop.place(
                                            mugsAndTea("order-kill-" + number, "tok_approve"),
                                            "Prefer",
                                            "respond-async")
                                    .status())
                            .isEqualTo(202));

            system.kill();
        }
        try (ShopProcess again = ShopProcess.start(arguments)) {
            awaitReady(again);
            Shop shop = new Shop(gateway(again));
            IntStream.range(0, ORDERS).forEach(number -> awaitClosed(shop, "order-kill-" + number));
        }
    }

    @Test
    @DisplayName("says in one sentence that a port is taken, and how to choose another")
    void namesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String[] arguments = FreePorts.arguments(folder.resolve("data"));
            for (int index = 0; index < arguments.length; index++) {
                arguments[index] =
                        arguments[index].replace("--shop.port.order=0", "--shop.port.order=" + taken.getLocalPort());
            }
            assertThat(failureOf(arguments))
                    .contains("Port " + taken.getLocalPort()
                            + " is taken: stop what uses it, or choose another with --shop.port.order=<port>.");
        }
    }

    @Test
    @DisplayName("says in one sentence that the data folder is no folder, or holds something else")
    void namesAnUnusableFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertThat(failureOf(FreePorts.arguments(file)))
                .contains("The data folder " + file + " cannot be written: make it writable, or choose another");

        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "Dear Ada");
        assertThat(failureOf(FreePorts.arguments(foreign)))
                .contains("The folder " + foreign + " holds something else: choose another");

        Path later = Files.createDirectory(folder.resolve("later"));
        Files.writeString(later.resolve("format"), "99");
        assertThat(failureOf(FreePorts.arguments(later))).contains("is of format 99, this version reads format 3");
    }

    @Test
    @DisplayName("says in one sentence that the MongoDB which is named to it refuses its services")
    void namesAnUnusableMongo() throws Exception {
        try (EmbeddedMongo other = EmbeddedMongo.inMemory()) {
            String address = URI.create(other.uri("order")).getAuthority().replaceFirst(".*@", "");
            assertThat(failureOf(FreePorts.arguments(
                            folder.resolve("data"),
                            "--shop.mongo.uri=mongodb://{service}:guessed@" + address + "/{service}")))
                    .containsPattern(
                            "MongoDB at " + address + " does not accept the password of the user (order|payment)\\."
                                    + " Check user, password and authSource in the connection string\\.");
        }
    }

    private static String failureOf(String... arguments) throws InterruptedException {
        try (ShopProcess system = ShopProcess.start(arguments)) {
            assertThat(system.ends()).isTrue();
            assertThat(system.output()).doesNotContain("\tat ");
            return system.output();
        }
    }

    private static void awaitReady(ShopProcess system) {
        await("the system to be ready")
                .atMost(BOUND)
                .failFast("it has ended", () -> !system.isAlive())
                .until(() -> system.output().contains("\"tok_approve\"}]}'"));
    }

    private static void awaitClosed(Shop shop, String order) {
        await(order + " to be closed")
                .atMost(BOUND)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(shop.read("/orders/" + order)
                                .body()
                                .get("status")
                                .asString())
                        .isEqualTo("CLOSED"));
    }

    private static String gateway(ShopProcess system) {
        Matcher address = Pattern.compile("Front page\\s+(http://\\S+)/").matcher(system.output());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static String printedCurl(ShopProcess system) {
        String output = system.output();
        return output.substring(output.indexOf("curl "), output.lastIndexOf("}]}'") + "}]}'".length());
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return answer;
    }
}
