package shop.mongo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded MongoDB as a process of its own, on loopback: {@code mongo.folder} and {@code mongo.port}, as system
 * properties.
 */
public final class MongoMain {

    private static final int USUAL_PORT = 27017;

    private MongoMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.getInteger("mongo.port", USUAL_PORT);
        EmbeddedMongo mongo = start(port);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            mongo.close();
                            stopped.countDown();
                        },
                        "mongo-stop"));
        System.out.println("Ready: MongoDB's protocol on 127.0.0.1:" + port);
        stopped.await();
    }

    private static EmbeddedMongo start(int port) {
        try {
            return EmbeddedMongo.in(
                    Path.of(System.getProperty("mongo.folder", "data/mongo")),
                    EmbeddedMongo.loopback(port),
                    Boolean.getBoolean("mongo.rebuild"),
                    MongoMain::end);
        } catch (UnusableDocuments unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
            throw unusable;
        }
    }

    /** Nothing can be kept any more; who needs it finds out at once, and somebody starts it again. */
    private static void end(String why) {
        System.err.println(why);
        Runtime.getRuntime().halt(1);
    }
}
