package shop.specification.library;

import java.util.List;

/** Take the copy back, noting what is wrong with it. */
record ReturnCopy(LoanId loanId, List<Damage> damages) {}
