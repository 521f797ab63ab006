package shop.platform.mongo;

/** Why a service does not start: one sentence on the MongoDB that was named to it, one that says what to do. */
public final class MongoRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    MongoRefusal(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    static MongoRefusal nothingNamed() {
        return new MongoRefusal(
                "No MongoDB is named to this service: spring.mongodb.uri is missing.",
                "Name a database that is its own: --spring.mongodb.uri=mongodb://user:password@host:port/database,"
                        + " or SPRING_MONGODB_URI as an environment variable.",
                null);
    }

    public String remedy() {
        return remedy;
    }
}
