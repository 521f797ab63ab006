package shop.specification.library;

import java.util.List;

/** Recorded when the copy is back. */
record CopyReturned(LoanId loanId, List<Damage> damages) {}
