package shop.specification.library;

import java.time.Instant;

/** Recorded when a copy leaves the library. */
record CopyLent(LoanId loanId, String book, String member, Instant due) {}
