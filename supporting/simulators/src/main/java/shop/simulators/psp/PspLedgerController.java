package shop.simulators.psp;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.EntryStream;

/** The provider's book, open to whoever wants to reconcile with it. */
@RestController
@RequestMapping("/ledger")
class PspLedgerController {

    private final Book book;

    PspLedgerController(Book book) {
        this.book = book;
    }

    @GetMapping
    Book.Summary summary() {
        return book.summary();
    }

    @GetMapping("/entries")
    void entries(@RequestParam(defaultValue = "0") long after, HttpServletResponse response) throws IOException {
        EntryStream.write(book.ledger(), after, response);
    }
}
