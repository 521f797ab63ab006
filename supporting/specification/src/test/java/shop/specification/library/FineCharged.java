package shop.specification.library;

/** Recorded when the member owes for every day begun after the due date. */
record FineCharged(LoanId loanId, long amountMinor, String currency, int daysLate) {}
