package shop.platform.parking;

/** Thrown when the store does not take what an event leads to, and would not take it later. */
public final class ResultNotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what names the document */
    public ResultNotStored(String what, Throwable cause) {
        super(what + " cannot be stored: " + cause.getMessage(), cause);
    }
}
