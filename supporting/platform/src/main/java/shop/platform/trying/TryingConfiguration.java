package shop.platform.trying;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;
import shop.wording.scenario.BookTexts;

/** Lets the scenarios of a service be tried, where the service says how the book tells it. */
@AutoConfiguration(after = SerializationConfiguration.class)
@ConditionalOnResource(resources = "classpath:book/${spring.application.name}/book.properties")
@Import(TrialsController.class)
public class TryingConfiguration {

    @Bean
    ScenarioStage stage(
            @Value("${spring.application.name}") String context,
            MessageNames names,
            Serializer serializer,
            ListableBeanFactory beans,
            ObjectProvider<Terms> terms) {
        return new ScenarioStage(
                names,
                serializer,
                aggregates(beans),
                terms.getIfAvailable(() -> Terms.NONE),
                BookTexts.ofService(context));
    }

    /** All kinds of aggregates that a service has. */
    public static List<Tried<?>> aggregates(ListableBeanFactory beans) {
        return Stream.of(beans.getBeanNamesForAnnotation(Aggregate.class))
                .<Tried<?>>map(name -> tried(Objects.requireNonNull(beans.getType(name)), beans, name))
                .toList();
    }

    private static <A> Tried<A> tried(Class<A> type, ListableBeanFactory beans, String name) {
        return new Tried<>(type, () -> beans.getBean(name, type));
    }
}
