package shop.platform.processing;

/** Tells how far the processors of this instance are behind, as it was some tenths of a second ago. */
@FunctionalInterface
public interface Backlogs {

    /** None for a processor that is unknown here, or of whose work this instance has no share. */
    Backlog of(String processor);
}
