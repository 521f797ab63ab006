package shop.platform.messaging;

import java.util.Arrays;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.HandlerAttributes;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import shop.platform.rejection.BusinessRejection;

/**
 * Refuses a command that says for which versions of its aggregate it was meant ({@link Headers#ONLY_VERSIONS}) when the
 * aggregate has another. It is asked where the command is decided, so nobody can be faster in between.
 */
public final class KeepsToTheVersion implements HandlerEnhancerDefinition {

    /** The code of the refusal. */
    public static final String CODE = "version-differs";

    /** The fact of the refusal that tells the version which the aggregate has. */
    public static final String VERSION = "version";

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.attribute(HandlerAttributes.COMMAND_NAME).isPresent() ? new Guarded<>(handler) : handler;
    }

    private static void check(Message<?> command) {
        Object only = command.getMetaData().get(Headers.ONLY_VERSIONS);
        if (only == null) {
            return;
        }
        String now = String.valueOf(AggregateLifecycle.getVersion());
        if (Arrays.stream(only.toString().split(",")).noneMatch(now::equals)) {
            throw BusinessRejection.of(
                    "",
                    CODE,
                    "It has changed since: its version is " + now + ". Nothing was done; read it again, then decide.",
                    Map.of(VERSION, now));
        }
    }

    private static final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        Guarded(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (message instanceof CommandMessage) {
                check(message);
            }
            return super.handle(message, target);
        }
    }
}
