package shop.platform.start;

/** Why a service does not start, as waiting would not help: one sentence on what is wrong, one that says what to do. */
public class StartRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefusal(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
