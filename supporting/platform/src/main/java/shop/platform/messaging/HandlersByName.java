package shop.platform.messaging;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.Priority;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.queryhandling.QueryHandler;
import shop.platform.serialization.MessageNames;

/**
 * Handlers of commands and queries are known to the server by the {@link MessageNames name} of what they take, not by its
 * class. Comes before the framework's own definitions, which read the name from the annotation.
 */
@Priority(Priority.FIRST)
public final class HandlersByName implements HandlerEnhancerDefinition {

    private static final Map<Class<? extends Annotation>, String> NAME_OF =
            Map.of(CommandHandler.class, "commandName", QueryHandler.class, "queryName");

    private final MessageNames names;

    public HandlersByName(MessageNames names) {
        this.names = names;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        boolean takesCommandsOrQueries = original.attribute("CommandHandler.commandName")
                .or(() -> original.attribute("QueryHandler.queryName"))
                .isPresent();
        return takesCommandsOrQueries ? new ByName<>(original, names) : original;
    }

    private static final class ByName<T> extends WrappedMessageHandlingMember<T> {

        private final MessageNames names;

        ByName(MessageHandlingMember<T> delegate, MessageNames names) {
            super(delegate);
            this.names = names;
        }

        @Override
        @SuppressWarnings("deprecation") // but the framework's own definitions still read it
        public Optional<Map<String, Object>> annotationAttributes(Class<? extends Annotation> annotation) {
            return super.annotationAttributes(annotation).map(attributes -> {
                String name = NAME_OF.get(annotation);
                if (name == null || !"".equals(attributes.get(name))) {
                    return attributes;
                }
                var named = new HashMap<>(attributes);
                named.put(name, names.nameOf(payloadType()));
                return named;
            });
        }
    }
}
