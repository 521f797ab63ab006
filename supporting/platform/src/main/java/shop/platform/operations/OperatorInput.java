package shop.platform.operations;

/** The bounds of what operators say, whatever they ask for. */
final class OperatorInput {

    /** Of a reason, in characters. */
    static final int LONGEST_REASON = 500;

    /** The form of a processor's name. */
    static final String PROCESSOR = "[a-z][a-z0-9-]{0,63}";

    private OperatorInput() {}
}
