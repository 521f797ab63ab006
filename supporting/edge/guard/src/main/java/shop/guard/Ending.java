package shop.guard;

/**
 * How an application ends that cannot go on. One that has a process of its own ({@code shop.ends-process=true}) ends that
 * process; one beside others, as in tests, says so and is not live any more.
 */
@FunctionalInterface
public interface Ending {

    /**
     * Ends it.
     *
     * @param why in one sentence
     */
    void because(String why);
}
