package shop.importer.files;

/** Thrown when a folder cannot be read as orders; the message names the file and, where there is one, line and column. */
public final class BadFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFolder(String message) {
        super(message);
    }

    BadFolder(String message, Throwable cause) {
        super(message, cause);
    }
}
