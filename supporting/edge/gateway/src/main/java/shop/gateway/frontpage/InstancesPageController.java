package shop.gateway.frontpage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import shop.gateway.health.Gateways;
import shop.gateway.health.ServedBy;

/** Which instances of each service there are, whom of them this gateway asks, and how much; anew every few seconds. */
@Hidden
@RestController
class InstancesPageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <meta http-equiv="refresh" content="5">
              <title>%s</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/style.css">
            </head>
            <body>
              <nav><a href="/?language=%s">%s</a></nav>
              <main class="card prose">
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                <table>
                  <thead><tr>%s</tr></thead>
                  <tbody>
            %s
                  </tbody>
                </table>
              </main>
            </body>
            </html>
            """;

    private static final List<String> COLUMNS =
            List.of("service", "address", "state", "asked", "under-way", "unanswered", "taken-over");

    private final ServedBy servedBy;
    private final Gateways gateways;
    private final Map<PageLanguage, PageTexts> texts =
            Stream.of(PageLanguage.values()).collect(toMap(language -> language, PageTexts::new));

    InstancesPageController(ServedBy servedBy, Gateways gateways) {
        this.servedBy = servedBy;
        this.gateways = gateways;
    }

    @GetMapping("/instances")
    ResponseEntity<String> page(
            @RequestParam Optional<String> language,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        PageLanguage told = PageLanguage.of(language, acceptLanguage);
        PageTexts words = texts.get(told);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, told.tag())
                .contentType(HTML)
                .body(PAGE.formatted(
                        told.tag(),
                        words.get("instances"),
                        told.tag(),
                        words.get("instances.back"),
                        words.get("instances"),
                        words.get("instances.intro"),
                        whose(told, words),
                        COLUMNS.stream()
                                .map(column -> "<th scope=\"col\">" + words.get("instances." + column) + "</th>")
                                .collect(joining()),
                        servedBy.all().entrySet().stream()
                                .map(service -> rows(service.getKey(), service.getValue(), words))
                                .collect(joining("\n"))));
    }

    /** With several gateways: whose figures these are, and where the others tell theirs. */
    private String whose(PageLanguage language, PageTexts words) {
        String others = gateways.others().stream()
                .map(other -> "<a href=\"%s/instances?language=%s\">%s</a>"
                        .formatted(
                                HtmlUtils.htmlEscape(other.address().toString()),
                                language.tag(),
                                HtmlUtils.htmlEscape(other.name())))
                .collect(joining(", "));
        return "%s: <strong>%s</strong>%s"
                .formatted(
                        words.get("instances.this-gateway"),
                        HtmlUtils.htmlEscape(gateways.own()),
                        others.isEmpty() ? "" : " · " + words.get("instances.other-gateways") + ": " + others);
    }

    private static String rows(String service, List<ServedBy.Instance> instances, PageTexts words) {
        return instances.isEmpty()
                ? "<tr><th scope=\"row\">%s</th><td colspan=\"6\">%s</td></tr>"
                        .formatted(HtmlUtils.htmlEscape(service), words.get("instances.none"))
                : instances.stream().map(each -> row(service, each, words)).collect(joining("\n"));
    }

    private static String row(String service, ServedBy.Instance instance, PageTexts words) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td></tr>"
                .formatted(
                        HtmlUtils.htmlEscape(service),
                        HtmlUtils.htmlEscape(instance.address()),
                        words.get(instance.isLeftAlone() ? "instances.left-alone" : "instances.is-asked"),
                        instance.load().asked(),
                        instance.load().underWay(),
                        instance.load().unanswered(),
                        instance.load().takenOver());
    }
}
