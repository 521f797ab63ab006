package shop.platform.mongo;

import org.springframework.data.annotation.Id;

/** A document of a projection. It knows the position of the last event it has seen, and so recognises a repeat. */
public abstract class Projected {

    static final String POSITION = "position";
    static final String EDITION = "edition";

    @Id
    private String id = "";

    private long position = -1;

    /** The rebuild that has made the document; empty for none. A copy of an earlier edition overwrites nothing. */
    private String edition = "";

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

    String edition() {
        return edition;
    }

    void begunIn(String rebuild) {
        edition = rebuild;
    }

    void seen(long newest) {
        position = newest;
    }
}
