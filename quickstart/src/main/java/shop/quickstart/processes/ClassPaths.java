package shop.quickstart.processes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import shop.starting.CannotStart;

/** What each process has on its class path: what its module has been built of, and nothing of its neighbours'. */
final class ClassPaths {

    /** Written by the build into the target folder of each module: its run-time dependencies. */
    private static final String FILE = "runtime-classpath";

    private static final String DISCOVERY = "supporting/edge/discovery";

    private final Path root;

    /** @param root the folder of the whole project */
    ClassPaths(Path root) {
        this.root = root;
    }

    String of(Role role) {
        Set<String> all = new LinkedHashSet<>(of(role.module()));
        if (role.isScaled()) {
            all.addAll(of(DISCOVERY));
        }
        return String.join(File.pathSeparator, all);
    }

    private List<String> of(String module) {
        Path target = root.resolve(module).resolve("target");
        try {
            Set<String> all = new LinkedHashSet<>();
            all.add(target.resolve("classes").toString());
            String dependencies = Files.readString(target.resolve(FILE)).strip();
            all.addAll(List.of(dependencies.split(File.pathSeparator)));
            return List.copyOf(all);
        } catch (IOException missing) {
            throw new CannotStart(
                    "The module " + module + " has not been built for this.",
                    "Start with mvn -Drun=processes, in the folder of the project.",
                    missing);
        }
    }
}
