package shop.platform.processing;

import java.util.Collection;
import java.util.Optional;

/** Tells how far the processors are behind, as it was some tenths of a second ago. */
@FunctionalInterface
public interface Backlogs {

    /** Of all shares together, whoever works on them; none for a processor that is unknown here. */
    Backlog of(String processor);

    /** Whether the log was seen to be the one that the processors have worked on; not before somebody has looked. */
    default boolean isLogRecognised() {
        return true;
    }

    /** Why the work of one of these processors will not go on by itself, if that is so. */
    default Optional<Hindrance> hindrance(Collection<String> processors) {
        return Optional.empty();
    }
}
