package shop.order.story;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.api.OrderEvent;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.market.Market;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.AmendmentWindowElapsed;
import shop.order.ordering.CancelledParcelScanned;
import shop.order.ordering.OrderFact;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.ParcelCancelled;
import shop.order.ordering.ParcelDelivered;
import shop.order.ordering.ParcelFact;
import shop.order.ordering.ParcelFoundAgain;
import shop.order.ordering.ParcelHandedOver;
import shop.order.ordering.ParcelHeld;
import shop.order.ordering.ParcelHoldCarriedOut;
import shop.order.ordering.ParcelInterceptAccepted;
import shop.order.ordering.ParcelInterceptRefused;
import shop.order.ordering.ParcelLabelled;
import shop.order.ordering.ParcelMishapReported;
import shop.order.ordering.ParcelMoved;
import shop.order.ordering.ParcelRedirected;
import shop.order.ordering.ParcelRedirectionRefused;
import shop.order.ordering.ParcelReleased;
import shop.order.ordering.PaymentWindowElapsed;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.ReturnEnded;
import shop.order.ordering.ReturnMoved;
import shop.order.ordering.SentAgain;
import shop.order.ordering.SentApart;
import shop.order.ordering.TenderAuthorised;
import shop.order.ordering.TenderAwaitsPayer;
import shop.order.ordering.TenderCaptureFailed;
import shop.order.ordering.TenderCaptured;
import shop.order.ordering.TenderDeclined;
import shop.order.ordering.TenderDisputeAnswered;
import shop.order.ordering.TenderDisputeDecided;
import shop.order.ordering.TenderDisputed;
import shop.order.ordering.TenderExpired;
import shop.order.ordering.TenderFact;
import shop.order.ordering.TenderNeedsAttention;
import shop.order.ordering.TenderOutcomeUnknown;
import shop.order.ordering.TenderPaid;
import shop.order.ordering.TenderRefundFailed;
import shop.order.ordering.TenderRefundOvertaken;
import shop.order.ordering.TenderRefunded;
import shop.order.ordering.TenderReleased;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.TenderTurnedBack;
import shop.order.returns.ReturnCalledOff;
import shop.order.returns.ReturnId;
import shop.order.returns.ReturnLapsed;
import shop.order.returns.ReturnOpened;
import shop.order.returns.ReturnReceived;
import shop.order.returns.ReturnStep;
import shop.order.story.Timeline.Actor;
import shop.order.story.Timeline.Context;
import shop.order.story.Timeline.Entry;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.RepaymentTransferred;
import shop.platform.messaging.Actors;
import shop.platform.messaging.Headers;
import shop.platform.security.Roles;
import shop.shipping.api.ReturnShipmentEvent;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentReduced;
import shop.shipping.api.ShipmentReductionRefused;
import shop.shipping.api.ShipmentSplit;
import shop.shipping.api.ShippingEvent;

/**
 * Tells what happened to an order: what it decided itself, and what payment and shipping published about it. What happened
 * elsewhere is told as it was recorded there; that the order heard of it too is not told again.
 */
@Component
public class OrderStory {

    /** What is told by an event of another context, or of this one, that says the same. */
    static final Set<Class<?>> TOLD_ELSEWHERE = Set.of(
            TenderAuthorised.class,
            TenderPaid.class,
            TenderAwaitsPayer.class,
            TenderDeclined.class,
            TenderExpired.class,
            TenderCaptured.class,
            TenderCaptureFailed.class,
            TenderReleased.class,
            TenderRefunded.class,
            TenderRefundFailed.class,
            TenderRefundOvertaken.class,
            TenderDisputed.class,
            TenderTurnedBack.class,
            TenderDisputeAnswered.class,
            TenderDisputeDecided.class,
            TenderOutcomeUnknown.class,
            TenderNeedsAttention.class,
            ParcelLabelled.class,
            ParcelHandedOver.class,
            ParcelDelivered.class,
            ParcelHeld.class,
            ParcelReleased.class,
            ParcelHoldCarriedOut.class,
            ParcelMoved.class,
            ParcelRedirected.class,
            ParcelRedirectionRefused.class,
            ParcelMishapReported.class,
            ParcelFoundAgain.class,
            ParcelCancelled.class,
            ShipmentSplit.class,
            ParcelInterceptAccepted.class,
            ParcelInterceptRefused.class,
            CancelledParcelScanned.class,
            ReturnMoved.class,
            ReturnEnded.class,
            ReturnCalledOff.class,
            ReturnOpened.class,
            ReturnReceived.class,
            ReturnLapsed.class,
            // The order says what follows from these; a refusal is overtaken by a hand-over sometimes.
            ShipmentCancellationRefused.class,
            ShipmentHeldByPerson.class,
            ShipmentHoldLifted.class,
            ShipmentReduced.class,
            ShipmentReductionRefused.class,
            PaymentWindowElapsed.class,
            AmendmentWindowElapsed.class);

    private static final Map<String, Actor> ROLES = Map.of(
            Roles.CUSTOMER, Actor.CUSTOMER,
            Roles.SHOP, Actor.SHOP,
            Roles.SUPPORT, Actor.SUPPORT,
            Roles.WAREHOUSE, Actor.WAREHOUSE,
            Roles.OPERATOR, Actor.OPERATOR);

    private final EventStore log;
    private final String viewer;
    private final Map<Language, Sentences> sentences;

    /** @param viewer the address of the page that shows events of the log; empty where there is none */
    OrderStory(EventStore log, Market market, @Value("${order.story.viewer:}") String viewer) {
        this.log = log;
        this.viewer = viewer;
        sentences = Stream.of(Language.values())
                .collect(toMap(language -> language, language -> new Sentences(language, market.zone())));
    }

    /**
     * The story of an order that there is.
     *
     * @param customerId whom it is for
     * @param isLinked whether each entry says where its event can be looked at
     * @param knowsWhy whether whoever is told may know why a person holds it (ORD-21)
     */
    public Timeline of(OrderId order, String customerId, Language language, boolean isLinked, boolean knowsWhy) {
        List<Fact> own = recorded(order.value(), Context.ORDER);
        List<Fact> all = new ArrayList<>(own);
        tenders(own).forEach(tender -> {
            List<Fact> payment = recorded(PaymentId.of(order, tender).value(), Context.PAYMENT);
            all.addAll(payment);
            payment.stream()
                    .map(Fact::event)
                    .filter(PaymentDisputed.class::isInstance)
                    .map(PaymentDisputed.class::cast)
                    .forEach(
                            disputed -> all.addAll(recorded(disputed.disputeId().value(), Context.PAYMENT)));
        });
        parcels(own)
                .forEach(parcel ->
                        all.addAll(recorded(ShipmentId.of(order, parcel).value(), Context.SHIPPING)));
        own.stream()
                .flatMap(fact -> fact.event() instanceof ReturnAskedFor asked ? Stream.of(asked.number()) : Stream.of())
                .forEach(number -> {
                    all.addAll(recorded(ReturnId.of(order, number).value(), Context.ORDER));
                    all.addAll(recorded(ReturnShipmentId.of(order, number).value(), Context.SHIPPING));
                });
        return new Timeline(
                order,
                language.tag(),
                all.stream()
                        .filter(fact -> !TOLD_ELSEWHERE.contains(fact.event().getClass()))
                        .sorted(Comparator.comparing(Fact::at))
                        .map(fact -> told(
                                knowsWhy ? fact : fact.withoutReason(), customerId, sentences.get(language), isLinked))
                        .toList());
    }

    /** What an event of the order says, as the story would tell it; nothing where another event tells it. */
    public Optional<String> tell(Record event, Language language) {
        return TOLD_ELSEWHERE.contains(event.getClass())
                ? Optional.empty()
                : Optional.of(sentences.get(language).tell(event));
    }

    /** @param at when it was recorded, and not before what was recorded of the same thing before it */
    private record Fact(Context context, Instant at, Record event, DomainEventMessage<?> message) {

        private Fact withoutReason() {
            return event instanceof OrderHeld held ? new Fact(context, at, held.withoutReason(), message) : this;
        }
    }

    /** What one aggregate has recorded, as far as it is published. */
    private List<Fact> recorded(String aggregate, Context context) {
        List<Fact> facts = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (DomainEventMessage<?> message :
                log.readEvents(aggregate).asStream().toList()) {
            if (isPublished(message.getPayloadType())) {
                latest = message.getTimestamp().isBefore(latest) ? latest : message.getTimestamp();
                facts.add(new Fact(context, latest, read(message), message));
            }
        }
        return facts;
    }

    private static Record read(DomainEventMessage<?> message) {
        try {
            return (Record) message.getPayload();
        } catch (SerializationException damaged) {
            return new CannotBeRead(message.getPayloadType().getSimpleName(), message.getSequenceNumber());
        }
    }

    /** Stands for an event that there is, and that this version cannot read: the rest of the story is told. */
    record CannotBeRead(String event, long sequence) {}

    private static boolean isPublished(Class<?> type) {
        return Stream.of(
                        OrderEvent.class,
                        OrderFact.class,
                        ReturnStep.class,
                        PaymentEvent.class,
                        ShippingEvent.class,
                        ReturnShipmentEvent.class)
                .anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private static Set<Integer> tenders(List<Fact> own) {
        Set<Integer> tenders = new LinkedHashSet<>();
        own.forEach(fact -> {
            if (fact.event() instanceof OrderPlaced placed) {
                for (int number = 1; number <= placed.tenders().size(); number++) {
                    tenders.add(number);
                }
            } else if (fact.event() instanceof AmendmentProposed proposed) {
                proposed.tender().ifPresent(tenders::add);
            } else if (fact.event() instanceof TenderReplaced replaced) {
                tenders.add(replaced.replacement());
            } else if (fact.event() instanceof TenderFact told) {
                tenders.add(told.tender());
            }
        });
        return tenders;
    }

    private static Set<String> parcels(List<Fact> own) {
        Set<String> parcels = new LinkedHashSet<>();
        own.forEach(fact -> {
            if (fact.event() instanceof OrderPlaced placed) {
                placed.lines().stream().map(OrderLine::shipFrom).forEach(parcels::add);
            } else if (fact.event() instanceof ParcelFact told) {
                parcels.add(told.shipFrom());
            }
            if (fact.event() instanceof SentAgain again) {
                parcels.add(again.replacement());
            } else if (fact.event() instanceof SentApart part) {
                parcels.add(part.apart());
            } else if (fact.event() instanceof AmendmentApplied applied) {
                applied.parcels().forEach(added -> parcels.add(added.parcel()));
            }
        });
        return parcels;
    }

    private Entry told(Fact fact, String customerId, Sentences sentences, boolean isLinked) {
        Actor actor = actor(fact, customerId);
        String eventId = fact.message().getIdentifier();
        return new Entry(
                fact.context(),
                fact.message().getTimestamp(),
                sentences.moment(fact.message().getTimestamp()),
                actor,
                sentences.word(actor),
                sentences.tell(fact.event()),
                fact.event() instanceof CannotBeRead damaged
                        ? damaged.event()
                        : fact.event().getClass().getSimpleName(),
                eventId,
                isLinked && !viewer.isEmpty() ? Optional.of(link(eventId)) : Optional.empty());
    }

    private URI link(String eventId) {
        String query = URLEncoder.encode("eventIdentifier = \"" + eventId + "\"", StandardCharsets.UTF_8)
                .replace("+", "%20");
        return URI.create(viewer + "/#/events?query=" + query);
    }

    /** Who did it. What the system was told by others outside, or asked of them, is theirs. */
    private static Actor actor(Fact fact, String customerId) {
        Object subject = fact.message().getMetaData().get(Headers.SUBJECT);
        if (Actors.CARRIER.subject().equals(subject)
                || fact.event() instanceof ShipmentLabelled
                || fact.event() instanceof ReturnShipmentLabelled
                || fact.event() instanceof ShipmentInterceptAccepted) {
            return Actor.CARRIER;
        }
        if (fact.event() instanceof PaymentEvent
                && !(fact.event() instanceof RepaymentTransferred
                        || fact.event() instanceof PaymentOutcomeUnknown
                        || fact.event() instanceof PaymentNeedsAttention)) {
            return Actor.PROVIDER;
        }
        if (subject == null || Actors.SYSTEM.subject().equals(subject)) {
            return Actor.SYSTEM;
        }
        String roles = String.valueOf(fact.message().getMetaData().get(Headers.ROLE));
        return Stream.of(roles.split(","))
                .flatMap(role -> Optional.ofNullable(ROLES.get(role)).stream())
                .min(Comparator.naturalOrder())
                .orElse(subject.equals(customerId) ? Actor.CUSTOMER : Actor.PERSON);
    }
}
