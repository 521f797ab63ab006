package shop.starting;

/** Why something does not start, as waiting would not help: one sentence on what is wrong, one that says what to do. */
public class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** Where the first sentence says both. */
    public CannotStart(String reason, Throwable cause) {
        this(reason, "", cause);
    }

    public CannotStart(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** What to do; empty where the message says it. */
    public String remedy() {
        return remedy;
    }

    /** All that a person is told. */
    public String sentences() {
        return (getMessage() + " " + remedy).strip();
    }
}
