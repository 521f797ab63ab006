package shop.platform.processing;

import com.mongodb.client.MongoClient;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import shop.platform.correcting.Corrections;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Headers;
import shop.platform.parking.ParkedEvents;
import shop.platform.parking.ParkingLot;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

/** Processors that begin at the first event, propagate errors, and park what cannot be processed, in every service. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
@EnableConfigurationProperties(Processing.class)
public class ProcessingConfiguration {

    /** Of each processor, as many as the framework would start. */
    private static final int WORKERS = 4;

    @Bean
    MongoTemplate axonMongoTemplate(MongoClient client, MongoDatabaseFactory database) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(client, database.getMongoDatabase().getName())
                .build();
    }

    @Bean
    KnownShares knownShares(MongoDatabaseFactory database) {
        return new KnownShares(database.getMongoDatabase().getCollection("processors"));
    }

    @Bean
    Present present(
            MongoDatabaseFactory database,
            Processing processing,
            Clock clock,
            @Value("${shop.instance:}") String instance) {
        return new Present(
                database.getMongoDatabase().getCollection("instances"),
                Present.nameOf(instance),
                processing.claim(),
                clock);
    }

    /** Only where a service is told that there may be others: alone, one must not wait for who was there before. */
    @Bean
    @ConditionalOnProperty(name = "shop.aggregates.cached", havingValue = "checked")
    EvenShares evenShares(
            EventProcessingConfiguration processors,
            StoredTokens tokens,
            Present present,
            Batches batches,
            Processing processing,
            Vitals vitals,
            Clock clock) {
        return new EvenShares(processors, tokens, present, batches, processing, vitals, clock);
    }

    @Bean
    TokenStore tokenStore(
            MongoTemplate axonMongoTemplate,
            Serializer serializer,
            KnownShares known,
            Processing processing,
            Present present,
            Pauses pauses) {
        return new SharesAreNotForgotten(
                MongoTokenStore.builder()
                        .nodeId(present.here())
                        .mongoTemplate(axonMongoTemplate)
                        .serializer(serializer)
                        .claimTimeout(processing.claim())
                        .build(),
                known,
                pauses::mayBeClaimed);
    }

    @Bean
    Pauses pauses(MongoDatabaseFactory database, Processing processing, Clock clock, Present present) {
        return new Pauses(
                database.getMongoDatabase().getCollection("pauses"), present.here(), processing.claim(), clock);
    }

    @Bean
    PausesInForce pausesInForce(Pauses pauses, EventProcessingConfiguration processors) {
        return new PausesInForce(pauses, () -> processors.eventProcessors().values());
    }

    @Bean
    PeriodicTask pausing(PausesInForce pauses, Vitals vitals) {
        return new PeriodicTask(vitals, "pausing", PausesInForce.PERIOD, pauses::look);
    }

    @Bean
    ConfigurerModule pausesFromTheServer(
            ObjectProvider<AxonServerConnectionManager> connections,
            ObjectProvider<EventProcessingConfiguration> processors,
            ObjectProvider<PausesInForce> pauses) {
        return configurer -> configurer.onStart(
                Phase.INSTRUCTION_COMPONENTS + 1,
                () -> new PausesFromTheServer(connections.getObject(), processors.getObject(), pauses.getObject())
                        .start());
    }

    @Bean
    Batches batches() {
        return new Batches();
    }

    @Bean
    ConfigurerModule processorDefaults(
            ApplicationContext context, Processing processing, Batches batches, Vitals vitals) {
        return configurer -> configure(
                configurer.eventProcessing(),
                processing,
                batches,
                vitals,
                processingGroups(context, DisallowReplay.class));
    }

    @Bean
    Turns turns(MongoDatabaseFactory database, Clock clock, Vitals vitals) {
        return new Turns(database.getMongoDatabase().getCollection("turns"), clock, vitals.scheduler(1, "turns"));
    }

    @Bean
    ParkingLot parkingLot(MongoDatabaseFactory database, Clock clock) {
        return new ParkingLot(database.getMongoDatabase(), clock);
    }

    @Bean
    ConfigurerModule deadLetters(
            ApplicationContext context,
            ParkingLot parkingLot,
            Processing processing,
            Corrections corrections,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return configurer -> {
            EventProcessingConfigurer processors = configurer.eventProcessing();
            processors
                    .registerDefaultDeadLetterPolicy(configuration -> new ParkOnlyWhatCannotPass(corrections::find))
                    .registerDeadLetterQueueProvider(group -> configuration -> new ParkedEvents(
                            group,
                            group,
                            parkingLot,
                            eventSerializer,
                            configuration.upcasterChain(),
                            corrections::find,
                            processing.parked()));
            // Remembers which sequences are parked, which saves a query of the store for every event. A rebuild tells
            // all events again, the parked ones too, and so forgets that they were parked.
            processingGroups(context)
                    .forEach(group -> processors.registerDeadLetteringEventHandlerInvokerConfiguration(
                            group,
                            (configuration, builder) ->
                                    builder.enableSequenceIdentifierCache().allowReset(true)));
        };
    }

    @Bean
    HandlerEnhancerDefinition errorsAreFailures() {
        return new ErrorsAreFailures();
    }

    private static Set<String> processingGroups(ApplicationContext context) {
        return processingGroups(context, ProcessingGroup.class);
    }

    /** Those of which a member has this annotation. */
    private static Set<String> processingGroups(ApplicationContext context, Class<? extends Annotation> annotation) {
        return Arrays.stream(context.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(name -> context.findAnnotationOnBean(name, annotation) != null)
                .map(name -> context.findAnnotationOnBean(name, ProcessingGroup.class))
                .filter(Objects::nonNull)
                .map(ProcessingGroup::value)
                .collect(Collectors.toSet());
    }

    /** @param policies the processors from which commands follow, and which wait for nothing */
    private static void configure(
            EventProcessingConfigurer processors,
            Processing processing,
            Batches batches,
            Vitals vitals,
            Set<String> policies) {
        processors
                .usingPooledStreamingEventProcessors((configuration, builder) -> builder.initialToken(
                                StreamableMessageSource::createTailToken)
                        .initialSegmentCount(processing.segments())
                        .batchSize(processing.batch())
                        .claimExtensionThreshold(processing.claim().toMillis() / 2)
                        .tokenClaimInterval(processing.claim().toMillis() / 2)
                        .coordinatorExecutor(name -> vitals.scheduler(1, "Coordinator[" + name + "]"))
                        .workerExecutor(name -> vitals.scheduler(
                                WORKERS,
                                "WorkPackage[" + name + "]",
                                policies.contains(name) ? Duration.ZERO : processing.pause()))
                        .enableCoordinatorClaimExtension())
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultHandlerInterceptor((configuration, name) -> batches.watching(name))
                .registerDefaultHandlerInterceptor((configuration, name) -> new BatchEnd());
    }

    @Bean
    FollowUps followUps(Commands commands) {
        return new FollowUps(commands);
    }

    @Bean
    StoredTokens storedTokens(MongoTemplate axonMongoTemplate, Serializer serializer) {
        return new StoredTokens(axonMongoTemplate, serializer);
    }

    @Bean
    RecognisedLog recognisedLog(
            ObjectProvider<EventStore> events,
            MongoDatabaseFactory database,
            StoredTokens tokens,
            Batches batches,
            Clock clock) {
        return new RecognisedLog(
                events::getObject, database.getMongoDatabase().getCollection("log"), tokens, batches, clock);
    }

    @Bean
    FirstLook firstLook(RecognisedLog log) {
        return new FirstLook(log);
    }

    @Bean
    ConfigurerModule processorsReadTheRecognisedLog(RecognisedLog log) {
        return configurer -> configurer.eventProcessing().configureDefaultStreamableMessageSource(anything -> log);
    }

    @Bean
    ProcessorWatch processorWatch(
            EventProcessingConfiguration processors,
            StoredTokens tokens,
            KnownShares known,
            ParkingLot parkingLot,
            Batches batches,
            RecognisedLog log,
            Pauses pauses,
            Vitals vitals,
            Processing processing,
            Clock clock,
            Present present) {
        return new ProcessorWatch(
                processors, tokens, known, parkingLot, batches, log, pauses, vitals, processing, clock, present.here());
    }

    @Bean
    Positions positions(TokenStore tokens, StoredTokens stored, Batches batches, Pauses pauses) {
        return new Positions(tokens, stored, batches, pauses);
    }

    @Bean
    Rebuilds rebuilds(
            MongoDatabaseFactory database,
            EventProcessingConfiguration processors,
            Processing processing,
            RecognisedLog log,
            TokenStore tokens,
            StoredTokens stored,
            KnownShares known,
            Batches batches,
            Corrections corrections,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration configuration,
            Positions positions,
            ParkingLot parkingLot,
            ProcessorWatch watch,
            EventStore events,
            Vitals vitals,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        var tools = new RebuildTools(
                processors,
                processing,
                log,
                tokens,
                stored,
                known,
                batches,
                new ParkOnlyWhatCannotPass(corrections::find),
                (name, standsInFor) -> new ParkedEvents(
                        name,
                        standsInFor,
                        parkingLot,
                        eventSerializer,
                        configuration.upcasterChain(),
                        corrections::find,
                        processing.parked()),
                configuration.getComponent(ParameterResolverFactory.class),
                configuration.getComponent(HandlerDefinition.class),
                vitals);
        return new Rebuilds(
                new StoredRebuilds(
                        database.getMongoDatabase().getCollection("rebuilds"),
                        processing.claim().multipliedBy(2),
                        clock),
                tools,
                positions,
                parkingLot,
                watch,
                service,
                rebuilt -> events.publish(
                        new GenericEventMessage<>(rebuilt, Map.of(Headers.SUBJECT, rebuilt.startedBy()))));
    }

    @Bean
    PeriodicTask rebuilding(Rebuilds rebuilds, Vitals vitals) {
        return new PeriodicTask(vitals, "rebuilding", Rebuilds.PERIOD, rebuilds::look);
    }

    @Bean
    PositionPlans positionPlans(EventStore events, ProcessorWatch watch) {
        return new PositionPlans(events, watch);
    }

    @Bean
    PeriodicTask processorWatchdog(
            EventProcessingConfiguration processors,
            AxonServerConnectionManager connections,
            RecognisedLog log,
            Vitals vitals) {
        var watchdog = new ProcessorWatchdog(processors, connections, log);
        return new PeriodicTask(vitals, "processor-watchdog", ProcessorWatchdog.PERIOD, watchdog::wake);
    }
}
