package shop.importer.http;

import java.util.Optional;
import shop.kernel.Money;

/**
 * One line of the provider's ledger, as far as it matters here.
 *
 * @param reference the payment's id
 */
public record PspEntry(
        String type,
        String reference,
        String authorizationId,
        String method,
        Money amount,
        String status,
        Optional<String> declineReason) {}
