package shop.payment.provider.stripe;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentProvider;
import shop.payment.provider.PaymentProviderContract.Instrument;
import shop.payment.provider.PaymentProviderContract.Moved;
import shop.payment.provider.PaymentProviderContract.Notice;
import shop.payment.provider.PaymentProviderContract.Payer;
import shop.payment.provider.PaymentProviderContract.World;
import shop.platform.messaging.Commands;
import shop.rehearsal.WayThatLosesAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stripe on paper, and the adapter before it. */
final class StripeWorld implements World {

    static final String SECRET = "whsec_of_this_test";

    private static final Set<String> TELLING = Set.of(
            "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.amount_capturable_updated");

    private final StripeOnPaper stripe = new StripeOnPaper();
    private final WayThatLosesAnswers way = WayThatLosesAnswers.to(stripe.port());
    private final StripeSettings settings = settings(way.address());
    private final StripeProvider provider =
            new StripeProvider(StripeConfiguration.client(settings), settings, Clock.systemUTC());

    StripeWorld() throws IOException {}

    static StripeSettings settings(URI address) {
        return new StripeSettings(
                address,
                StripeOnPaper.KEY,
                List.of("whsec_of_before", SECRET),
                URI.create("https://shop.example/orders"),
                true,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
    }

    StripeOnPaper stripe() {
        return stripe;
    }

    StripeDisputes disputes() {
        return new StripeDisputes(StripeConfiguration.client(settings));
    }

    StripeBooks books() {
        return new StripeBooks(StripeConfiguration.client(settings), JsonMapper.shared());
    }

    @Override
    public PaymentProvider provider() {
        return provider;
    }

    @Override
    public WayThatLosesAnswers way() {
        return way;
    }

    @Override
    public Optional<Instrument> with(Payer payer) {
        return switch (payer) {
            case SETS_ASIDE -> Optional.of(new Instrument(PaymentMethod.CARD, "pm_card_visa"));
            case SETS_ASIDE_FOR_ONE_CAPTURE -> Optional.of(new Instrument(PaymentMethod.CARD, "pm_card_diners"));
            case PAYS_AT_ONCE -> Optional.of(new Instrument(PaymentMethod.DEBIT, "pm_card_visa_debit"));
            case IS_AWAITED -> Optional.of(new Instrument(PaymentMethod.DEBIT, "pm_card_threeDSecure2Required"));
            case HAS_NO_MONEY ->
                Optional.of(new Instrument(PaymentMethod.CARD, "pm_card_visa_chargeDeclinedInsufficientFunds"));
            case IS_REFUNDED_LATER -> Optional.of(new Instrument(PaymentMethod.DEBIT, "pm_card_pendingRefund"));
            case IS_REFUNDED_AS_A_WHOLE -> Optional.empty();
        };
    }

    @Override
    public void payerDecides(String reference, boolean pays) {
        stripe.payerDecides(reference, pays);
    }

    @Override
    public void settle() {
        stripe.refundsEnd("succeeded");
    }

    @Override
    public Moved moved() {
        long held = 0;
        long taken = 0;
        for (ObjectNode intent : stripe.intents()) {
            held += intent.path("amount_capturable").asLong();
            taken += intent.path("amount_received").asLong();
        }
        long givenBack = stripe.refunds().stream()
                .filter(refund -> refund.path("status").asString("").equals("succeeded"))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
        return new Moved(held, taken, givenBack);
    }

    @Override
    public List<Notice> told() {
        return stripe.events().stream()
                .filter(event -> TELLING.contains(event.path("type").asString("")))
                .map(event -> signed(event, Instant.now()))
                .toList();
    }

    static Notice signed(ObjectNode event, Instant at) {
        String body = event.toString();
        try {
            return new Notice(
                    Map.of(
                            StripeWebhooks.SIGNATURE,
                            Webhook.Signature.generateSignatureHeader(body, SECRET, at.getEpochSecond())),
                    body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void hear(Notice notice, Commands commands) throws IOException {
        new StripeWebhooks(settings, Clock.systemUTC(), JsonMapper.shared(), commands)
                .take(notice.header(StripeWebhooks.SIGNATURE), notice.request());
    }

    @Override
    public void close() {
        way.close();
        stripe.close();
    }
}
