package shop.shipping.dispatching;

/**
 * Nobody knows whether the carrier did what it was asked for: it could not be reached, took too long, or answered that it
 * has troubles of its own. Never a reason to take the request as refused.
 */
public final class CarrierDidNotAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CarrierDidNotAnswer(String message) {
        super(message);
    }

    public CarrierDidNotAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
