package shop.specification.library;

import java.time.Instant;

/** Recorded when the member may keep the copy for longer. */
record LoanExtended(LoanId loanId, int times, Instant due) {}
