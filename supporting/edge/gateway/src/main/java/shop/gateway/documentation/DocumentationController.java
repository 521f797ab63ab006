package shop.gateway.documentation;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@Hidden
@RestController
class DocumentationController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    @GetMapping("/documentation/{*path}")
    ResponseEntity<String> document(@PathVariable String path) {
        String document = path.substring(1);
        return Documentation.text(document)
                .map(text -> document.endsWith(".svg")
                        ? ResponseEntity.ok().contentType(SVG).body(text)
                        : ResponseEntity.ok().contentType(HTML).body(DocumentPage.of(document, text)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such document."));
    }
}
