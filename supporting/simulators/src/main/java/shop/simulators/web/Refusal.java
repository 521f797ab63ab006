package shop.simulators.web;

import org.springframework.http.HttpStatus;

/** A request that was understood and not carried out; nothing was recorded, so its idempotency key is still free. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private Refusal(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The request itself is wrong: 400. */
    public static Refusal badRequest(String code, String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** What the request speaks of does not exist: 404. */
    public static Refusal notFound(String detail) {
        return new Refusal(HttpStatus.NOT_FOUND, "not_found", detail);
    }

    /** The present state forbids it: 409. */
    public static Refusal conflict(String code, String detail) {
        return new Refusal(HttpStatus.CONFLICT, code, detail);
    }

    /** Well-formed, but it cannot be done whatever the state: 422. */
    public static Refusal unprocessable(String code, String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    HttpStatus status() {
        return status;
    }

    /** Stable name of the reason, such as {@code over_capture}. */
    public String code() {
        return code;
    }
}
