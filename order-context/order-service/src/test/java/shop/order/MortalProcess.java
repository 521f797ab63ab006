package shop.order;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.mongo.EmbeddedMongo;

/** A program in a process of its own, to which a test does what happens to processes. */
final class MortalProcess {

    private final Path errors;
    private final String[] command;
    private Process process;

    /** Starts {@code main} of a class, and again after each of its ends when it is asked to. */
    MortalProcess(Path errors, Class<?> program, List<String> properties, String... arguments) {
        this.errors = errors;
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        all.addAll(properties);
        all.add(Inside.class.getName());
        all.add(program.getName());
        all.addAll(List.of(arguments));
        this.command = all.toArray(String[]::new);
        start();
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(errors.toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** An error in the first thread whose name ends so; of "memory", in whichever thread asks for some. */
    void error(String thread) throws IOException {
        process.getOutputStream().write((thread + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** @return its exit status, once it has ended */
    int status() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It lives on. It said:\n" + said());
        }
        return process.exitValue();
    }

    /** All that it said since its last start. */
    String said() {
        try {
            return Files.readString(errors);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What runs there: the program, and beside it somebody who does harm to it. */
    static final class Inside {

        private Inside() {}

        public static void main(String[] arguments) throws Exception {
            Thread reaper = new Thread(Inside::reap, "reaper");
            reaper.setDaemon(true);
            reaper.start();
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        }

        private static void reap() {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(name -> {
                        if (name.equals("memory")) {
                            fill();
                        }
                        Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().endsWith(name))
                                .findFirst()
                                .ifPresent(Inside::kill);
                    });
        }

        private static void fill() {
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }

        /** Makes an error strike wherever the thread is: the only way to it without a hole in the program for tests. */
        @SuppressWarnings({"deprecation", "removal"})
        private static void kill(Thread thread) {
            thread.stop();
        }
    }

    /** A store as a process. */
    public static final class MortalStore {

        private MortalStore() {}

        /** @param arguments folder and port */
        public static void main(String[] arguments) {
            EmbeddedMongo.in(
                    Path.of(arguments[0]),
                    new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])),
                    false,
                    why -> {
                        System.err.println(why);
                        Runtime.getRuntime().halt(3);
                    });
        }
    }
}
