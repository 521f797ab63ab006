package shop.mongo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import shop.starting.Halt;

/**
 * The embedded MongoDB as a process of its own, on loopback: {@code mongo.folder} and {@code mongo.port}, as system
 * properties.
 */
public final class MongoMain {

    private static final int USUAL_PORT = 27017;

    private MongoMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Halt.watchAllThreads();
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
                    Halt::because);
        } catch (UnusableDocuments unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
            throw unusable;
        }
    }
}
