package shop.verification.simulation;

/** When the process ends that is at work: between two of its steps, or never. */
final class Breakdown {

    private static final int NEVER = -1;

    private int steps = NEVER;
    private boolean gone;

    /** After so many more steps, unless it is done before. */
    void in(int more) {
        steps = more;
    }

    /** Whoever is at work is there, and stays. */
    void end() {
        steps = NEVER;
        gone = false;
    }

    /** Nothing more is done by what is under way. */
    void now() {
        gone = true;
    }

    boolean hasStruck() {
        return gone;
    }

    /** A step is about to be taken. */
    void step() {
        if (gone || steps == 0) {
            gone = true;
            throw new Crash();
        }
        if (steps > 0) {
            steps--;
        }
    }
}
