package shop.payment.provider.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import com.stripe.service.V1Services;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.kernel.Money;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentView.Booking;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.provider.ToldByProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's list of events, which it keeps for 30 days, as a list of what has happened to money. What has ended by
 * itself is none of it, as in our journal.
 */
final class StripeBooks implements ProviderBooks {

    /** Under this name, and the number of the operation, a PaymentIntent names a capture. */
    static final String CAPTURE = "capture-";

    private static final Logger log = LoggerFactory.getLogger(StripeBooks.class);

    private static final List<String> UNASKED =
            List.of("charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed");

    private static final List<String> ASKED = List.of(
            "payment_intent.amount_capturable_updated",
            "payment_intent.succeeded",
            "payment_intent.canceled",
            "refund.created",
            "refund.updated");

    private final V1Services stripe;
    private final JsonMapper json;

    StripeBooks(V1Services stripe, JsonMapper json) {
        this.stripe = stripe;
        this.json = json;
    }

    @Override
    public Optional<Page> read(Span span, Optional<String> after) {
        try {
            EventListParams.Builder asked = EventListParams.builder()
                    .setCreated(EventListParams.Created.builder()
                            .setGte(span.from().getEpochSecond())
                            .setLt(span.before().getEpochSecond())
                            .build())
                    .setLimit(100L)
                    .addAllType(UNASKED);
            if (!span.onlyUnasked()) {
                asked.addAllType(ASKED);
            }
            after.ifPresent(asked::setStartingAfter);
            StripeCollection<Event> page = stripe.events().list(asked.build());
            List<ProviderBooking> bookings = new ArrayList<>();
            Map<String, Optional<PaymentId>> payments = new HashMap<>();
            for (Event event : page.getData()) {
                bookings.addAll(inOurs(event, payments));
            }
            List<Event> read = page.getData();
            return Optional.of(new Page(
                    bookings,
                    Boolean.TRUE.equals(page.getHasMore()) && !read.isEmpty()
                            ? Optional.of(read.get(read.size() - 1).getId())
                            : Optional.empty()));
        } catch (StripeException | RuntimeException unanswered) {
            return silent(unanswered);
        }
    }

    private List<ProviderBooking> inOurs(Event event, Map<String, Optional<PaymentId>> payments)
            throws StripeException {
        JsonNode object = json.readTree(event.getDataObjectDeserializer().getRawJson());
        Map<String, Object> before = event.getData().getPreviousAttributes() == null
                ? Map.of()
                : event.getData().getPreviousAttributes();
        Instant at = Instant.ofEpochSecond(event.getCreated());
        Optional<PaymentId> payment = UNASKED.contains(event.getType())
                ? payment(object.path("payment_intent").asString(""), payments)
                : ToldByProvider.payment(
                        object.path("metadata").path(StripeProvider.PAYMENT).asString(""));
        if (payment.isEmpty()) {
            return List.of();
        }
        String reference = payment.get().value();
        if (UNASKED.contains(event.getType())) {
            return disputed(event.getType(), reference, at, object).stream().toList();
        }
        return switch (event.getType()) {
            case "payment_intent.amount_capturable_updated" ->
                object.path("amount_received").asLong(0) == 0
                        ? List.of(line(reference, at, Booking.Kind.AUTHORISED, "", object, "amount_capturable"))
                        : List.of(captured(reference, at, object));
            case "payment_intent.succeeded" ->
                "manual".equals(object.path("capture_method").asString(""))
                        ? capturedAtLast(reference, at, object)
                        : List.of(line(reference, at, Booking.Kind.PAID, "", object, "amount_received"));
            case "payment_intent.canceled" ->
                released(reference, at, object).stream().toList();
            case "refund.created", "refund.updated" ->
                refunded(event.getType(), before, reference, at, object).stream()
                        .toList();
            default -> List.of();
        };
    }

    private static Optional<ProviderBooking> disputed(String type, String reference, Instant at, JsonNode dispute) {
        String status = dispute.path("status").asString("");
        return switch (type) {
            case "charge.dispute.created" ->
                Optional.of(Booking.Kind.INQUIRED)
                        .filter(kind -> StripeWords.isInquiry(status))
                        .map(kind -> disputed(reference, at, kind, dispute));
            case "charge.dispute.funds_withdrawn" ->
                Optional.of(disputed(reference, at, Booking.Kind.DISPUTED, dispute));
            default -> end(status).map(end -> disputed(reference, at, end, dispute));
        };
    }

    /** What Stripe has cancelled itself has ended. */
    private static Optional<ProviderBooking> released(String reference, Instant at, JsonNode intent) {
        String reason = intent.path("cancellation_reason").asString("");
        return List.of("automatic", "expired").contains(reason)
                ? Optional.empty()
                : Optional.of(
                        new ProviderBooking(reference, at, Booking.Kind.RELEASED, "", money(intent, held(intent))));
    }

    /** Once it is done: at once, or later. */
    private static Optional<ProviderBooking> refunded(
            String type, Map<String, Object> before, String reference, Instant at, JsonNode refund) {
        boolean isNews = type.equals("refund.created") || before.containsKey("status");
        if (!isNews || !refund.path("status").asString("").equals("succeeded")) {
            return Optional.empty();
        }
        String name = refund.path("metadata").path(StripeProvider.REFUND).asString("");
        return Optional.of(line(reference, at, Booking.Kind.REFUNDED, name, refund, "amount"));
    }

    /** What is captured once lets go of the rest by itself. */
    private static List<ProviderBooking> capturedAtLast(String reference, Instant at, JsonNode intent) {
        long rest =
                intent.path("amount").asLong(0) - intent.path("amount_received").asLong(0);
        return rest == 0
                ? List.of(captured(reference, at, intent))
                : List.of(
                        captured(reference, at, intent),
                        new ProviderBooking(reference, at, Booking.Kind.RELEASED, "", money(intent, rest)));
    }

    /** The last one; those before it have told their amounts. */
    private static ProviderBooking captured(String reference, Instant at, JsonNode intent) {
        List<Captured> all = captures(intent.path("metadata"));
        if (all.isEmpty()) {
            return line(reference, at, Booking.Kind.CAPTURED, "", intent, "amount_received");
        }
        long before = all.subList(0, all.size() - 1).stream()
                .mapToLong(Captured::amount)
                .sum();
        return new ProviderBooking(
                reference,
                at,
                Booking.Kind.CAPTURED,
                all.get(all.size() - 1).id(),
                money(intent, intent.path("amount_received").asLong(0) - before));
    }

    /** A capture that the metadata name. */
    record Captured(int operation, String id, long amount) {

        /** As the metadata's value. */
        static String text(String id, long amount) {
            return amount + " " + id;
        }

        static Optional<Captured> of(String name, String value) {
            try {
                int end = value.indexOf(' ');
                return Optional.of(new Captured(
                        Integer.parseInt(name.substring(CAPTURE.length())),
                        value.substring(end + 1),
                        Long.parseLong(value.substring(0, Math.max(0, end)))));
            } catch (NumberFormatException notOurs) {
                return Optional.empty();
            }
        }
    }

    private static List<Captured> captures(JsonNode metadata) {
        List<Captured> all = new ArrayList<>();
        metadata.properties().stream()
                .filter(entry -> entry.getKey().startsWith(CAPTURE))
                .forEach(entry -> Captured.of(entry.getKey(), entry.getValue().asString(""))
                        .ifPresent(all::add));
        all.sort(Comparator.comparingInt(Captured::operation));
        return all;
    }

    private static long held(JsonNode intent) {
        return intent.path("latest_charge").isNull()
                        || intent.path("latest_charge").isMissingNode()
                ? 0
                : intent.path("amount").asLong(0)
                        - intent.path("amount_received").asLong(0);
    }

    @Override
    public Optional<List<ProviderBooking>> of(String reference) {
        try {
            Optional<PaymentId> payment = ToldByProvider.payment(reference);
            Optional<PaymentIntent> intent =
                    payment.isEmpty() ? Optional.empty() : StripeProvider.found(stripe, payment.get());
            return Optional.of(intent.isEmpty() ? List.of() : standing(reference, intent.get()));
        } catch (StripeException | RuntimeException unanswered) {
            return silent(unanswered);
        }
    }

    /** All that has happened to a payment, as it stands; when, Stripe does not say of each. */
    private List<ProviderBooking> standing(String reference, PaymentIntent intent) throws StripeException {
        List<ProviderBooking> all = new ArrayList<>();
        JsonNode object = json.readTree(intent.toJson());
        Instant at = Instant.ofEpochSecond(intent.getCreated());
        boolean isManual = "manual".equals(intent.getCaptureMethod());
        long received = object.path("amount_received").asLong(0);
        boolean wasHeld = isManual && intent.getLatestCharge() != null;
        if (wasHeld) {
            all.add(line(reference, at, Booking.Kind.AUTHORISED, "", object, "amount"));
        } else if ("succeeded".equals(intent.getStatus())) {
            all.add(line(reference, at, Booking.Kind.PAID, "", object, "amount_received"));
        }
        List<Captured> captures = captures(object.path("metadata"));
        long before = 0;
        for (int number = 0; number < captures.size(); number++) {
            boolean isLast = number == captures.size() - 1;
            long amount = isLast ? received - before : captures.get(number).amount();
            before += amount;
            all.add(new ProviderBooking(
                    reference, at, Booking.Kind.CAPTURED, captures.get(number).id(), money(object, amount)));
        }
        if ("canceled".equals(intent.getStatus())
                || wasHeld && "succeeded".equals(intent.getStatus()) && received < intent.getAmount()) {
            all.add(new ProviderBooking(reference, at, Booking.Kind.RELEASED, "", money(object, held(object))));
        }
        addRefunds(reference, intent.getId(), all);
        addDisputes(reference, intent.getId(), all);
        return all;
    }

    private void addRefunds(String reference, String intent, List<ProviderBooking> all) throws StripeException {
        for (Refund refund : StripeProvider.refundsOf(stripe, intent)) {
            if ("succeeded".equals(refund.getStatus())) {
                all.add(new ProviderBooking(
                        reference,
                        Instant.ofEpochSecond(refund.getCreated()),
                        Booking.Kind.REFUNDED,
                        StripeProvider.metadata(refund.getMetadata()).getOrDefault(StripeProvider.REFUND, ""),
                        StripeMoney.inOurs(refund.getAmount(), refund.getCurrency())));
            }
        }
    }

    private void addDisputes(String reference, String intent, List<ProviderBooking> all) throws StripeException {
        for (Dispute dispute : StripeProvider.disputesOf(stripe, intent)) {
            String status = String.valueOf(dispute.getStatus());
            Money amount = StripeMoney.inOurs(dispute.getAmount(), dispute.getCurrency());
            Instant opened = Instant.ofEpochSecond(dispute.getCreated());
            all.add(new ProviderBooking(
                    reference,
                    opened,
                    StripeWords.isInquiry(status) ? Booking.Kind.INQUIRED : Booking.Kind.DISPUTED,
                    dispute.getId(),
                    amount));
            end(status).ifPresent(end -> all.add(new ProviderBooking(reference, opened, end, dispute.getId(), amount)));
        }
    }

    private static Optional<Booking.Kind> end(String status) {
        return StripeWords.outcome(status).map(outcome -> {
            if (StripeWords.isInquiry(status)) {
                return Booking.Kind.INQUIRY_CLOSED;
            }
            return outcome == DisputeOutcome.WON ? Booking.Kind.DISPUTE_WON : Booking.Kind.DISPUTE_LOST;
        });
    }

    private static ProviderBooking disputed(String reference, Instant at, Booking.Kind kind, JsonNode dispute) {
        return line(reference, at, kind, dispute.path("id").asString(""), dispute, "amount");
    }

    private static ProviderBooking line(
            String reference, Instant at, Booking.Kind kind, String operation, JsonNode object, String amount) {
        return new ProviderBooking(
                reference,
                at,
                kind,
                operation,
                money(object, object.path(amount).asLong(0)));
    }

    private static Money money(JsonNode object, long amount) {
        return StripeMoney.inOurs(amount, object.path("currency").asString(null));
    }

    /** Whose dispute it is, its payment says. */
    private Optional<PaymentId> payment(String intent, Map<String, Optional<PaymentId>> known) throws StripeException {
        if (!known.containsKey(intent)) {
            known.put(
                    intent,
                    intent.isEmpty()
                            ? Optional.empty()
                            : ToldByProvider.payment(StripeProvider.metadata(stripe.paymentIntents()
                                            .retrieve(intent)
                                            .getMetadata())
                                    .getOrDefault(StripeProvider.PAYMENT, "")));
        }
        return known.get(intent);
    }

    private static <T> Optional<T> silent(Exception unanswered) {
        log.info("Stripe's books could not be read: {}", StripeWords.whatWasSeen(unanswered));
        return Optional.empty();
    }
}
