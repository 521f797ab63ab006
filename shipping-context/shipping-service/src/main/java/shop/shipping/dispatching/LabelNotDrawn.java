package shop.shipping.dispatching;

/** The carrier draws its labels itself, and has no drawing of this one; asking again does not help. */
public final class LabelNotDrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LabelNotDrawn(String message) {
        super(message);
    }
}
