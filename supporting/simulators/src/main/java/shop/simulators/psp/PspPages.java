package shop.simulators.psp;

import static shop.simulators.web.Page.Cell.number;
import static shop.simulators.web.Page.Cell.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.LatestEntries;
import shop.simulators.web.LatestEntries.Numbered;
import shop.simulators.web.Page;
import shop.simulators.web.Page.Cell;
import shop.simulators.web.Page.Link;

/** The provider's pages for people: its book, and where a customer confirms a payment. */
@RestController
class PspPages {

    private final Book book;

    PspPages(Book book) {
        this.book = book;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ledger(@RequestParam(defaultValue = "") String reference) throws IOException {
        Book.Summary summary = book.summary();
        return Page.titled("Payment service provider (simulated)")
                .sentence("What this provider saw and did, from its own book: " + summary.entries() + " entries, "
                        + summary.replays() + " answers given again since the start.")
                .links(List.of(
                        new Link("Sums (JSON)", "/ledger"), new Link("All entries (lines of JSON)", "/ledger/entries")))
                .table(
                        "Sums per method",
                        List.of(
                                text("Method"),
                                text("Currency"),
                                number("Authorised"),
                                number("Captured"),
                                number("Voided"),
                                number("Refunded"),
                                number("Declined"),
                                number("Pending"),
                                number("Called off")),
                        sums(summary))
                .search("Entries whose reference contains", "reference", reference)
                .table(
                        "Entries, newest first",
                        List.of(
                                number("No."),
                                text("When"),
                                text("What"),
                                text("Outcome"),
                                text("Reference"),
                                text("Method"),
                                number("Amount"),
                                text("Token")),
                        LatestEntries.of(book.ledger(), reference).stream()
                                .map(PspPages::row)
                                .toList())
                .answer();
    }

    @GetMapping(path = "/authorizations/{authorizationId}/customer", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> customer(@PathVariable String authorizationId) {
        Answers.Statement statement = book.statement(authorizationId);
        Page page = Page.titled("Confirm your payment")
                .sentence("Payment " + statement.reference() + ": "
                        + money(statement.amount().minor(), statement.amount().currency()));
        if (statement.status() != Status.PENDING) {
            return page.sentence("There is nothing to confirm. The payment is "
                            + words(statement.status().name()).toLowerCase(Locale.ROOT) + ".")
                    .answer();
        }
        String path = "/authorizations/" + authorizationId + "/customer";
        return page.button("Pay", path, "decision", "confirmed")
                .button("Do not pay", path, "decision", "refused")
                .answer();
    }

    @PostMapping(path = "/authorizations/{authorizationId}/customer")
    ResponseEntity<Void> decided(@PathVariable String authorizationId, @RequestParam Requests.Decision decision) {
        book.decide(authorizationId, decision);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/authorizations/" + authorizationId + "/customer")
                .build();
    }

    private static List<List<Cell>> sums(Book.Summary summary) {
        List<Map<Method, Map<String, BigInteger>>> columns = List.of(
                summary.authorized(),
                summary.captured(),
                summary.voided(),
                summary.refunded(),
                summary.declined(),
                summary.pending(),
                summary.calledOff());
        List<List<Cell>> rows = new ArrayList<>();
        for (Method method : Method.values()) {
            TreeSet<String> currencies = new TreeSet<>();
            columns.forEach(column ->
                    currencies.addAll(column.getOrDefault(method, Map.of()).keySet()));
            for (String currency : currencies) {
                Stream<Cell> amounts = columns.stream()
                        .map(column -> column.getOrDefault(method, Map.of()).getOrDefault(currency, BigInteger.ZERO))
                        .map(minor -> number(plain(minor, currency)));
                rows.add(Stream.concat(Stream.of(text(words(method.name())), text(currency)), amounts)
                        .toList());
            }
        }
        return rows;
    }

    private static List<Cell> row(Numbered numbered) {
        String currency = numbered.entry().at("/amount/currency").asString();
        return List.of(
                number(String.valueOf(numbered.number())),
                numbered.text("at"),
                inWords(numbered, "type"),
                inWords(numbered, "status"),
                numbered.text("reference"),
                inWords(numbered, "method"),
                number(money(numbered.entry().at("/amount/minor").asLong(), currency)),
                numbered.text("token"));
    }

    private static Cell inWords(Numbered numbered, String field) {
        return text(words(numbered.entry().path(field).asString("")));
    }

    /** As the shop's pages write it, too: {@code BANK_SLIP} is Bank slip. */
    private static String words(String code) {
        String text = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace("authoriz", "authoris");
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String money(long minor, String currency) {
        return plain(BigInteger.valueOf(minor), currency) + " " + currency;
    }

    private static String plain(BigInteger minor, String currency) {
        return new BigDecimal(minor, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
                .toPlainString();
    }
}
