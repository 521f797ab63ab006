package shop.specification.library;

/** Handled wrongly on purpose: fails with a checked exception, which does not take back what was applied. */
record ShredCopy(LoanId loanId) {}
