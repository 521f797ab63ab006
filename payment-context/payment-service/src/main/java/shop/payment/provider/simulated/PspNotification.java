package shop.payment.provider.simulated;

import java.util.Optional;
import java.util.regex.Pattern;
import shop.http.InvalidField;
import shop.payment.api.PaymentId;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.RecordNotice;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.provider.ToldByProvider;
import shop.platform.outside.Inbox;
import shop.platform.web.NotFound;

/**
 * What the provider tells of a payment.
 *
 * @param id of this message; the same whenever it is sent again
 * @param type what has happened, such as {@code refund.failed}
 * @param reference our payment's id, as we told it when the money was asked for
 * @param authorizationId how the provider knows the payment
 * @param dispute how the dispute stands that it is about: a fact, whatever the type says
 */
record PspNotification(
        String id, String type, String reference, Optional<String> authorizationId, Optional<Psp.Disputed> dispute) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /**
     * What this says to the payment.
     *
     * @throws InvalidField when something is missing
     * @throws NotFound when the reference cannot be one of ours
     */
    Inbox.Message message() {
        PaymentId payment = payment();
        return new Inbox.Message(
                disputed()
                        .<Object>map(known -> DisputeWords.inOurs(payment, known))
                        .or(() -> turnedBack()
                                .map(deposit -> new RecordTurnedBack(payment, SimulatedProvider.ofDeposit(deposit))))
                        .orElseGet(() -> new RecordNotice(payment, id(), kind(type))),
                payment.orderId());
    }

    private Optional<Psp.Disputed> disputed() {
        return dispute == null ? Optional.empty() : dispute;
    }

    /** As what the provider knows the deposit that it tells to have turned back. */
    private Optional<String> turnedBack() {
        return (authorizationId == null ? Optional.<String>empty() : authorizationId)
                .filter(deposit -> "deposit.turned_back".equals(type) && !deposit.isBlank());
    }

    @Override
    public String id() {
        return Optional.ofNullable(id)
                .filter(given -> ID.matcher(given).matches())
                .orElseThrow(() -> new InvalidField("id", "must be one of letters, digits, '_' and '-'"));
    }

    private PaymentId payment() {
        String payment = Optional.ofNullable(reference)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> new InvalidField("reference", "missing", "is missing"));
        return ToldByProvider.payment(payment).orElseThrow(() -> new NotFound(payment));
    }

    /** A provider has more words from one day to the next, and none of them is to be lost. */
    private static NoticeKind kind(String type) {
        return switch (type == null ? "" : type) {
            case "customer.decided" -> NoticeKind.PAYER_DECIDED;
            case "refund.settled", "refund.failed" -> NoticeKind.REFUND_ENDED;
            default -> NoticeKind.OTHER;
        };
    }
}
