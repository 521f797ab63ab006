package shop.node.storage;

/** The store cannot do what it was asked for; the message is a sentence for the operator. */
public final class StorageFailure extends RuntimeException {

    /** What is wrong, as far as it changes what an operator does. */
    public enum Kind {
        /** No room on the disk: make room, appends work again by themselves. */
        FULL,
        /** Stored bytes are not what was written: restore a copy. */
        DAMAGED,
        /** Written by another version or another program. */
        FOREIGN,
        /** In use by another process. */
        LOCKED,
        /** Anything else, such as a folder that cannot be written. */
        UNUSABLE
    }

    private final Kind kind;

    public StorageFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StorageFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
