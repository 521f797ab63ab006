package shop.platform.processing;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/**
 * Makes a failure of an error in a handler of events, such as a stack that overflows or a class that is missing. The
 * framework takes an error for the end of the thread: its share of the work would stand still and seem at rest. What the
 * whole process suffers from, such as a lack of memory, stays what it is.
 *
 * <p>What a handler gathered for the end of a batch belongs to the handling, if its event is a suspect: then it is finished
 * here, and fails here (see {@link BatchEnd}).
 */
final class ErrorsAreFailures implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(EventMessage.class) ? new Wrapped<>(original) : original;
    }

    private static final class Wrapped<T> extends WrappedMessageHandlingMember<T> {

        private final MessageHandlingMember<T> handler;

        Wrapped(MessageHandlingMember<T> handler) {
            super(handler);
            this.handler = handler;
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            try {
                Object result = handler.handle(message, target);
                BatchEnd.finishIfSuspected();
                return result;
            } catch (StackOverflowError | LinkageError | AssertionError error) {
                throw new HandlerFailed(error);
            }
        }
    }

    /** Stands for the error that a handler ended with. */
    static final class HandlerFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HandlerFailed(Error error) {
            super(error.toString(), error);
        }
    }
}
