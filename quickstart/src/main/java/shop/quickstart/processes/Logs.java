package shop.quickstart.processes;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.starting.CannotStart;

/** What the instances have written, and go on to write, each line with the name of its instance; whether they run or not. */
final class Logs {

    /** In the data folder. */
    static final String FOLDER = "logs";

    private static final String ENDING = ".log";
    private static final String WIDTH = "%-" + "authorization-1".length() + "s | ";
    private static final long LOOK_EVERY_MILLIS = 250;

    /** A log may be longer than memory: of its end so much is read for each line that is wanted. */
    private static final int LONG_LINE = 2_000;

    private final Path folder;
    private final Collection<String> wanted;
    private final PrintStream out;
    private final Map<String, Followed> followed = new TreeMap<>();

    /** What is told already of a file, and the beginning of a line whose end is not written yet. */
    private static final class Followed {
        private long told;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    }

    /** @param wanted parts ({@code order}), or instances of them ({@code order-2}); all where none is named */
    Logs(Path data, Collection<String> wanted, PrintStream out) {
        folder = data.resolve(FOLDER);
        this.wanted = List.copyOf(wanted);
        this.out = out;
    }

    /** Tells so many of the last lines of each. */
    void tell(int last) throws IOException {
        checkNames();
        for (String instance : instances()) {
            Followed file = new Followed();
            followed.put(instance, file);
            file.told = Math.max(0, log(instance).length() - (last + 1L) * LONG_LINE);
            boolean isWhole = file.told == 0;
            List<String> lines = next(instance, file);
            lines.stream().skip(Math.max(lines.size() - last, isWhole ? 0 : 1)).forEach(line -> tell(instance, line));
        }
    }

    /** Tells what is added from now on, also by instances that are started meanwhile, until the thread is interrupted. */
    void follow() throws IOException, InterruptedException {
        while (true) {
            List<String> instances = instances();
            followed.keySet().retainAll(instances);
            for (String instance : instances) {
                Followed file = followed.computeIfAbsent(instance, unknown -> new Followed());
                next(instance, file).forEach(line -> tell(instance, line));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void tell(String instance, String line) {
        out.println(WIDTH.formatted(instance) + line);
    }

    private void checkNames() throws IOException {
        Set<String> known = new HashSet<>(written());
        Stream.of(Role.values()).map(Role::title).forEach(known::add);
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new CannotStart(
                    "Nothing is called '" + unknown + "'.",
                    "Say a part (" + Stream.of(Role.values()).map(Role::title).collect(Collectors.joining(", "))
                            + ") or an instance of it (order-2), several by comma; or none for all.",
                    null);
        });
        if (instances().isEmpty()) {
            throw new CannotStart(
                    "Nothing has been written to " + folder + " yet.", "Start it with mvn -Drun=processes.", null);
        }
    }

    private List<String> instances() throws IOException {
        return written().stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(String instance) {
        return wanted.isEmpty()
                || wanted.contains(instance)
                || wanted.stream().anyMatch(part -> instance.matches(part + "-\\d+"));
    }

    private List<String> written() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private File log(String instance) {
        return folder.resolve(instance + ENDING).toFile();
    }

    /** The whole lines that are there and have not been told. */
    private List<String> next(String instance, Followed followed) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log(instance), "r")) {
            if (file.length() < followed.told) {
                // Somebody has emptied it.
                followed.told = 0;
                followed.begun.reset();
            }
            file.seek(followed.told);
            byte[] more = new byte[(int) Math.min(Integer.MAX_VALUE - 8, file.length() - followed.told)];
            file.readFully(more);
            followed.told += more.length;
            followed.begun.write(more);
        } catch (FileNotFoundException unread) {
            if (log(instance).exists()) {
                throw unread;
            }
            // Somebody has taken it away.
            followed.told = 0;
            followed.begun.reset();
        }
        byte[] all = followed.begun.toByteArray();
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        followed.begun.reset();
        followed.begun.write(all, end, all.length - end);
        return new String(all, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
