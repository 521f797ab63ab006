package shop.simulators.web;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The pages for people, from {@code resources/pages}; the library escapes every text. */
public final class Page {

    private static final Mustache.Compiler TEMPLATES = Mustache.compiler().withLoader(Page::source);

    private Page() {}

    /**
     * Answers with a page.
     *
     * @param template its name, such as {@code psp-ledger}
     * @param shown what it shows: a record, whose accessors the template names
     */
    public static ResponseEntity<String> of(String template, Record shown) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .body(TEMPLATES.loadTemplate(template).execute(shown));
    }

    /** A code as people read it, and as the shop's pages write it, too: {@code BANK_SLIP} is Bank slip. */
    public static String words(String code) {
        String text = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace("authoriz", "authoris");
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Reader source(String template) throws IOException {
        return new InputStreamReader(
                new ClassPathResource("pages/" + template + ".mustache").getInputStream(), StandardCharsets.UTF_8);
    }
}
