package shop.specification.library;

/** Handled wrongly on purpose: the loan changes without an event that says so. */
record MislayCopy(LoanId loanId) {}
