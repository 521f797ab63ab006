package shop.payment.api;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a payer confirms a payment. Whoever has it can act for them: it is shown to the payer and to those who help them, and
 * never written where others read, so it does not tell its address by itself.
 *
 * @param address of a page, at most 2,000 characters
 */
public record PayerLink(String address) {

    private static final Pattern PAGE = Pattern.compile("https?://[!-~]{1,1990}");

    public PayerLink {
        if (!PAGE.matcher(address).matches()) {
            throw new IllegalArgumentException("a payer's link is the address of a page, of at most 2,000 characters");
        }
    }

    /** As an address that can be opened. */
    public URI uri() {
        return URI.create(address);
    }

    @Override
    public String toString() {
        return "a link for the payer";
    }
}
