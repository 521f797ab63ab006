package shop.node.vital;

import java.util.function.Consumer;

/**
 * Ends the process at once, with one line on standard error and exit status 3, as {@code -XX:+ExitOnOutOfMemoryError} does.
 * Nothing is tidied up on the way: whatever could be asked to do so may be what is broken, and a start after it is the same
 * as one after kill -9.
 */
public final class ProcessEnd implements Consumer<String> {

    /** What a process manager sees. */
    public static final int STATUS = 3;

    @Override
    public void accept(String why) {
        try {
            System.err.println(why);
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /**
     * Also ends the process when any other thread dies of an error. One that has only called itself too deeply is spared:
     * that is a fault of what it was asked, and its stack is free again. What struck it while it waited shows as a lock that
     * is not its own, and that lock may be open for nobody any more.
     */
    public void watchAllThreads() {
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            boolean isError = cause instanceof Error && !(cause instanceof StackOverflowError);
            if (isError || cause instanceof IllegalMonitorStateException) {
                accept("The process ends, because its thread %s died: %s".formatted(thread.getName(), cause));
            }
            System.getLogger(ProcessEnd.class.getName())
                    .log(System.Logger.Level.ERROR, "The thread " + thread.getName() + " died", cause);
        });
    }
}
