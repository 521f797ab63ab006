package shop.platform.mongo;

import shop.starting.CannotStart;

/** Why a service does not start: one sentence on the MongoDB that was named to it, one that says what to do. */
public final class MongoRefusal extends CannotStart {

    private static final long serialVersionUID = 1L;

    MongoRefusal(String reason, String remedy, Throwable cause) {
        super(reason, remedy, cause);
    }

    static MongoRefusal nothingNamed() {
        return new MongoRefusal(
                "No MongoDB is named to this service: spring.mongodb.uri is missing.",
                "Name a database that is its own: --spring.mongodb.uri=mongodb://user:password@host:port/database,"
                        + " or SPRING_MONGODB_URI as an environment variable.",
                null);
    }
}
