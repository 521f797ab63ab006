package shop.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.Daemon;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.resolver.FileResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The configuration store over a git repository")
class GitStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "made-for-this-test-alone";

    @TempDir
    private Path folder;

    private Git work;
    private Daemon server;
    private ServletWebServerApplicationContext running;

    @BeforeEach
    void start() throws Exception {
        Path shared = folder.resolve("settings.git");
        Git.init()
                .setBare(true)
                .setInitialBranch("main")
                .setDirectory(shared.toFile())
                .call()
                .close();
        work = Git.init()
                .setInitialBranch("main")
                .setDirectory(folder.resolve("work").toFile())
                .call();
        work.remoteAdd()
                .setName("origin")
                .setUri(new URIish(shared.toUri().toString()))
                .call();
        push("application.yml", "shop.limits.requests-per-second: 100");
        push("order.yml", "order.admission.waiting: 7");
        server = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setRepositoryResolver(new FileResolver<>(folder.toFile(), true));
        server.start();
        running = (ServletWebServerApplicationContext) ConfigurationApplication.application()
                .run(
                        "--spring.profiles.active=git",
                        "--server.port=0",
                        "--shop.configuration.token=" + TOKEN,
                        "--spring.cloud.config.server.git.uri=git://127.0.0.1:"
                                + server.getAddress().getPort() + "/" + shared.getFileName(),
                        "--spring.cloud.config.server.git.basedir=" + folder.resolve("copy"),
                        "--spring.cloud.config.server.git.refresh-rate=0");
    }

    @AfterEach
    void stop() {
        running.close();
        server.stop();
        work.close();
    }

    @Test
    @DisplayName("says what is committed there: of one service, and of all")
    void saysWhatIsCommitted() throws Exception {
        assertThat(said("order", "order.admission.waiting")).isEqualTo("7");
        assertThat(said("order", "shop.limits.requests-per-second")).isEqualTo("100");
        assertThat(said("payment", "order.admission.waiting")).isEmpty();
    }

    @Test
    @DisplayName("says what is pushed later, without a restart, and what it was before once that is reverted")
    void saysWhatIsPushed() throws Exception {
        push("order.yml", "order.admission.waiting: 9");
        await("the change").atMost(PATIENCE).until(() -> said("order", "order.admission.waiting"), "9"::equals);

        work.revert().include(work.getRepository().resolve("HEAD")).call();
        work.push().setRemote("origin").add("main").call();
        await("the change back").atMost(PATIENCE).until(() -> said("order", "order.admission.waiting"), "7"::equals);
    }

    private void push(String file, String yaml) throws IOException, GitAPIException {
        Files.writeString(folder.resolve("work").resolve(file), yaml + "\n");
        work.add().addFilepattern(file).call();
        work.commit()
                .setMessage("fix: " + yaml)
                .setAuthor("Jiwon", "jiwon@shop.example")
                .setCommitter("Jiwon", "jiwon@shop.example")
                .setSign(false)
                .call();
        work.push().setRemote("origin").add("main").call();
    }

    /** What the first file says that says anything of a setting, which is what counts. */
    private String said(String service, String setting) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + running.getWebServer().getPort() + "/" + service + "/default"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode file : JsonMapper.shared().readTree(answer.body()).get("propertySources")) {
            JsonNode value = file.get("source").path(setting);
            if (!value.isMissingNode()) {
                return value.asString();
            }
        }
        return "";
    }
}
