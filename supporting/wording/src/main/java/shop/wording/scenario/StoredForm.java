package shop.wording.scenario;

/** How messages are stored and sent, as far as somebody knows; found with a {@link java.util.ServiceLoader}. */
public interface StoredForm {

    /** The name under which it is stored, which no class, package or module may move. */
    String name(Object message);

    /** What it says, as a JSON object. */
    String content(Object message);
}
