package shop.payment.books;

/** Thrown when the provider's books cannot be read just now. */
public final class BooksAreSilent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BooksAreSilent() {
        super("The provider's books cannot be read just now");
    }
}
