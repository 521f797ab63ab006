package shop.specification.library;

/** Recorded when the due date passes and the copy is not back. */
record LoanFellDue(LoanId loanId) {}
