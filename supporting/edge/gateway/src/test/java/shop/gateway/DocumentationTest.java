package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The documentation")
class DocumentationTest {

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @DisplayName("is the repository's own, as pages")
    void isReadable() {
        HttpResponse<String> answer = gateway.get("/documentation/docs/glossary.md");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains("<h1", "<table>", "주문");
    }

    @Test
    @DisplayName("links from document to document, and not to what is not here")
    void linksToWhatIsHere() {
        assertThat(gateway.get("/documentation/docs/adr/README.md").body())
                .contains("<a href=\"0001-contexts-and-their-languages.md\">");
        assertThat(gateway.get("/documentation/docs/adr/0010-spring-boot-4.1-with-spring-cloud-2025.1.md")
                        .body())
                .contains("<a href=\"0011-sibling-contexts-in-one-jvm.md\">");
    }

    @Test
    @DisplayName("has nothing at the end of a way that is long")
    void longWay() throws Exception {
        assertThat(gateway.get("/documentation/" + "a/".repeat(3_900) + "b.md").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "holds nothing else: {0}")
    @ValueSource(
            strings = {
                "/documentation/",
                "/documentation/docs/nothing.md",
                "/documentation/docs",
                "/documentation/../gateway.yml",
                "/documentation/..%2fgateway.yml",
                "/documentation/%2e%2e/gateway.yml",
                "/documentation//etc/hosts.md"
            })
    void holdsNothingElse(String path) {
        assertThat(gateway.get(path).statusCode()).isBetween(400, 499);
    }
}
