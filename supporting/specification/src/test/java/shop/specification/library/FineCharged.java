package shop.specification.library;

/** Recorded when the member owes for every day begun after the due date. */
record FineCharged(LoanId loanId, Euros amount, int daysLate) {}
