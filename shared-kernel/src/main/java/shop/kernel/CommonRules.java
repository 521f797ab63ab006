package shop.kernel;

/**
 * The rules that every context holds, by the ids under which its refusals cite them. Each belongs to one context, whose
 * catalogue has it; what the contexts share refuses by it in the name of all.
 */
public final class CommonRules {

    /** No card number ever, wherever in a request it stands. */
    public static final String NO_CARD_NUMBERS = "PAY-09";

    /** No number in clear under which the tax office knows a customer. */
    public static final String CASH_RECEIPTS_NAME_NOBODY = "PAY-19";

    private CommonRules() {}
}
