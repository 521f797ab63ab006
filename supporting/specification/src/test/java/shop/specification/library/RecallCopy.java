package shop.specification.library;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take the copy back early; says by annotation which loan is meant. */
record RecallCopy(String reason, @TargetAggregateIdentifier LoanId loanId) {}
