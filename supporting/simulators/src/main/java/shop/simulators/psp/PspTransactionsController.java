package shop.simulators.psp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.simulators.web.Given;

/** What has happened to money, in its order, for whoever compares books. */
@RestController
@RequestMapping("/transactions")
class PspTransactionsController {

    private static final int AT_ONCE = 500;

    private final Book book;

    PspTransactionsController(Book book) {
        this.book = book;
    }

    /**
     * Some transactions.
     *
     * @param next behind which number others follow; absent on the last page
     */
    record Page(List<Transaction> transactions, Optional<Long> next) {}

    /**
     * @param from this moment, inclusive
     * @param before this moment, exclusive
     * @param reference of one payment alone
     * @param unasked only what the world did by itself
     * @param after behind this number
     */
    @GetMapping
    Page list(
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> before,
            @RequestParam Optional<String> reference,
            @RequestParam(defaultValue = "false") boolean unasked,
            @RequestParam(defaultValue = "0") long after) {
        Given.notNegative(after, "after");
        List<Transaction> found = book.transactions(
                after,
                it -> from.filter(it.at()::isBefore).isEmpty()
                        && before.filter(end -> !it.at().isBefore(end)).isEmpty()
                        && reference
                                .filter(other -> !other.equals(it.reference()))
                                .isEmpty()
                        && (!unasked || it.type().isUnasked()),
                AT_ONCE + 1);
        boolean more = found.size() > AT_ONCE;
        List<Transaction> page = more ? found.subList(0, AT_ONCE) : found;
        return new Page(page, more ? Optional.of(page.get(AT_ONCE - 1).number()) : Optional.empty());
    }
}
