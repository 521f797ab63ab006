package shop.specification.library;

/** Hand a copy of a book to a member for two weeks. */
record LendCopy(LoanId loanId, String book, String member) {}
