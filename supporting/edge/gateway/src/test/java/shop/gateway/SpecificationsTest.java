package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

@DisplayName("The book of the business")
class SpecificationsTest {

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is opened in the language that is chosen")
    @CsvSource({"ko, /specifications/ko/index.html", "en, /specifications/en/index.html"})
    void isOpened(String language, String page) {
        HttpResponse<String> answer = gateway.get("/specifications?language=" + language);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(page);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is one page in each language, locked down as every page is")
    @CsvSource({"ko, 업무 사례집", "en, The book of the business"})
    void isServed(String language, String title) {
        HttpResponse<String> answer = gateway.get("/specifications/" + language + "/index.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body())
                .contains("<html lang=\"" + language + "\">", title, "id=\"ORD-06\"")
                .doesNotContain("style=\"", "http://", "https://");
    }

    @Test
    @DisplayName("knows of no place for issues unless it is told one, and asks for a whole one")
    void knowsWhereIssuesAre() {
        assertThat(gateway.get("/specifications/issues.json").body()).isEqualTo("{\"issues\":\"\"}");
        assertThatThrownBy(() -> RunningGateway.start("--book.issues=javascript:alert('{title}{body}')"))
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("leads to the map of the contexts, whose drawings are in the page and in the documentation")
    @ValueSource(strings = {"ko", "en"})
    void leadsToTheMap(String language) {
        assertThat(gateway.get("/specifications/" + language + "/index.html").body())
                .contains("href=\"../map/" + language + ".html\"");
        assertThat(gateway.get("/specifications/map/" + language + ".html").body())
                .contains("<svg", "role=\"img\"", "href=\"../" + language + "/index.html\"")
                .doesNotContain("<style", "style=\"");
        assertThat(gateway.get("/specifications/map/map.css").statusCode()).isEqualTo(200);

        HttpResponse<String> drawing =
                gateway.get("/documentation/docs/specifications/map/context-map." + language + ".svg");

        assertThat(drawing.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(drawing.body()).startsWith("<svg");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has what its readers can change and try beside it")
    @ValueSource(strings = {"order", "payment", "shipping"})
    void canBeTried(String context) {
        HttpResponse<String> trials = gateway.get("/specifications/trials/" + context + ".json");

        assertThat(gateway.get("/specifications/try.js").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/specifications/en/index.html").body())
                .contains("<script src=\"../try.js\" defer>", "data-try=\"" + context + "\"");
        assertThat(trials.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(trials.body()).startsWith("{\"context\":\"" + context + "\"");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("says of a chapter in which nothing can be tried that it is so, and of no other")
    @CsvSource({
        "en, can be read and not tried, order-9-follows",
        "en, can be read and not tried, order-9-seen",
        "en, can be read and not tried, journey-1-whole",
        "ko, 읽을 수만 있다, order-9-follows",
    })
    void saysWhatCannotBeTried(String language, String said, String chapter) {
        String page = gateway.get("/specifications/" + language + "/index.html").body();

        assertThat(chapter(page, chapter)).contains(said);
        assertThat(chapter(page, "order-1-placed")).contains("data-try=").doesNotContain(said);
    }

    private static String chapter(String page, String chapter) {
        int from = page.indexOf("<section class=\"chapter\" id=\"" + chapter + "\">");
        return page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    @DisplayName("has its style and its search beside it")
    void isStyled() {
        assertThat(gateway.get("/specifications/book.css").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/specifications/book.js").statusCode()).isEqualTo(200);
    }
}
