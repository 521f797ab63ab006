package shop.specification.library;

/** Let the member keep the copy for two more weeks. */
record ExtendLoan(LoanId loanId) {}
