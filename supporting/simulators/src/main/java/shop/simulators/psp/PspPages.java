package shop.simulators.psp;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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

/** The provider's pages for people: its book, and where a customer confirms a payment. */
@RestController
class PspPages {

    private final Book book;

    PspPages(Book book) {
        this.book = book;
    }

    private record Shown(String title, Book.Summary summary, List<Sum> sums, String reference, List<Row> entries) {}

    /** Of one method in one currency: the amounts in the order of the page's columns. */
    private record Sum(String method, String currency, List<String> amounts) {}

    private record Row(
            long number,
            String at,
            String what,
            String outcome,
            String reference,
            String method,
            String amount,
            String token) {

        static Row of(Numbered numbered) {
            return new Row(
                    numbered.number(),
                    numbered.text("at"),
                    numbered.words("type"),
                    numbered.words("status"),
                    numbered.text("reference"),
                    numbered.words("method"),
                    money(
                            numbered.entry().at("/amount/minor").asLong(),
                            numbered.entry().at("/amount/currency").asString()),
                    numbered.text("token"));
        }
    }

    private record Confirmation(String title, String reference, String amount, boolean isPending, String status) {}

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ledger(@RequestParam(defaultValue = "") String reference) throws IOException {
        Book.Summary summary = book.summary();
        return Page.of(
                "psp-ledger",
                new Shown(
                        "Payment service provider (simulated)",
                        summary,
                        sums(summary),
                        reference,
                        LatestEntries.of(book.ledger(), reference).stream()
                                .map(Row::of)
                                .toList()));
    }

    @GetMapping(path = "/authorizations/{authorizationId}/customer", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> customer(@PathVariable String authorizationId) {
        Answers.Statement statement = book.statement(authorizationId);
        return Page.of(
                "psp-customer",
                new Confirmation(
                        "Confirm your payment",
                        statement.reference(),
                        money(statement.amount().minor(), statement.amount().currency()),
                        statement.status() == Status.PENDING,
                        Page.words(statement.status().name()).toLowerCase(Locale.ROOT)));
    }

    @PostMapping(path = "/authorizations/{authorizationId}/customer")
    ResponseEntity<Void> decided(@PathVariable String authorizationId, @RequestParam Requests.Decision decision) {
        book.decide(authorizationId, decision);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/authorizations/" + authorizationId + "/customer")
                .build();
    }

    private static List<Sum> sums(Book.Summary summary) {
        List<Map<Method, Map<String, BigInteger>>> columns = List.of(
                summary.authorized(),
                summary.captured(),
                summary.voided(),
                summary.refunded(),
                summary.declined(),
                summary.pending(),
                summary.calledOff());
        List<Sum> rows = new ArrayList<>();
        for (Method method : Method.values()) {
            TreeSet<String> currencies = new TreeSet<>();
            columns.forEach(column ->
                    currencies.addAll(column.getOrDefault(method, Map.of()).keySet()));
            for (String currency : currencies) {
                List<String> amounts = columns.stream()
                        .map(column -> column.getOrDefault(method, Map.of()).getOrDefault(currency, BigInteger.ZERO))
                        .map(minor -> plain(minor, currency))
                        .toList();
                rows.add(new Sum(Page.words(method.name()), currency, amounts));
            }
        }
        return rows;
    }

    private static String money(long minor, String currency) {
        return plain(BigInteger.valueOf(minor), currency) + " " + currency;
    }

    private static String plain(BigInteger minor, String currency) {
        return new BigDecimal(minor, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()))
                .toPlainString();
    }
}
