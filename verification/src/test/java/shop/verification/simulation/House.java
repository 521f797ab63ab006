package shop.verification.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.OrderView;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.order.ordering.Choice;
import shop.order.ordering.DryRun;
import shop.order.ordering.LostParcels;
import shop.order.ordering.PaymentWindow;
import shop.order.ordering.RecordedRequests;
import shop.order.ordering.ReturnTerms;
import shop.order.returns.ReturnChoices;
import shop.order.story.Language;
import shop.order.story.OrderStory;
import shop.order.story.Timeline;
import shop.payment.accounts.RefundAccount;
import shop.payment.accounts.RefundAccounts;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.RepaymentTransferred;
import shop.payment.asking.DisputeCalls;
import shop.payment.asking.LateMoney;
import shop.payment.asking.ProviderCalls;
import shop.payment.collecting.CaptureRetries;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.SealedAccount;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.messaging.Trials;
import shop.platform.mongo.Projected;
import shop.platform.mongo.Stories;
import shop.platform.outside.AskAgain;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;
import shop.platform.processing.FollowUps;
import shop.platform.time.Freshness;
import shop.platform.time.TimeScale;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.asking.CarrierCalls;

/**
 * The three services without anything around them: their aggregates on Axon's own bus and store, in memory; their policies,
 * found as their containers find them, each in its group; what asks the outside, and asks again; and the view of the order.
 * Built once, and emptied for each story.
 */
final class House {

    private static final List<String> POLICIES = List.of(
            "shop.order.policies",
            "shop.payment.policies",
            "shop.shipping.policies",
            "shop.shipping.carrier.simulated");

    private static final Duration ATTENTION_AFTER = Duration.ofDays(3);

    /** Nobody in the stories tells an account. */
    private static final RefundAccounts NO_ACCOUNTS = new RefundAccounts() {

        @Override
        public SealedAccount seal(RefundAccount account) {
            throw new Fault("an account is told");
        }

        @Override
        public Optional<RefundAccount> open(SealedAccount account) {
            return Optional.empty();
        }

        @Override
        public void forget(SealedAccount account) {
            // None is kept.
        }
    };

    private static final List<String> AGGREGATES = List.of(
            "shop.order.ordering.Order",
            "shop.order.returns.Return",
            "shop.payment.collecting.Payment",
            "shop.payment.disputing.Dispute",
            "shop.shipping.dispatching.Shipment",
            "shop.shipping.dispatching.ReturnShipment");

    private final VirtualTime time = new VirtualTime();
    private final Breakdown breakdown = new Breakdown();
    private final Chronicle chronicle = new Chronicle(time);
    private final MemoryThatEmpties storage = new MemoryThatEmpties();
    private final EventStore events =
            EmbeddedEventStore.builder().storageEngine(storage).build();
    private final Market market;
    private final PaymentBooks provider = new PaymentBooks(time, breakdown, chronicle);
    private final ParcelBooks carrier = new ParcelBooks(breakdown, chronicle);
    private final SwallowedCalls swallowed = new SwallowedCalls();
    private final List<Waiting> waiting = List.of(new Waiting(Service.PAYMENT), new Waiting(Service.SHIPPING));
    private final Map<String, Group> groups = new TreeMap<>();
    private final List<EventMessage<?>> heard = new ArrayList<>();
    private final BreakingBus bus = new BreakingBus(SimpleCommandBus.builder().build(), breakdown, chronicle);
    private final Commands commands =
            new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
    private final AtomicReference<Object> view = new AtomicReference<>();
    private Optional<OrderView> seen = Optional.empty();
    private final OrderStory story;
    private final Questions questions;
    private final Object providerCalls;
    private final LateMoney lateMoney;
    private final ParameterResolverFactory parameters;

    House() {
        this(new Market("DE", ZoneId.of("Europe/Berlin"), Set.of()));
    }

    House(Market market) {
        this.market = market;
        TimeScale scale = new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true);
        parameters = parameters(scale);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<CommandMessage<?>>(
                new SimpleCorrelationDataProvider(Headers.ORDER_ID, Headers.SUBJECT, Headers.ROLE)));
        AGGREGATES.forEach(aggregate -> AggregatesInMemory.serve(bus, Hidden.type(aggregate), events, parameters));
        events.subscribe(recorded -> recorded.forEach(this::hear));
        OutsideCalls toProvider = new OutsideCalls(waiting.get(0), swallowed::hear);
        Object deadlines = Hidden.made(
                Hidden.type("shop.payment.asking.Deadlines"), PaymentBooks.KEYS_REMEMBERED, ATTENTION_AFTER);
        providerCalls = Hidden.made(ProviderCalls.class, toProvider, provider, commands, NO_ACCOUNTS, deadlines, time);
        lateMoney = (LateMoney) Hidden.made(LateMoney.class, events, providerCalls);
        Object carrierCalls =
                Hidden.made(CarrierCalls.class, new OutsideCalls(waiting.get(1), swallowed::hear), carrier, commands);
        Object disputeCalls = Hidden.made(DisputeCalls.class, toProvider, provider.desk(), commands);
        questions = questions(carrierCalls, disputeCalls, deadlines);
        story = (OrderStory) Hidden.made(OrderStory.class, events, market, "");
        List<Object> parts = List.of(
                events,
                NO_ACCOUNTS,
                new FollowUps(commands),
                commands,
                new Freshness(time),
                scale,
                new Deadlines(time, events),
                recordedRequests(),
                providerCalls,
                lateMoney,
                disputeCalls,
                carrierCalls);
        policies().forEach(policy -> group(policy).add(Hidden.madeOf(policy, parts)));
        group("order-tracking", Service.ORDER)
                .add(Hidden.made(Hidden.type("shop.order.tracking.OrderProjection"), keptInMemory()));
    }

    private ParameterResolverFactory parameters(TimeScale scale) {
        BusinessCalendar calendar = new BusinessCalendar(market);
        var returns = new ReturnTerms.Settings(Duration.ofDays(30), Map.of(), "market", Choice.SUPPORT);
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(House.class),
                new SimpleResourceParameterResolverFactory(List.of(
                        time,
                        new PaymentWindow(calendar, scale),
                        new LostParcels(LostParcels.Remedy.ASK),
                        new ReturnTerms(returns, market, calendar, scale),
                        new ReturnChoices(Choice.AUTOMATIC, Choice.AUTOMATIC),
                        new CaptureRetries(scale))));
    }

    private Questions questions(Object carrierCalls, Object disputeCalls, Object deadlines) {
        return new Questions(
                time,
                events,
                (AskAgain.Asker)
                        Hidden.made(Hidden.type("shop.payment.asking.AskTheProviderAgain"), providerCalls, deadlines),
                (AskAgain.Asker) Hidden.made(Hidden.type("shop.payment.asking.AskAboutDisputes"), disputeCalls),
                (AskAgain.Asker) Hidden.made(Hidden.type("shop.shipping.asking.AskTheCarrierAgain"), carrierCalls));
    }

    private RecordedRequests recordedRequests() {
        Function<String, Object> histories =
                order -> events.readEvents(order).asStream().toList();
        Supplier<ParameterResolverFactory> resolved = () -> parameters;
        return new RecordedRequests((DryRun) Hidden.made(DryRun.class, Hidden.made(Trials.class, histories, resolved)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // nobody here may name what is kept
    private Stories<?> keptInMemory() {
        return Stories.inMemory((AtomicReference) view);
    }

    /** As the containers find them. */
    private static List<Class<?>> policies() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        return POLICIES.stream()
                .flatMap(room -> scanner.findCandidateComponents(room).stream())
                .map(BeanDefinition::getBeanClassName)
                .filter(Objects::nonNull)
                .sorted()
                .<Class<?>>map(Hidden::type)
                .toList();
    }

    private Group group(Class<?> policy) {
        Service service = Service.valueOf(policy.getName().split("\\.")[1].toUpperCase(Locale.ROOT));
        return group(policy.getAnnotation(ProcessingGroup.class).value(), service);
    }

    void plant(Object policy) {
        group(policy.getClass().getAnnotation(ProcessingGroup.class).value(), Service.ORDER)
                .add(policy);
    }

    private Group group(String name, Service service) {
        return groups.computeIfAbsent(name, first -> new Group(name, service));
    }

    private void hear(EventMessage<?> event) {
        heard.add(event);
        chronicle.tell("recorded", event.getPayload());
        groups.values().forEach(group -> group.hear(event));
        if (event instanceof DomainEventMessage<?> fact) {
            questions.hear(fact);
        }
    }

    /** Nothing has happened yet. */
    void begin(Random chance) {
        // Whatever an earlier story has left undone.
        List.of(Service.values()).forEach(this::crash);
        time.begin();
        chronicle.begin();
        breakdown.end();
        storage.empty();
        swallowed.faults();
        heard.clear();
        view.set(null);
        seen = Optional.empty();
        questions.begin();
        provider.begin(chance);
        carrier.begin(chance);
        groups.values().forEach(Group::begin);
        bus.begin();
    }

    /** The process of a service is gone, with all that it had not written down, and another takes its place. */
    void crash(Service service) {
        breakdown.now();
        for (Waiting lost : waiting) {
            while (lost.service() == service && !lost.calls().isEmpty()) {
                try {
                    lost.make(lost.calls().get(0));
                } catch (Crash gone) {
                    // Nothing of it was done.
                }
            }
        }
        groups.values().stream().filter(group -> group.service() == service).forEach(Group::beginAgain);
        breakdown.end();
        chronicle.tell("crash", "the " + service + " service is started again");
    }

    VirtualTime time() {
        return time;
    }

    Breakdown breakdown() {
        return breakdown;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    PaymentBooks provider() {
        return provider;
    }

    ParcelBooks carrier() {
        return carrier;
    }

    Commands commands() {
        return commands;
    }

    BreakingBus bus() {
        return bus;
    }

    SwallowedCalls swallowed() {
        return swallowed;
    }

    List<Waiting> waiting() {
        return waiting;
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** All that was recorded so far, in order. */
    List<EventMessage<?>> heard() {
        return heard;
    }

    /** The service looks for authorisations whose time is over and that still hold money; so does this. */
    void lookUpEnds(Instant now) {
        for (PaymentAuthorised authorised : recorded(PaymentAuthorised.class)) {
            if (!now.isBefore(authorised.captureBefore())) {
                RecordedFacts.in(events.readEvents(authorised.paymentId().value(), 0))
                        .latest(PaymentRegistered.class)
                        .ifPresent(known -> Hidden.called(providerCalls, "lookUp", known));
            }
        }
    }

    /** The service compares its journal with the provider's books, in which there may be money that it has not heard of. */
    void compareBooks() {
        provider.accounts().forEach((payment, account) -> {
            if (account.hasMoney()) {
                lateMoney.lookFor(payment);
            }
        });
    }

    /** What was recorded of this kind. */
    <E> List<E> recorded(Class<E> kind) {
        return heard.stream()
                .map(EventMessage::getPayload)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What a person has given back of a tender that the provider could not. */
    Money transferred(int tender, String currency) {
        return recorded(RepaymentTransferred.class).stream()
                .filter(it -> it.tender() == tender)
                .map(RepaymentTransferred::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** The order as its view tells it, which may be behind. */
    Optional<OrderView> order() {
        Object kept = view.get();
        if (kept != null
                && seen.filter(before -> before.version() == position(kept)).isEmpty()) {
            seen = Optional.of((OrderView) Hidden.called(kept, "view"));
        }
        return kept == null ? Optional.empty() : seen;
    }

    private static long position(Object kept) {
        return ((Projected) kept).position();
    }

    Timeline timeline(OrderId order, String customer) {
        return story.of(order, customer, Language.ENGLISH, false, true);
    }
}
