package shop.platform.messaging;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.MultiCorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import shop.platform.correcting.Corrections;
import shop.platform.serialization.MessageNames;
import shop.platform.vital.Vitals;
import shop.starting.CannotStart;

/** Routing, metadata and repetition, alike in every service. */
@AutoConfiguration(
        before = {AxonAutoConfiguration.class, AxonServerAutoConfiguration.class, InterceptorAutoConfiguration.class})
public class MessagingConfiguration {

    @Bean
    FirstComponentIsTheTarget commandTargetResolver() {
        return new FirstComponentIsTheTarget();
    }

    /**
     * Keeps aggregates in memory between their commands, where told to: {@code true} is for services that run as one
     * instance. If commands of an aggregate went to another instance and came back, a decision to change nothing could rest
     * on a state that is past (one that changes something is refused by the sequence check, and made again); so where there
     * may be several it is {@code checked}.
     */
    @Bean
    Cache aggregateCache(@Value("${shop.aggregates.cached:false}") String cached, ObjectProvider<EventStore> events) {
        return switch (cached) {
            case "true" -> new RecentAggregates(RecentAggregates.USUALLY_KEPT);
            case "checked" ->
                new CheckedCache(
                        new RecentAggregates(RecentAggregates.USUALLY_KEPT),
                        MessagingConfiguration::lastInMemory,
                        aggregate -> events.getObject().lastSequenceNumberFor(aggregate));
            case "false" -> NoCache.INSTANCE;
            default ->
                throw new CannotStart(
                        "shop.aggregates.cached is '" + cached + "'.",
                        "Say true for one instance, checked for several, or false.",
                        null);
        };
    }

    /** An entry that was never written anywhere holds the aggregate itself, and needs nothing to make it anew. */
    private static OptionalLong lastInMemory(Object entry) {
        Long version = entry instanceof AggregateCacheEntry<?> aggregate
                ? aggregate.recreateAggregate(null, null, null, null).version()
                : null;
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    @Bean
    CorrelationDataProvider causeAndOrder() {
        return new MultiCorrelationDataProvider<>(List.of(
                new MessageOriginProvider(),
                new SimpleCorrelationDataProvider(Headers.ORDER_ID, Headers.SUBJECT, Headers.ROLE)));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService commandRetries(Vitals vitals) {
        return vitals.scheduler(1, "command-retries");
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, ScheduledExecutorService commandRetries) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                // Here and not at the bus: a repetition is sent from another thread, where the caller is not known.
                .dispatchInterceptors(List.of(new MarkTheOrder<CommandMessage<?>>(), new NameTheActor()))
                .retryScheduler(new TryAgainWhilePassing(commandRetries))
                .build();
    }

    @Bean
    Commands commands(CommandGateway gateway) {
        return new Commands(gateway);
    }

    @Bean
    HandlerEnhancerDefinition handlersByName(MessageNames names) {
        return new HandlersByName(names);
    }

    @Bean
    SmartInitializingSingleton sentByName(CommandBus commands, QueryBus queries, MessageNames names) {
        return () -> {
            commands.registerDispatchInterceptor(SentByName.commands(names));
            queries.registerDispatchInterceptor(SentByName.queries(names));
        };
    }

    @Bean
    SmartInitializingSingleton markEvents(EventBus events) {
        return () -> events.registerDispatchInterceptor(new MarkTheOrder<EventMessage<?>>());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Corrections corrections(ObjectProvider<EventStore> events) {
        return new Corrections(events::getObject);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    UnknownTypes unknownTypes(@Value("${spring.application.name}") String service, MessageNames names) {
        return new UnknownTypes(service, names);
    }

    @Bean
    SmartInitializingSingleton answerWithAKnownVersion(
            CommandBus commands, UnknownTypes unknown, CommandTargetResolver targets) {
        return () -> commands.registerHandlerInterceptor(new AnswerWithAKnownVersion(unknown, targets));
    }

    @Bean
    Histories histories(EventStore events, Serializer serializer, Corrections corrections) {
        return new Histories(events, serializer, corrections);
    }

    @Bean
    SmartInitializingSingleton sayWhatPasses(CommandBus commands) {
        return () -> commands.registerHandlerInterceptor(new SayWhatPasses());
    }

    @Bean
    SmartInitializingSingleton nameUnreadableEvents(
            CommandBus commands, Histories histories, CommandTargetResolver targets) {
        return () -> commands.registerHandlerInterceptor(new NameTheUnreadableEvent(histories, targets));
    }
}
