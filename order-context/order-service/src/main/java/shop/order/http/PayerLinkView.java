package shop.order.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import shop.payment.api.PayerAwaited;

/**
 * Where a customer confirms that it is they who pay.
 *
 * @param link the address of the provider's page
 * @param until when it is too late, if the provider has told
 */
record PayerLinkView(URI link, Optional<Instant> until) {

    static PayerLinkView of(PayerAwaited awaited) {
        return new PayerLinkView(awaited.link().orElseThrow().uri(), awaited.until());
    }
}
