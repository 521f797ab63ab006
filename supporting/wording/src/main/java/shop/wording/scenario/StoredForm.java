package shop.wording.scenario;

import java.util.List;

/** How messages are stored and sent, as far as somebody knows; found with a {@link java.util.ServiceLoader}. */
public interface StoredForm {

    /** The name under which it is stored, which no class, package or module may move. */
    String name(Object message);

    /** What it says, as a JSON object. */
    String content(Object message);

    /**
     * Whether a service would play a scenario of these again, as they stand.
     *
     * @param said its messages, and its moments as {@link java.time.Instant}s, in their order
     */
    boolean canBeTried(List<?> said);
}
