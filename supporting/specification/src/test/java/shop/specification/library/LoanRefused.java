package shop.specification.library;

import org.axonframework.commandhandling.CommandExecutionException;

/** A rule of the library stands against the request. */
final class LoanRefused extends CommandExecutionException {

    /** What of a refusal survives the wire. */
    record Details(String rule, String code) {}

    LoanRefused(String rule, String code, String message) {
        super(message, null, new Details(rule, code));
    }
}
