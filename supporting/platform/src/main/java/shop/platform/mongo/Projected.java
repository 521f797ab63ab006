package shop.platform.mongo;

import org.springframework.data.annotation.Id;

/** A document of a projection. It knows the position of the last event it has seen, and so recognises a repeat. */
public abstract class Projected {

    static final String POSITION = "position";

    @Id
    private String id = "";

    private long position = -1;

    /** For the store. */
    protected Projected() {}

    protected Projected(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** The position, within its aggregate, of the last event that this document has seen; -1 before the first. */
    public long position() {
        return position;
    }

    void seen(long newest) {
        position = newest;
    }
}
