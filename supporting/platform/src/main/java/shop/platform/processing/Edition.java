package shop.platform.processing;

import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The next edition of a projection's documents, which is made beside the present one while that is read and kept up to date.
 * What is done for it says so in its unit of work, so one and the same projection writes both.
 *
 * @param id of the rebuild that makes it
 */
public record Edition(String id, Step step) {

    private static final String KEY = Edition.class.getName();

    /** What is being done about it. */
    public enum Step {
        /** It begins, empty. */
        BEGIN,
        /** It is told an event. */
        FOLLOW,
        /** It takes the place of the present one, unless it has done so already. */
        TAKE_OVER,
        /** It is given up. */
        GIVE_UP
    }

    /** The edition that the current unit of work is for; none for the present one. */
    public static Optional<Edition> current() {
        return CurrentUnitOfWork.isStarted()
                ? Optional.ofNullable(CurrentUnitOfWork.get().root().getResource(KEY))
                : Optional.empty();
    }

    /** Says that the unit of work is for this edition. */
    public void attachTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(KEY, this);
    }
}
