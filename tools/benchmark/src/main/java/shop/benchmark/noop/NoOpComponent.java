package shop.benchmark.noop;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import shop.platform.messaging.RecentAggregates;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;

/**
 * One of three: an aggregate that is kept in memory between its commands, and processors that do nothing. Server, store,
 * serializer, cache, batches and claims are the shop's.
 */
final class NoOpComponent implements AutoCloseable {

    /** As {@code shop.processing.batch} has it where nothing else is said. */
    private static final int BATCH = 100;

    private final List<NoteListener> listeners;
    private final MongoClient mongo;
    private final Configuration configuration;

    private NoOpComponent(List<NoteListener> listeners, MongoClient mongo, Configuration configuration) {
        this.listeners = listeners;
        this.mongo = mongo;
        this.configuration = configuration;
    }

    /**
     * Starts one.
     *
     * @param node where the node listens, such as {@code 127.0.0.1:8124}
     * @param tokens the connection string of the database for its tokens
     * @param segments of each of its processors
     * @param processorsBefore how many the components before it have: the kinds of notes go round all
     */
    static NoOpComponent start(
            String name,
            Class<? extends Errand> aggregate,
            String node,
            String tokens,
            List<Integer> segments,
            int processorsBefore) {
        List<NoteListener> listeners = new ArrayList<>();
        for (int number = 0; number < segments.size(); number++) {
            listeners.add(new NoteListener(name + "-" + (number + 1), Note.kind(processorsBefore + number)));
        }
        MongoClient mongo = MongoClients.create(tokens);
        Serializer serializer = SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .registerComponent(
                        AxonServerConfiguration.class,
                        anything -> AxonServerConfiguration.builder()
                                .servers(node)
                                .componentName(name)
                                .clientId(name + "@" + UUID.randomUUID())
                                .build())
                .configureSerializer(anything -> serializer)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate)
                        .configureCache(anything -> new RecentAggregates(RecentAggregates.USUALLY_KEPT)));
        processors(configurer.eventProcessing(), tokenStore(mongo, name, serializer), listeners, segments);
        return new NoOpComponent(listeners, mongo, configurer.start());
    }

    private static TokenStore tokenStore(MongoClient mongo, String database, Serializer serializer) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(mongo, database)
                        .build())
                .serializer(serializer)
                .build();
    }

    private static void processors(
            EventProcessingConfigurer processing,
            TokenStore tokens,
            List<NoteListener> listeners,
            List<Integer> segments) {
        processing
                .registerTokenStore(anything -> tokens)
                .registerDefaultErrorHandler(anything -> PropagatingErrorHandler.instance())
                .registerDefaultListenerInvocationErrorHandler(anything -> PropagatingErrorHandler.instance());
        for (int number = 0; number < listeners.size(); number++) {
            NoteListener listener = listeners.get(number);
            int itsSegments = segments.get(number);
            processing
                    .registerEventHandler(anything -> listener)
                    .assignHandlerInstancesMatching(listener.processor(), handler -> Objects.equals(handler, listener))
                    .registerPooledStreamingEventProcessor(
                            listener.processor(),
                            Configuration::eventStore,
                            (configuration, builder) -> builder.initialToken(StreamableMessageSource::createTailToken)
                                    .initialSegmentCount(itsSegments)
                                    .batchSize(BATCH)
                                    .enableCoordinatorClaimExtension());
        }
    }

    /** Sends a command, to this component or another, over the server as all commands go. */
    CompletableFuture<Object> send(ErrandCommand command) {
        return configuration.commandGateway().send(command);
    }

    List<NoteListener> listeners() {
        return List.copyOf(listeners);
    }

    @Override
    public void close() {
        configuration.shutdown();
        mongo.close();
    }
}
