package shop.platform.health;

import com.mongodb.client.MongoClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import shop.platform.processing.Hindrance;
import shop.platform.processing.ProcessorState;
import shop.platform.processing.ProcessorWatch;
import shop.platform.processing.RecognisedLog;

/**
 * The health of the connection to Axon Server (the framework's own indicator does not activate on this Spring Boot), of
 * the store (the framework's own waits for one that hangs, and its caller with it), and of the processors: out of service
 * while a share of their work is not done, or nobody can say whether it is.
 */
@AutoConfiguration(before = MongoHealthContributorAutoConfiguration.class)
public class HealthConfiguration {

    @Bean
    HealthIndicator axonServer(AxonServerConnectionManager connections) {
        return () -> {
            String context = connections.getDefaultContext();
            return (connections.isConnected(context) ? Health.up() : Health.down())
                    .withDetail("context", context)
                    .build();
        };
    }

    @Bean
    HealthIndicator mongoHealthIndicator(MongoClient client, MongoDatabaseFactory database) {
        return new StoreHealth(client, database.getMongoDatabase().getName());
    }

    /**
     * Not a part of readiness: an instance that stops being asked processes no more events for that, and what it can answer
     * it answers. How many events are parked is told, and makes nothing unwell: all others go on.
     */
    @Bean
    public HealthIndicator processors(ProcessorWatch watch) {
        return () -> {
            List<ProcessorState> states = watch.states();
            List<ProcessorState> ailing = states.stream()
                    .filter(processor -> !processor.missing().isEmpty())
                    .toList();
            Optional<Hindrance> blind = watch.blindness();
            Health.Builder health = ailing.isEmpty() && blind.isEmpty() ? Health.up() : Health.outOfService();
            blind.ifPresent(why -> health.withDetail("unknown", why.words()).withDetail("since", why.since()));
            ailing.forEach(processor -> health.withDetail(processor.name(), processor.missing()));
            Map<String, Long> parked = states.stream()
                    .filter(processor -> processor.parked() > 0)
                    .collect(Collectors.toMap(ProcessorState::name, ProcessorState::parked));
            if (!parked.isEmpty()) {
                health.withDetail("parked", parked);
            }
            return health.build();
        };
    }

    /** A part of readiness: what is read from views of another log is not true. */
    @Bean
    HealthIndicator log(RecognisedLog log) {
        return () -> log.mismatch()
                .map(mismatch -> Health.outOfService()
                        .withDetail("reason", mismatch.words())
                        .withDetail("since", mismatch.since()))
                .orElseGet(() -> log.isRecognised()
                        ? Health.up()
                        : Health.outOfService()
                                .withDetail("reason", "Nobody has seen yet whether it is the one that is known."))
                .build();
    }
}
