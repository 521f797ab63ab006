package shop.platform.web;

/** Thrown when a request does not go with how things stand, where no rule of the business speaks. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code what stands against it, for programs: {@code not-a-projection}
     * @param message the same for people, and the way out
     */
    public Conflict(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
