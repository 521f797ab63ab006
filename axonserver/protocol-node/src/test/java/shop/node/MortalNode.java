package shop.node;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A node as a process of its own, whose threads can be made to die: each line on standard input names one. */
final class MortalNode {

    private MortalNode() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread reaper = new Thread(MortalNode::reap, "reaper");
        reaper.setDaemon(true);
        reaper.start();
        NodeMain.main(arguments);
    }

    private static void reap() {
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .forEach(name -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals(name))
                        .forEach(MortalNode::kill));
    }

    /** Makes an error strike wherever the thread is: the only way to it without a hole in the node for tests. */
    @SuppressWarnings({"deprecation", "removal"})
    private static void kill(Thread thread) {
        thread.stop();
    }
}
