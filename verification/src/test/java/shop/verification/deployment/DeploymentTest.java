package shop.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.verification.deployment.ComposeFile.Service;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The containers")
class DeploymentTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path FILE = ROOT.resolve("docker-compose.yml");
    /** The schema gives itself a name only; this makes an address of it, which nobody asks. */
    private static final SchemaLocation SPECIFICATION = SchemaLocation.of("https://compose-spec.io/compose_spec.json");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)([^}]*)}");
    private static final Pattern TARGET = Pattern.compile("(?m)^FROM \\S+ AS (\\S+)$");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern BASE_IMAGE = Pattern.compile("(?m)^FROM (\\S+:\\S+)");
    private static final Pattern VERSION = Pattern.compile(".+:v?\\d+\\.\\d+\\.\\d+.*");
    private static final List<String> OF_CONTEXTS = List.of("server.", "spring.", "axon.", "management.", "springdoc.");

    /** What each application can be told. */
    private static final Map<String, KnownProperties> APPLICATIONS = Map.of(
            "order", context("order"),
            "payment", context("payment"),
            "shipping", context("shipping"),
            "gateway",
                    KnownProperties.of(
                            List.of("server.", "spring.", "management.", "springdoc."),
                            List.of("shop.gateway"),
                            List.of("gateway.yml")),
            "authorization",
                    KnownProperties.of(
                            List.of("server.", "spring."), List.of("shop.authorization"), List.of("authorization.yml")),
            "psp", KnownProperties.of(List.of("server."), List.of("shop.simulators.psp"), List.of("psp-simulator.yml")),
            "carrier",
                    KnownProperties.of(
                            List.of("server."), List.of("shop.simulators.carrier"), List.of("carrier-simulator.yml")));

    private final ComposeFile compose = ComposeFile.read(FILE);

    private static KnownProperties context(String name) {
        return KnownProperties.of(
                OF_CONTEXTS, List.of("shop." + name, "shop.platform"), List.of(name + ".yml", "platform.yml"));
    }

    @Nested
    @DisplayName("are told nothing that they do not understand:")
    class Environment {

        @Test
        @DisplayName("each variable of ours sets a configuration property of the application that gets it")
        void isUnderstood() {
            assertThat(compose.ownServices())
                    .hasSize(7)
                    .allSatisfy(service -> assertThat(notUnderstood(service))
                            .as("what %s would ignore", service.name())
                            .isEmpty());
        }

        @Test
        @DisplayName(
                "a planted one is found: misspelt, of another application, an element of no list, of an unknown service")
        void isNotUnderstood() {
            Service planted = ComposeFile.of("""
                            services:
                              gateway:
                                build: { context: ., target: gateway }
                                environment:
                                  SERVER_ADDRESS: 0.0.0.0
                                  SERVER_ADRESS: 0.0.0.0
                                  FRONT_PAGE_CLIENT_ID: dashes are left out
                                  AXON_AXONSERVER_TOKEN: of another
                                  AUTHORIZATION_CLIENTS_0_ID: of another
                                  FRONTPAGE_CLIENT_0_ID: no list
                                  SHOP_SERVICES_ODER_URI: http://order:8081
                            """).service("gateway");

            assertThat(notUnderstood(planted))
                    .containsExactlyInAnyOrder(
                            "SERVER_ADRESS",
                            "FRONT_PAGE_CLIENT_ID",
                            "AXON_AXONSERVER_TOKEN",
                            "AUTHORIZATION_CLIENTS_0_ID",
                            "FRONTPAGE_CLIENT_0_ID",
                            "SHOP_SERVICES_ODER_URI");
        }

        private static List<String> notUnderstood(Service service) {
            KnownProperties known = APPLICATIONS.get(service.target().orElseThrow());
            return service.environment().keySet().stream()
                    .filter(variable -> !known.areSetBy(variable))
                    .toList();
        }
    }

    @Nested
    @DisplayName("keep to the specification of their file:")
    class Form {

        @Test
        @DisplayName("its schema")
        void isValid() throws IOException {
            assertThat(violations(compose)).isEmpty();
        }

        @Test
        @DisplayName("which a planted fault violates")
        void isInvalid() throws IOException {
            assertThat(violations(ComposeFile.of("services: { order: { image: shop/order, helthcheck: {} } }")))
                    .singleElement()
                    .asString()
                    .contains("helthcheck");
        }

        @Test
        @DisplayName("and Docker's own reading of it, where Docker Compose is installed")
        void isReadByDocker(@TempDir Path folder) throws IOException, InterruptedException {
            assumeThat(run(folder, "docker", "compose", "version"))
                    .as("Docker Compose is not installed here")
                    .isZero();
            Path secrets = folder.resolve(".env");
            Files.write(secrets, asked().stream().map(name -> name + "=secret").toList());

            assertThat(run(
                            folder,
                            "docker",
                            "compose",
                            "-f",
                            FILE.toString(),
                            "--env-file",
                            secrets.toString(),
                            "config"))
                    .isZero();
        }

        private static int run(Path folder, String... command) throws InterruptedException {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return -1;
                }
                return process.exitValue();
            } catch (IOException notInstalled) {
                return -1;
            }
        }

        private static List<Error> violations(ComposeFile file) throws IOException {
            try (var schema = DeploymentTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SPECIFICATION, JsonMapper.shared().readTree(schema))
                        .validate(JsonMapper.shared().writeValueAsString(file.content()), InputFormat.JSON);
            }
        }
    }

    @Test
    @DisplayName("refer to files and targets that are there")
    void referToWhatIsThere() throws IOException {
        List<String> targets = found(TARGET, Files.readString(ROOT.resolve("Dockerfile")))
                .map(target -> target.group(1))
                .toList();
        List<String> mounted = compose.services().stream()
                .flatMap(service -> service.volumes().stream())
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .toList();

        assertThat(mounted)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).isRegularFile());
        assertThat(compose.ownServices())
                .allSatisfy(
                        service -> assertThat(targets).contains(service.target().orElseThrow()));
        assertThat(APPLICATIONS.keySet()).isSubsetOf(targets);
    }

    @Test
    @DisplayName("are built from every folder that the build of the product reads")
    void areBuiltFromAllSources() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        List<String> copied = Files.readAllLines(ROOT.resolve(".dockerignore"));

        assertThat(found(MODULE, pom.substring(0, pom.indexOf("</modules>"))).map(module -> "!" + module.group(1)))
                .isNotEmpty()
                .allMatch(copied::contains);
    }

    @Test
    @DisplayName("are reached from this machine only")
    void listenOnLoopback() {
        assertThat(compose.services().stream().flatMap(service -> service.ports().stream()))
                .isNotEmpty()
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    }

    @Test
    @DisplayName("of services may be several of each: nothing of theirs is there once only")
    void mayBeSeveral() {
        assertThat(Stream.of("order", "payment", "shipping").map(compose::service))
                .allSatisfy(service -> {
                    assertThat(service.ports()).isEmpty();
                    assertThat(service.namesOfItsOwn()).isEmpty();
                    assertThat(service.environment()).containsEntry("SHOP_AGGREGATES_CACHED", "checked");
                });
    }

    @Test
    @DisplayName("of services are asked by the name that all instances share, at the port at which each listens")
    void areAskedByName() throws IOException {
        Map<String, String> gateway = compose.service("gateway").environment();

        for (var each : Map.of("order", 8081, "payment", 8082, "shipping", 8083, "authorization", 9000)
                .entrySet()) {
            String service = each.getKey();
            assertThat(gateway)
                    .containsEntry(
                            "SHOP_SERVICES_" + service.toUpperCase(Locale.ROOT) + "_URI",
                            "http://" + service + ":" + each.getValue());
            assertThat(Files.readString(configurationOf(service))).containsPattern("port: " + each.getValue() + "\\b");
            assertThat(compose.service(service).environment()).doesNotContainKey("SERVER_PORT");
        }
        assertThat(Stream.of("order", "payment", "shipping").map(compose::service))
                .as("instances that would share a folder")
                .allSatisfy(service -> assertThat(service.volumes()).isEmpty());
    }

    private static Path configurationOf(String service) {
        String folder = service.equals("authorization")
                ? "supporting/edge/authorization"
                : service + "-context/" + service + "-service";
        return ROOT.resolve(folder).resolve("src/main/resources").resolve(service + ".yml");
    }

    @Test
    @DisplayName("are made from images of one version, known beforehand")
    void arePinned() throws IOException {
        Stream<String> bases =
                found(BASE_IMAGE, Files.readString(ROOT.resolve("Dockerfile"))).map(base -> base.group(1));
        Stream<String> others = compose.services().stream()
                .filter(service -> service.target().isEmpty())
                .map(Service::image);

        assertThat(Stream.concat(bases, others).toList()).hasSizeGreaterThan(3).allMatch(VERSION.asMatchPredicate());
        assertThat(compose.service("axonserver").image()).startsWith("axoniq/axonserver:2025.2.");
    }

    @Test
    @DisplayName("tell whether they are well, and none starts before what it needs is")
    void waitForEachOther() {
        assertThat(compose.services())
                .filteredOn(service -> !service.name().equals("mongo-setup"))
                .allMatch(Service::hasHealthCheck);
        assertThat(compose.services())
                .allSatisfy(service -> service.waitsFor()
                        .forEach((other, condition) -> assertThat(condition)
                                .as("%s waits for %s", service.name(), other)
                                .isEqualTo(
                                        compose.service(other).hasHealthCheck()
                                                ? "service_healthy"
                                                : "service_completed_successfully")));
        assertThat(Stream.of("order", "payment", "shipping").map(compose::service))
                .allSatisfy(service ->
                        assertThat(service.waitsFor()).containsKeys("axonserver", "mongo-setup", "authorization"));
    }

    @Test
    @DisplayName("of services have each a database and a user of its own in MongoDB, which are made before they start")
    void haveTheirOwnDatabases() throws IOException {
        String setup = Files.readString(ROOT.resolve("deploy/compose/mongo/setup.js"));
        assertThat(List.of("order", "payment", "shipping")).allSatisfy(service -> {
            String password = "MONGO_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD";
            assertThat(compose.service(service).environment().get("SPRING_MONGODB_URI"))
                    .matches("mongodb://" + service + ":\\$\\{" + password + ":\\?[^}]+}@mongo:27017/" + service
                            + "\\?replicaSet=shop");
            assertThat(compose.service("mongo-setup").environment().get(password))
                    .startsWith("${" + password + ":?");
            assertThat(setup).contains("\"" + service + "\"");
        });
    }

    @Test
    @DisplayName("have secrets from .env only, which has no default and lists each")
    void haveNoSecretOfTheirOwn() throws IOException {
        String example = Files.readString(ROOT.resolve(".env.example"));
        List<String> listed = found(Pattern.compile("(?m)^([A-Z_]+)=$"), example)
                .map(name -> name.group(1))
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked());
        assertThat(example.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                .as("nothing is filled in")
                .allMatch(line -> line.endsWith("="));
        assertThat(found(VARIABLE, Files.readString(FILE)))
                .as("without a value nothing starts, and a sentence says why")
                .allMatch(variable -> variable.group(2).startsWith(":?"));
        assertThat(compose.services().stream()
                        .flatMap(service -> service.environment().entrySet().stream())
                        .filter(entry -> entry.getKey().matches(".*(SECRET|SECRETS|PASSWORD|TOKEN|_KEY|MONGODB_URI)")))
                .isNotEmpty()
                .filteredOn(entry -> !entry.getValue().isEmpty())
                .allMatch(entry -> VARIABLE.matcher(entry.getValue()).find());
    }

    private static Set<String> asked() throws IOException {
        var asked = new TreeSet<String>();
        found(VARIABLE, Files.readString(FILE)).forEach(variable -> asked.add(variable.group(1)));
        return asked;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
