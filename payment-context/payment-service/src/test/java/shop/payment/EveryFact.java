package shop.payment;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentFact;
import shop.payment.collecting.TwoBlueMugs;

/** One event of every kind that a payment records, and the form in which each is stored. */
final class EveryFact {

    private EveryFact() {}

    static Stream<Object> samples() {
        return Stream.of(
                TwoBlueMugs.authorizationRequested(PaymentMethod.CARD),
                TwoBlueMugs.registered(CARD),
                TwoBlueMugs.payerAwaited(),
                TwoBlueMugs.authorized(),
                TwoBlueMugs.paid(),
                new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.INSUFFICIENT_FUNDS),
                TwoBlueMugs.captureDeferred("hamburg", ONE),
                TwoBlueMugs.captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captured("hamburg", ONE),
                TwoBlueMugs.captureFailed("hamburg", ONE),
                TwoBlueMugs.releaseDeferred(),
                TwoBlueMugs.voidRequested(2),
                TwoBlueMugs.released(BOTH),
                TwoBlueMugs.refundDeferred("refund-1", ONE),
                TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                TwoBlueMugs.refunded("refund-1", ONE),
                TwoBlueMugs.refundFailed("refund-1", ONE),
                TwoBlueMugs.repaymentOwed("refund-1", BOTH),
                TwoBlueMugs.outcomeUnknown(1),
                TwoBlueMugs.needsAttention(1));
    }

    /** Every kind of event there is, as the sealed families say. */
    static List<Class<?>> kinds() {
        return Stream.of(PaymentEvent.class, PaymentFact.class)
                .flatMap(EveryFact::members)
                .toList();
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(EveryFact::members)
                : Stream.of(family);
    }

    /** As it was stored when the revision was current; never changed again. */
    static String storedForm(Class<?> kind, String revision) {
        String file = "/stored/" + kind.getSimpleName() + "." + revision + ".json";
        try (InputStream stored = Optional.ofNullable(EveryFact.class.getResourceAsStream(file))
                .orElseThrow(() -> new IllegalStateException("Keep the stored form in src/test/resources" + file))) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
