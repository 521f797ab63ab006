package shop.importer.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shop.kernel.Money;

/**
 * That a unit is given back after it has arrived (ORD-11), as the additional file of returns says it.
 *
 * @param wants what the customer wants for it
 * @param condition in which whoever sent it finds it
 * @param accepted whether its money goes back
 * @param withheld what of its money support keeps; nothing unless it is accepted
 */
public record UnitReturn(Reason reason, Wish wants, Condition condition, boolean accepted, Optional<Money> withheld) {

    static final Map<String, Boolean> DECISIONS = Map.of("refund", true, "refuse", false);

    /** One that the customer wants the money for. */
    public UnitReturn(Reason reason, Condition condition, boolean accepted, Optional<Money> withheld) {
        this(reason, Wish.REFUND, condition, accepted, withheld);
    }

    /** What the customer wants for it. */
    public enum Wish {
        REFUND,
        /** The same once more (ORD-16). */
        EXCHANGE;

        static final Map<String, Wish> BY_WORD =
                Arrays.stream(values()).collect(Collectors.toMap(Wish::word, Function.identity()));

        /** As the file of returns writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it is given back. */
    public enum Reason {
        DEFECT,
        WRONG_GOODS,
        DAMAGED,
        CHANGE_OF_MIND,
        DOES_NOT_FIT,
        ANOTHER_REASON;

        static final Map<String, Reason> BY_WORD =
                Arrays.stream(values()).collect(Collectors.toMap(Reason::word, Function.identity()));

        /** As the file of returns writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is when it is back. */
    public enum Condition {
        AS_NEW,
        USED,
        DAMAGED,
        NOT_WHAT_WAS_SENT;

        static final Map<String, Condition> BY_WORD =
                Arrays.stream(values()).collect(Collectors.toMap(Condition::word, Function.identity()));

        /** As the file of returns writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is as whoever gives it back has said, so that its money goes back without anybody looking at it (ORD-15). */
    public boolean isAsTold() {
        return switch (condition) {
            case AS_NEW -> true;
            case USED, DAMAGED -> reason == Reason.DEFECT || reason == Reason.DAMAGED;
            case NOT_WHAT_WAS_SENT -> false;
        };
    }

    /** As the file of returns writes what is decided about it. */
    public String decision() {
        return accepted ? "refund" : "refuse";
    }
}
