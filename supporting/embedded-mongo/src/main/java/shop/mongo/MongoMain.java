package shop.mongo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * The embedded MongoDB as a process of its own, on loopback: {@code mongo.folder} and {@code mongo.port}, as system
 * properties.
 */
public final class MongoMain {

    private static final int USUAL_PORT = 27017;

    /** What a process manager sees; the same as of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int STATUS = 3;

    private MongoMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            if (cause instanceof Error && !(cause instanceof StackOverflowError)) {
                end("The process ends, because its thread %s died: %s".formatted(thread.getName(), cause));
            }
            LoggerFactory.getLogger(MongoMain.class).error("The thread {} died", thread.getName(), cause);
        });
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
        Runtime.getRuntime().halt(STATUS);
    }
}
