package shop.starting;

/**
 * Ends the process at once, with one line on standard error and exit status 3, as {@code -XX:+ExitOnOutOfMemoryError} does,
 * for whoever runs it to start it again. Nothing is tidied up on the way: whatever could be asked to do so may be what is
 * broken, and a start after it is the same as one after kill -9.
 */
public final class Halt {

    /** What a process manager sees. */
    public static final int STATUS = 3;

    private Halt() {}

    /** @param why in one sentence */
    public static void because(String why) {
        try {
            System.err.println(why);
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /**
     * Also ends the process when any thread dies of an error: whoever took it for granted would not notice. One that has only
     * called itself too deeply is spared: that is a fault of what it was asked, and its stack is free again. What struck it
     * while it waited shows as a lock that is not its own, and that lock may be open for nobody any more.
     */
    public static void watchAllThreads() {
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            boolean isError = cause instanceof Error && !(cause instanceof StackOverflowError);
            if (isError || cause instanceof IllegalMonitorStateException) {
                because("The process ends, because its thread %s died: %s".formatted(thread.getName(), cause));
            }
            System.getLogger(Halt.class.getName())
                    .log(System.Logger.Level.ERROR, "The thread " + thread.getName() + " died", cause);
        });
    }
}
