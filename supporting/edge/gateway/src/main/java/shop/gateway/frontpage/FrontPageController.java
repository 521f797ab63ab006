package shop.gateway.frontpage;

import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page in the language that is chosen ({@code ?language=ko}), or that the browser prefers. Whoever cannot run its script
 * reads it too, so its texts are filled in here; the script finds them in the page.
 */
@Hidden
@RestController
class FrontPageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Pattern PLACE = Pattern.compile("\\{\\{([\\w.-]+)}}");
    private static final Pattern BOLD = Pattern.compile("\\*([^*]+)\\*");

    private final FrontPage page;
    private final Map<PageLanguage, PageTexts> texts;
    private final Map<PageLanguage, String> pages;

    FrontPageController(FrontPage page) {
        this.page = page;
        String template = template();
        texts = Stream.of(PageLanguage.values()).collect(toMap(language -> language, PageTexts::new));
        pages = Stream.of(PageLanguage.values())
                .collect(toMap(language -> language, language -> filled(template, language, texts.get(language))));
    }

    @GetMapping({"/", "/index.html"})
    ResponseEntity<String> page(
            @RequestParam Optional<String> language,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        PageLanguage told = PageLanguage.of(language, acceptLanguage);
        return in(told).contentType(HTML).body(pages.get(told));
    }

    /** The book of the business, in the language that is chosen or preferred; its pages are served as they were packed. */
    @GetMapping("/specifications")
    ResponseEntity<Void> specifications(
            @RequestParam Optional<String> language,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        String told = PageLanguage.of(language, acceptLanguage).tag();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .location(URI.create("/specifications/" + told + "/index.html"))
                .build();
    }

    @GetMapping("/front-page.json")
    ResponseEntity<Told> frontPage(
            @RequestParam Optional<String> language,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        PageLanguage told = PageLanguage.of(language, acceptLanguage);
        return in(told).body(Told.of(page, texts.get(told)));
    }

    private static ResponseEntity.BodyBuilder in(PageLanguage language) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    }

    /** What the page is told, with the words for its links. */
    record Told(
            String token,
            String orders,
            String returnShipments,
            String health,
            FrontPage.Client shop,
            FrontPage.Client customer,
            FrontPage.Client support,
            FrontPage.Client warehouse,
            List<Link> links) {

        static Told of(FrontPage page, PageTexts texts) {
            return new Told(
                    page.token(),
                    page.orders(),
                    page.returnShipments(),
                    page.health(),
                    page.shop(),
                    page.customer(),
                    page.support(),
                    page.warehouse(),
                    page.links().stream().map(link -> Link.of(link, texts)).toList());
        }

        /** A link in words. A language can lead to a place of its own. */
        record Link(String title, String text, String uri) {

            static Link of(FrontPage.Link link, PageTexts texts) {
                String key = "link." + link.name();
                return new Link(
                        texts.get(key),
                        texts.get(key + ".text"),
                        texts.find(key + ".uri").orElse(link.uri()));
            }
        }
    }

    private static String filled(String template, PageLanguage language, PageTexts texts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "language" -> language.tag();
                            case "texts" ->
                                HtmlUtils.htmlEscape(JsonMapper.shared().writeValueAsString(texts.all()));
                            default -> html(texts.get(place.group(1)));
                        }));
    }

    private static String html(String text) {
        return BOLD.matcher(HtmlUtils.htmlEscape(text, "UTF-8")).replaceAll("<strong>$1</strong>");
    }

    private static String template() {
        try (InputStream template = FrontPageController.class.getResourceAsStream("front-page.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
