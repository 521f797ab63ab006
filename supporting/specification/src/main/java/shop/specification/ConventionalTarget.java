package shop.specification;

import java.lang.reflect.RecordComponent;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import shop.wording.scenario.Components;

/** A command that says nothing of its target is for the aggregate that its first component identifies. */
final class ConventionalTarget implements CommandTargetResolver {

    private final CommandTargetResolver annotated =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            return annotated.resolveTarget(command);
        } catch (IllegalArgumentException notAnnotated) {
            RecordComponent[] components = command.getPayloadType().getRecordComponents();
            if (components == null || components.length == 0) {
                throw notAnnotated;
            }
            return new VersionedAggregateIdentifier(Components.value(command.getPayload(), components[0]), null);
        }
    }
}
