package shop.verification.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The sources, as the compiler reads them.
 *
 * @param files every source of Java
 * @param types every type that stands in a file of its own
 * @param functions every method and constructor with a body
 */
record Sources(List<SourceFile> files, List<Type> types, List<Function> functions) {

    /** @param path from the root of the repository, with slashes */
    record SourceFile(String path, String text) {

        boolean isMain() {
            return path.contains("/src/main/");
        }
    }

    /** @param marks the simple names of its annotations */
    record Type(String room, String name, Set<String> marks, SourceFile file) {}

    /** @param lines from the line after the one its body begins on to the one before it ends */
    record Function(String name, long lines, SourceFile file) {

        @Override
        public String toString() {
            return file.path() + ": " + name + " has " + lines + " lines";
        }
    }

    static Sources in(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return of(all.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.contains("src/") && !path.contains("target/") && !path.contains("data/"))
                    .sorted()
                    .map(path -> new SourceFile(path, read(root.resolve(path))))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Sources of(List<SourceFile> files) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-proc:none"),
                        null,
                        files.stream().map(InMemory::new).toList());
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        Map<URI, SourceFile> byAddress = files.stream().collect(Collectors.toMap(InMemory::address, file -> file));
        var types = new ArrayList<Type>();
        var functions = new ArrayList<Function>();
        for (CompilationUnitTree unit : parsed(task)) {
            SourceFile file = byAddress.get(unit.getSourceFile().toUri());
            unit.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .forEach(type -> types.add(type(type, unit, file)));
            unit.accept(new FunctionsOf(functions, positions, unit, file), null);
        }
        return new Sources(List.copyOf(files), List.copyOf(types), List.copyOf(functions));
    }

    private static Iterable<? extends CompilationUnitTree> parsed(JavacTask task) {
        try {
            return task.parse();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Type type(ClassTree type, CompilationUnitTree unit, SourceFile file) {
        return new Type(
                String.valueOf(unit.getPackageName()),
                type.getSimpleName().toString(),
                type.getModifiers().getAnnotations().stream()
                        .map(mark -> mark.getAnnotationType().toString())
                        .collect(Collectors.toSet()),
                file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The types whose name nothing outside of their own file says. */
    List<String> typesThatNobodyNames(Stream<String> others) {
        List<Set<String>> words = Stream.concat(files.stream().map(SourceFile::text), others)
                .map(text -> Stream.of(text.split("\\W+")).collect(Collectors.toSet()))
                .toList();
        return types.stream()
                .filter(type -> type.file().isMain())
                .filter(type -> words.stream()
                                .filter(each -> each.contains(type.name()))
                                .count()
                        < 2)
                .map(type -> type.room() + "." + type.name())
                .toList();
    }

    private static final class FunctionsOf extends TreeScanner<Void, Void> {

        private final List<Function> functions;
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final SourceFile file;

        FunctionsOf(List<Function> functions, SourcePositions positions, CompilationUnitTree unit, SourceFile file) {
            this.functions = functions;
            this.positions = positions;
            this.unit = unit;
            this.file = file;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                long begin = line(positions.getStartPosition(unit, method.getBody()));
                long end = line(positions.getEndPosition(unit, method.getBody()));
                functions.add(new Function(method.getName().toString(), Math.max(0, end - begin - 1), file));
            }
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final SourceFile file;

        InMemory(SourceFile file) {
            super(address(file), Kind.SOURCE);
            this.file = file;
        }

        static URI address(SourceFile file) {
            return URI.create("source:///" + file.path());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
