package shop.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The executable jar of a service")
class ProductionJarsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"order", "payment", "shipping"})
    @DisplayName("carries neither a database nor a server nor a test tool:")
    void carriesOnlyWhatItNeeds(String service) throws IOException {
        Path folder = ROOT.resolve(service + "-context/" + service + "-service/target");

        assertThat(librariesIn(executable(folder)))
                .contains("axon-messaging", "mongodb-driver-sync", "platform")
                .doesNotContain("mongo-java-server", "h2", "h2-mvstore", "embedded-mongo")
                .doesNotContain("protocol-node", "rocksdbjni", "simulators", "quickstart")
                .doesNotContain("junit-jupiter-api", "assertj-core", "axon-test", "rehearsal", "specification");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"order", "payment", "shipping"})
    @DisplayName("lists what is in it, for those who look for what has a known hole:")
    void listsWhatIsInIt(String service) throws IOException {
        Path jar = executable(ROOT.resolve(service + "-context/" + service + "-service/target"));

        assertThat(billOfMaterials(jar))
                .contains("\"CycloneDX\"")
                .contains(librariesIn(jar).stream()
                        .map(library -> "\"" + library + "\"")
                        .filter(library -> !library.contains("spring-boot-jarmode"))
                        .toList());
    }

    private static String billOfMaterials(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var bill = file.getEntry("META-INF/sbom/application.cdx.json");
            assertThat(bill).as("the bill of materials of %s", jar).isNotNull();
            return new String(file.getInputStream(bill).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path executable(Path folder) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith("-exec.jar")).toList();
            assumeThat(jars).as("%s is packaged: mvn verify does so", folder).isNotEmpty();
            return jars.get(0);
        }
    }

    /** Their names without versions. */
    private static List<String> librariesIn(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()).replaceFirst("-\\d[^/]*\\.jar$", ""))
                    .toList();
        }
    }
}
