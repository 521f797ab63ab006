package shop.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.node.NodeMain;

/** Starts nodes as users do: {@code java -jar} of a small jar that names its libraries. */
final class NodeProcess {

    /** What the node's own jar names; the benchmark itself has much more on its class path. */
    private static final Pattern PARTS = Pattern.compile(
            "protocol-node|tomcat-embed-core|grpc|rocksdb|protobuf|proto-google|gson|guava|failureaccess|perfmark|axonserver-connector");

    private final Path jar;

    /** Makes the jar in this folder. */
    NodeProcess(Path folder) {
        this.jar = folder.resolve("node.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, NodeMain.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String libraries() {
        return Stream.of(classPath().split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> PARTS.matcher(entry).find())
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** A node that keeps its data in this folder and listens on free ports. */
    ChildJvm start(Path data) {
        return ChildJvm.start(
                List.of("-Dnode.folder=" + data, "-Dnode.port=0", "-Dnode.http-port=0", "-jar", jar.toString()));
    }
}
