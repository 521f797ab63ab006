package shop.gateway.documentation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A document as a page in the clothes of the front page. */
final class DocumentPage {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%s</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/style.css">
            </head>
            <body>
              %s
              <main class="card prose">
            %s
              </main>
            </body>
            </html>
            """;

    private static final String NAVIGATION = """
            <nav aria-label="Where you are"><a href="/?language=en">Front page</a> · <a href="/documentation/README.md">Documentation</a></nav>""";

    private static final String KOREAN_NAVIGATION = """
            <nav aria-label="현재 위치"><a href="/?language=ko">첫 화면</a> · <a href="/documentation/README.ko.md">문서</a></nav>""";

    private DocumentPage() {}

    static String of(String path, String markdown) {
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(
                        context -> (node, tag, attributes) -> leadNowhereInVain(path, node, attributes))
                .build();
        boolean isKorean = path.endsWith(".ko.md") || path.startsWith("docs/specifications/ko/");
        return PAGE.formatted(
                isKorean ? "ko" : "en",
                path,
                isKorean ? KOREAN_NAVIGATION : NAVIGATION,
                renderer.render(PARSER.parse(markdown)));
    }

    /** The repository's documents also point to its source, which is not here. */
    private static void leadNowhereInVain(String path, Node node, Map<String, String> attributes) {
        if (node instanceof Link link && leadsNowhere(path, link.getDestination())) {
            attributes.remove("href");
        }
    }

    private static boolean leadsNowhere(String path, String destination) {
        try {
            URI target = new URI("/" + path).resolve(new URI(destination));
            boolean isElsewhere = target.isAbsolute();
            return !isElsewhere && !Documentation.contains(target.getPath().substring(1));
        } catch (URISyntaxException noAddress) {
            return true;
        }
    }
}
