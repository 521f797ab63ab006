package shop.platform.trying;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import shop.platform.messaging.Trial;

/**
 * A kind of aggregate that scenarios are played on.
 *
 * @param blank makes one that has recorded nothing
 */
public record Tried<A>(Class<A> type, Supplier<A> blank) {

    /** One of which nothing has happened, whose handlers may ask for these. */
    Trial<A> under(List<Object> resources) {
        return new Trial<>(
                type,
                blank,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(type),
                        new SimpleResourceParameterResolverFactory(resources)),
                List.of());
    }
}
