package shop.specification;

import java.lang.StackWalker.StackFrame;

/** Finds where in the source of a test class the running test stands. */
record SourceLines(Class<?> outermost) {

    static final int UNKNOWN = Integer.MAX_VALUE;

    static SourceLines of(Class<?> testClass) {
        return new SourceLines(testClass.getNestHost());
    }

    /** The line in the test method itself, not in a helper that it calls; {@link #UNKNOWN} for an inherited test. */
    int current() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getDeclaringClass().getNestHost() == outermost)
                        .reduce((inner, outer) -> outer))
                .map(StackFrame::getLineNumber)
                .orElse(UNKNOWN);
    }
}
