package shop.paths;

/**
 * One step of a life: in a state, something happens, and the thing stands as it did or otherwise.
 *
 * @param context to which the thing belongs
 * @param from its state before; empty before its first
 * @param by the simple name of what happened
 * @param to its state after
 */
record WayGone(String context, String from, String by, String to) implements Comparable<WayGone> {

    @Override
    public int compareTo(WayGone other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return context + ": " + state(from) + " → " + by + " → " + state(to);
    }

    private static String state(String state) {
        return state.isEmpty() ? "–" : state;
    }
}
